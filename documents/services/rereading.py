"""Having a document read again from its original: its patient asks, or the clinic's operator."""

from __future__ import annotations

from compliance import audit
from documents.errors import BeingRead, NotReread, ReadOnlyAccess
from documents.locking import lock_visible
from documents.models import Document, Stage, Status
from documents.services.lifecycle import PROCESS
from healthchat import jobs, tenancy
from healthchat.actor import Actor, Role


def reread_document(*, actor: Actor, document: Document) -> bool:
    """Have it read again; what was read stays on its page until that is done.

    False where that is waited for already. Raises ``NotReread`` for what was never read to its end
    or is no document of its own, ``BeingRead`` while something else is done with it.
    """
    if actor.role not in (Role.PATIENT, Role.SYSTEM):
        raise ReadOnlyAccess
    with tenancy.scope(clinic=document.clinic_id, patient=document.patient_id):
        _require_ready(Document.objects.of(actor).filter(id=document.id).first())
        # The job before the document: its worker, which may be at its last step, locks them so too.
        jobs.enqueue(
            PROCESS,
            clinic_id=document.clinic_id,
            subject_id=document.id,
            patient_id=document.patient_id,
            queue="documents",
        )
        locked = lock_visible(actor, document.id)
        _require_ready(locked)
        if locked.stage == Stage.REREAD:
            return False
        if locked.stage != Stage.DONE:
            raise BeingRead
        locked.stage = Stage.REREAD
        locked.problem = locked.problem_code = ""
        locked.save(update_fields=["stage", "problem", "problem_code"])
        audit.record(
            "document.reread_asked",
            actor=actor,
            subject=audit.Subject("document", locked.id, locked.patient_id),
        )
    return True


def _require_ready(document: Document | None) -> None:
    if document is not None and (document.is_archive or document.status != Status.READY):
        raise NotReread
