"""Medicines, conditions and all else that a note says of a patient's care."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from documents.pipeline.types.pages import Source


class Status(StrEnum):
    """How the document speaks of a condition. Only PRESENT is asserted."""

    PRESENT = "present"
    ABSENT = "absent"
    POSSIBLE = "possible"
    PAST = "past"
    FAMILY = "family"
    HYPOTHETICAL = "hypothetical"


class MedicationStatus(StrEnum):
    """What the document says is to be done with a medicine."""

    ACTIVE = "active"
    STARTED = "started"
    CHANGED = "changed"
    STOPPED = "stopped"
    HELD = "held"
    PAST = "past"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Medication:
    """A medicine as the document gives it; every field is text that stands in the source.

    ``status_source`` is set where the status rests on another place (``Cancel ...`` in the plan).
    """

    name: str
    source: Source
    dose: str | None = None
    route: str | None = None
    frequency: str | None = None
    status: MedicationStatus = MedicationStatus.UNKNOWN
    status_source: Source | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition or symptom the document names, with how it speaks of it.

    ``kind`` is ``diagnosis`` or ``symptom`` (a complaint or sign: pain, fever, swelling).
    """

    text: str
    status: Status
    source: Source
    kind: str = "diagnosis"


@dataclass(frozen=True, slots=True)
class Allergy:
    """A recorded allergy; ``status`` ABSENT for "no known allergies"."""

    substance: str
    source: Source
    reaction: str | None = None
    status: Status = Status.PRESENT


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An instruction or appointment for the patient, as the document words it."""

    text: str
    source: Source
