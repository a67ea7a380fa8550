"""Value types that the pipeline's pure functions pass to one another.

Nothing here knows the ORM, the network or the disk. A place in a document is always
``Source(page, start, end)``: character offsets into that page's ``text``, so that a quote can
be checked by slicing. Word boxes are fractions (0..1) of the page's width and height, the
origin at the top left, whatever the page was made from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Refused(Exception):
    """The file can't be read, for a reason its owner can act on.

    ``code`` is stable and machine-readable (``password_protected``, ``type_not_accepted``,
    ``too_large``, ``too_many_pages``, ``damaged``, ``took_too_long``, ``too_much_memory``,
    ``empty``, ``nothing_readable``); ``message`` is one or two plain sentences for a patient:
    what happened and what to do next. It never holds text from the file.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, as fractions 0..1 of its width and height from the top left."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word. ``page.text[start:end] == text``; ``box`` is None where there is no image.

    ``confidence`` (0..1) and ``doubt`` exist only for OCR: ``doubt`` is what the second reader
    saw instead, and any number resting on a doubted word asks for review.
    """

    text: str
    start: int
    end: int
    box: Box | None = None
    confidence: float | None = None
    doubt: str | None = None


class Reader(StrEnum):
    """How a page's words came about."""

    TEXT = "text"
    OCR = "ocr"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Page:
    """One page. A line's words are joined by one space, its cells by two, lines by ``\\n``.

    A plain-text page keeps its text exactly as uploaded and its words have no box.
    """

    number: int
    text: str
    words: tuple[Word, ...] = ()
    width: float = 0.0
    height: float = 0.0
    reader: Reader = Reader.TEXT
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageImage:
    """What the patient sees of a page: an encoded picture and its size in pixels."""

    number: int
    media_type: str
    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place: characters ``start:end`` of page ``page`` (numbered from 1)."""

    page: int
    start: int
    end: int


class Kind(StrEnum):
    """What a document is, as a patient would say it."""

    LAB_REPORT = "lab_report"
    VISIT_NOTE = "visit_note"
    DISCHARGE_SUMMARY = "discharge_summary"
    PRESCRIPTION = "prescription"
    IMAGING_REPORT = "imaging_report"
    PATHOLOGY_REPORT = "pathology_report"
    REFERRAL = "referral"
    INSURANCE = "insurance"
    IDENTITY = "identity"
    OTHER = "other"


class Flag(StrEnum):
    """Where a value lies against the range printed beside it."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    CRITICAL_LOW = "critical_low"
    CRITICAL_HIGH = "critical_high"
    ABNORMAL = "abnormal"


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
class LabRow:
    """One observation as printed, and what can be computed from what is printed.

    ``value`` is the raw string with its comparator or words (``<5``, ``5,4``, ``non-reactive``);
    ``number`` its decimal where it is one number, in the printed ``unit``. ``flag`` is computed
    from the printed range only (None where none is printed). ``analyte`` is a catalogue key.
    ``source`` covers the row, ``value_source`` the value alone, ``box`` the row's words.
    """

    name: str
    value: str
    unit: str | None
    source: Source
    value_source: Source
    ref_text: str | None = None
    ref_low: Decimal | None = None
    ref_high: Decimal | None = None
    printed_flag: str | None = None
    flag: Flag | None = None
    comparator: str | None = None
    number: Decimal | None = None
    analyte: str | None = None
    specimen: str | None = None
    observed_on: date | None = None
    box: Box | None = None
    needs_review: bool = False
    review_reason: str | None = None


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


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date and its ``kind``: ``collected``, ``reported``, ``visit``, ``birth`` or ``other``."""

    kind: str
    value: date
    source: Source


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a note; ``kind`` is a stable name (``medications``) or ``other``."""

    kind: str
    title: str
    source: Source


@dataclass(frozen=True, slots=True)
class Findings:
    """All that ``recognise`` found on the pages, before any sentence is written.

    Where a note lists its diagnoses, ``symptoms`` holds the complaints it names elsewhere.
    """

    kind: Kind = Kind.OTHER
    labs: tuple[LabRow, ...] = ()
    medications: tuple[Medication, ...] = ()
    conditions: tuple[Condition, ...] = ()
    allergies: tuple[Allergy, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    dates: tuple[DateFound, ...] = ()
    sections: tuple[Section, ...] = ()
    warnings: tuple[str, ...] = ()
    symptoms: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One plain sentence and the places it rests on. ``about`` says what it speaks of.

    ``about`` is one of ``document``, ``lab``, ``medicine``, ``condition``, ``allergy``,
    ``followup``, ``note``, ``notice``. Every sentence has at least one source. ``reference`` is
    the public page that general wording rests on (what a test measures); empty where there is none.
    ``by_model`` says that the words are a model's, let through by the gate.
    """

    text: str
    sources: tuple[Source, ...]
    about: str = "note"
    reference: str = ""
    by_model: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """The deterministic summary: sentences, and the reading grade of the whole (FKGL)."""

    sentences: tuple[SummarySentence, ...] = ()
    grade: float = 0.0
    warnings: tuple[str, ...] = field(default=())
