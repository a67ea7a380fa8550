"""All that is found in one document, and the summary written from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from documents.pipeline.types.care import (
    Allergy,
    Appointment,
    Condition,
    FollowUp,
    Impression,
    Medication,
    Procedure,
    Suggestion,
    VitalSign,
)
from documents.pipeline.types.labs import LabRow
from documents.pipeline.types.pages import Source

Language = Literal["en", "es"]
"""A language that summaries are written in."""


class Kind(StrEnum):
    """What a document is, as a patient would say it."""

    LAB_REPORT = "lab_report"
    VISIT_NOTE = "visit_note"
    DISCHARGE_SUMMARY = "discharge_summary"
    PROCEDURE_NOTE = "procedure_note"
    PRESCRIPTION = "prescription"
    IMAGING_REPORT = "imaging_report"
    PATHOLOGY_REPORT = "pathology_report"
    HEART_TEST = "heart_test"
    REFERRAL = "referral"
    LETTER = "letter"
    VACCINATION = "vaccination"
    INSURANCE = "insurance"
    IDENTITY = "identity"
    OTHER = "other"


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
    procedures: tuple[Procedure, ...] = ()
    impressions: tuple[Impression, ...] = ()
    vitals: tuple[VitalSign, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One plain sentence and the places it rests on. ``about`` says what it speaks of.

    ``about`` is one of ``document``, ``conclusion``, ``lab``, ``medicine``, ``condition``,
    ``allergy``, ``followup``, ``note``, ``notice``, ``corrected`` (the patient's own word on a
    value: a number in it need not stand at its place). Every sentence has at least one source.
    ``reference`` is the public page that general wording rests on (what a test measures); empty
    where there is none.
    ``by_model`` says that the words are a model's, let through by the gate.
    """

    text: str
    sources: tuple[Source, ...]
    about: str = "note"
    reference: str = ""
    by_model: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """The deterministic summary: sentences, and how hard the whole is to read.

    ``grade`` is the school grade it asks for (Flesch-Kincaid; Crawford for Spanish), ``ease`` the
    INFLESZ measure of Spanish words, None for English.
    """

    sentences: tuple[SummarySentence, ...] = ()
    grade: float = 0.0
    warnings: tuple[str, ...] = field(default=())
    language: Language = "en"
    ease: float | None = None
