"""Medicines, conditions and all else that a note says of a patient's care."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
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


class Intent(StrEnum):
    """How the document speaks of a status. Only DONE is told as so, only ORDER as to be done.

    OPEN is all else: a thought, a wish, a plan, what hangs on a condition or a day, and words that
    may mean either. It is left to the document's own sentence.
    """

    DONE = "done"
    ORDER = "order"
    OPEN = "open"


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
    intent: Intent = Intent.DONE


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of a public code system whose name is what the document says, and its title there.

    A candidate to look up by, never a coding of the patient.
    """

    code: str
    title: str
    system: str = "ICD-10-CM"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition or symptom the document names, with how it speaks of it.

    ``kind`` is ``diagnosis`` or ``symptom`` (a complaint or sign: pain, fever, swelling).
    ``codes`` are those whose name matches the printed one; empty where none does.
    """

    text: str
    status: Status
    source: Source
    kind: str = "diagnosis"
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Allergy:
    """A recorded allergy; ``status`` ABSENT for "no known allergies".

    ``is_reaction`` where a reaction, a side effect or an intolerance is told and no allergy.
    """

    substance: str
    source: Source
    reaction: str | None = None
    status: Status = Status.PRESENT
    is_reaction: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An instruction or appointment, as the document words it.

    ``asked`` is who is asked to do it, as printed, where that is somebody else than the patient.
    ``lead`` is where another line stands that leads it in, over a page, or says who is asked.
    """

    text: str
    source: Source
    asked: str = ""
    lead: Source | None = None


class Stage(StrEnum):
    """Whether a procedure has been done, as far as the document says."""

    DONE = "done"
    PLANNED = "planned"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Procedure:
    """An operation, scan or test done to a person; ``on`` is the day printed beside it.

    ``status`` tells of whom and how surely: ABSENT is one that was not done, FAMILY another's.
    """

    text: str
    source: Source
    stage: Stage = Stage.UNKNOWN
    status: Status = Status.PRESENT
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Impression:
    """A statement of a report's conclusion, as printed, behind what it is said of.

    ``status`` is ABSENT where all it says is that something is not there.
    """

    text: str
    source: Source
    status: Status = Status.PRESENT


@dataclass(frozen=True, slots=True)
class VitalSign:
    """A measured sign. ``key`` is a stable name: ``blood_pressure``, ``heart_rate``,
    ``respiratory_rate``, ``temperature``, ``oxygen_saturation``, ``weight``, ``height``,
    ``body_mass_index``, ``pain``, ``coma_scale``, ``head_circumference`` or ``waist``.

    ``value`` is printed (``128/76``); ``number`` its decimal where it is one number. ``status`` is
    PRESENT for one that was measured on the day, PAST for one told of an earlier time and
    HYPOTHETICAL for a goal or a limit to watch.
    """

    key: str
    name: str
    value: str
    unit: str | None
    source: Source
    value_source: Source
    number: Decimal | None = None
    status: Status = Status.PRESENT


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit that has a day: the statement, its ``on`` and, as printed, time and person.

    ``status`` is PRESENT for one that is made, PAST for one that was, ABSENT for one that is
    cancelled or was missed, HYPOTHETICAL for one that depends on something.
    """

    text: str
    source: Source
    on: date
    time: str | None = None
    who: str | None = None
    status: Status = Status.PRESENT


class SuggestionKind(StrEnum):
    """What another reader takes a word for."""

    MEDICATION = "medication"
    CONDITION = "condition"
    PROCEDURE = "procedure"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What another reader (``by``) sees at a place and ours did not: shown as that, used nowhere.

    ``text`` is what stands at ``source``, letter for letter.
    """

    kind: SuggestionKind
    text: str
    source: Source
    by: str
    status: Status = Status.PRESENT
    codes: tuple[Code, ...] = ()
