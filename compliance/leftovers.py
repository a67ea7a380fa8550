"""A stored file that nothing names is removed: the patient whose it was reads that it happened."""

from __future__ import annotations

from uuid import UUID

from compliance import audit
from compliance.audit import Subject
from healthchat.actor import Actor


def record_removed(clinic_id: UUID, patient_id: UUID, count: int) -> None:
    """Observe ``crypto.orphans.on_removed``."""
    audit.record(
        "storage.leftovers_removed",
        actor=Actor.system(clinic_id, patient_id),
        subject=Subject("patient", patient_id, patient_id),
        data={"count": count},
    )
