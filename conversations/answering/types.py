"""Value types of an answer. Pure: no ORM, no network."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from documents.pipeline.types import Findings, Page, Source


@dataclass(frozen=True, slots=True)
class Record:
    """One document that may be asked about."""

    document_id: UUID
    name: str
    pages: tuple[Page, ...]
    findings: Findings

    def cite(self, place: Source) -> Cited:
        """A place in it, with what stands there."""
        text = self.pages[place.page - 1].text[place.start : place.end]
        return Cited(self.document_id, place, " ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Cited:
    """A place in one of the patient's documents and what stands there."""

    document_id: UUID
    source: Source
    quote: str


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence and its places, or a public ``reference`` (an address) it comes from.

    ``by_model``: the words are a model's, let through by the gate. A sentence has a citation or a
    reference, except the portal's own notices (``about`` = ``notice``), which state nothing about
    the patient.
    """

    text: str
    cites: tuple[Cited, ...] = ()
    about: str = "note"
    by_model: bool = False
    reference: str = ""


class Outcome(StrEnum):
    """Whether the documents hold an answer."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the patient is told. ``urgent`` comes first where the rules ask for it."""

    outcome: Outcome
    sentences: tuple[AnswerSentence, ...]
    urgent: str | None = None
