"""What an entry inherits from where it stands in the document."""

from __future__ import annotations

from dataclasses import dataclass

from documents.pipeline.notes.structure.headings import exact_kind
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
    "18776-5": PLAN, "61146-7": PLAN, "8653-8": PLAN, "69730-0": PLAN,
    "10155-0": ALLERGIES,
}  # fmt: skip
"""LOINC section codes by what stands in the section."""

HEADS: dict[str, str] = {
    "30954-2": "Results", "18719-5": "Results", "26436-6": "Results", "11493-4": "Studies",
    "8716-3": "Vital signs", "10160-0": "Medications", "10183-2": "Discharge medications",
    "75311-1": "Discharge medications", "8677-7": "Medications", "18605-6": "Medications",
    "29549-3": "Medications administered", "18610-6": "Medications administered",
    "42346-7": "Admission medications", "11450-4": "Problem list",
    "11535-2": "Discharge diagnosis", "46241-6": "Admission diagnosis",
    "10219-4": "Preoperative diagnosis", "10218-6": "Postoperative diagnosis",
    "59769-0": "Postoperative diagnosis", "75310-3": "Health concerns",
    "11348-0": "Past medical history", "48765-2": "Allergies", "10155-0": "Allergies",
    "10157-6": "Family history", "8670-2": "Family history", "18776-5": "Plan",
    "61146-7": "Goals", "8653-8": "Discharge instructions", "69730-0": "Instructions",
    "51848-0": "Assessment", "51847-2": "Assessment and plan", "11488-4": "Assessment",
    "10164-2": "History of present illness", "10187-3": "Review of systems",
    "10154-3": "Chief complaint", "46239-0": "Chief complaint", "29299-5": "Reason for visit",
    "42349-1": "Reason for referral", "29762-2": "Social history", "47519-4": "Procedures",
    "29554-3": "Procedures", "8724-7": "Procedures",
    "8648-8": "Hospital course", "29545-1": "Physical examination",
    "10184-0": "Physical examination", "10210-3": "Physical examination",
    "59776-5": "Findings", "19005-8": "Impression", "55752-0": "Clinical history",
}  # fmt: skip
"""LOINC section codes by the heading under which a note tells the same."""

ELSE = "OTHER INFORMATION"
"""The heading of whatever no section of a note tells: no list goes on in it."""


SHOWN_ONLY: frozenset[str] = frozenset(
    {"48768-6", "42348-3", "85847-2", "46264-8", "64298-3", "11369-6", "60590-7"}
)
"""Payers, directives, who cares, devices, orders, vaccines: nothing that names an illness there
is the patient's."""
GIVEN: frozenset[str] = frozenset({"29549-3", "18610-6"})
"""Medicines that were given during a visit."""


def head_of(code: str, title: str) -> str:
    """The heading for a section's words: its own title where a note has that for the same."""
    if code in SHOWN_ONLY:
        return ""
    known = HEADS.get(code, "")
    own = exact_kind(title)
    if own is not None and (not known or own == exact_kind(known)):
        return title
    return known or ELSE


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
