"""What an entry inherits from where it stands in the document."""

from __future__ import annotations

from dataclasses import dataclass

from documents.pipeline.structured import moments
from documents.pipeline.structured.cda.narrative import Anchors
from documents.pipeline.structured.moments import Moment
from documents.pipeline.structured.record import Record

RESULTS = "results"
VITALS = "vitals"
MEDICINES = "medications"
PROBLEMS = "conditions"
PAST = "past_history"
ALLERGIES = "allergies"
FAMILY = "family_history"
PLAN = "plan"
OTHER = "other"

SECTIONS: dict[str, str] = {
    "30954-2": RESULTS, "18719-5": RESULTS, "26436-6": RESULTS,
    "8716-3": VITALS, "10160-0": MEDICINES, "10183-2": MEDICINES, "75311-1": MEDICINES,
    "29549-3": MEDICINES, "42346-7": MEDICINES, "18605-6": MEDICINES, "8677-7": MEDICINES,
    "11450-4": PROBLEMS, "11535-2": PROBLEMS, "46241-6": PROBLEMS, "51848-0": PROBLEMS,
    "10219-4": PROBLEMS, "10218-6": PROBLEMS, "75310-3": PROBLEMS,
    "11348-0": PAST, "48765-2": ALLERGIES, "10157-6": FAMILY, "8670-2": FAMILY,
    "18776-5": PLAN, "61146-7": PLAN, "8653-8": PLAN, "69730-0": PLAN, "29545-1": PLAN,
    "10155-0": ALLERGIES,
}  # fmt: skip
"""LOINC section codes by what stands in the section."""


@dataclass(frozen=True, slots=True)
class Context:
    """The record being written, the narrative's anchors, and what the entries around say.

    ``day`` is the document's own day: what ended before it is over.
    """

    record: Record
    anchors: Anchors
    section: str = OTHER
    when: Moment = moments.NONE
    day: Moment = moments.NONE
    status: str = ""
    is_family: bool = False
    relation: str = ""
    specimen: str = ""
    depth: int = 0
