"""What a visit note says: kind, sections, dates, medicines, conditions, allergies, follow-ups.

Pure functions on pages. Each takes the pages, or an ``Outline`` of them where several are asked.
"""

from documents.pipeline.notes.allergy.allergies import find_allergies
from documents.pipeline.notes.days.dates import date_warnings, find_dates
from documents.pipeline.notes.kind.kinds import classify_kind
from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.notes.problems.conditions import find_conditions
from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.notes.structure.outline import Outline, outline_of
from documents.pipeline.notes.structure.sections import find_sections

__all__ = [
    "Outline",
    "classify_kind",
    "date_warnings",
    "find_allergies",
    "find_conditions",
    "find_dates",
    "find_followups",
    "find_medications",
    "find_sections",
    "outline_of",
]
