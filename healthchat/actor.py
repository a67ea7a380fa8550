"""Who acts: the one value that visibility, audit and tenancy ask for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a person is to a clinic. A membership has exactly one."""

    PATIENT = "patient"
    PROXY = "proxy"
    CLINICIAN = "clinician"
    ADMIN = "admin"
    COMPLIANCE = "compliance"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in one clinic, or the portal itself (``role`` SYSTEM, no ``user_id``).

    ``patient_id`` is the patient whose record the actor may see: their own for a patient, the
    represented patient's for a proxy (who reads and never writes), None for everyone else.
    """

    clinic_id: UUID
    role: Role
    user_id: UUID | None = None
    patient_id: UUID | None = None
    membership_id: UUID | None = None

    @classmethod
    def system(cls, clinic_id: UUID, patient_id: UUID | None = None) -> Actor:
        """The portal acting on a clinic's behalf, in a worker or a command."""
        return cls(clinic_id=clinic_id, role=Role.SYSTEM, patient_id=patient_id)
