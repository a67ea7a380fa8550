"""What the gate says of a statement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from documents.pipeline.types import Source, SummarySentence


class Code(StrEnum):
    """Why a statement is not let through; stable, for records and figures."""

    FORM = "form"
    NO_CITATION = "no_citation"
    UNKNOWN_CITATION = "unknown_citation"
    NUMBER = "number"
    DATE = "date"
    UNIT = "unit"
    LAB_VALUE = "lab_value"
    LAB_REVIEW = "lab_review"
    FLAG = "flag"
    MEDICINE = "medicine"
    DOSE = "dose"
    DIRECTION = "direction"
    NEGATION = "negation"
    UNCERTAINTY = "uncertainty"
    PAST = "past"
    FAMILY = "family"
    SIDE = "side"
    NEW_ENTITY = "new_entity"
    CAUSE = "cause"
    ADVICE = "advice"
    EMPTY = "empty"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Reason:
    """A code and the words it is about. The words are a patient's text: never log them."""

    code: Code
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Accepted only without a reason; ``cites`` are the places of the cited sentences."""

    accepted: bool
    reasons: tuple[Reason, ...] = ()
    cites: tuple[Source, ...] = ()

    @property
    def codes(self) -> frozenset[Code]:
        """The codes alone, which may be recorded."""
        return frozenset(reason.code for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One sentence of a model's reply: what it said, and what became of it."""

    text: str
    verdict: Verdict
    used: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """A whole reply after the gate: what is shown, in order, and how each sentence fared.

    ``fell_back`` says that nothing of the reply is used and why is in ``reasons``.
    """

    sentences: tuple[SummarySentence, ...]
    outcomes: tuple[Outcome, ...]
    reasons: tuple[Reason, ...] = ()

    @property
    def fell_back(self) -> bool:
        """Whether the deterministic sentences stand alone."""
        return not any(outcome.used for outcome in self.outcomes)
