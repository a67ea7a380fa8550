"""What a practice's record says of issues: ``last issued``, a course of the last months.

A course below ``Acute medication (last 3 months)`` was issued on its day, and may be over: it is
told with that day. ``Last issued 11-Nov-2021`` is of a medicine that was taken long before.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.medicines.medicine_cues import Doing
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.types import Intent, MedicationStatus

_LAST: Final = re.compile(
    r"\b(?:last|most recently|date(?: last)?|first)\s(?:issued?|dispensed|prescribed)\b",
    re.IGNORECASE,
)
_COURSES: Final = re.compile(
    r"\W*acutes?\b(?! (?:care|phase))|.*\b(?:one[- ]?off|recent(?:ly)? (?:issued|issues|prescri\w+)"
    r"|issued|issues)\b|.*\b(?:last|past) \d+ (?:days|weeks|months)\b",
    re.IGNORECASE,
)
_DAY: Final = re.compile(r"(?:\d{1,2}[ ./-](?:\d{1,2}|[A-Za-z]{3,9})[ ./-]\d{2,4}|\d{4}-\d\d-\d\d)")


def is_last_issue(statement: Statement, start: int, limit: int) -> bool:
    """Whether the row of a medicine, from ``start`` on, only says when it was issued last."""
    return bool(_LAST.search(statement.page.text, start, limit))


def as_course(statement: Statement) -> Doing | None:
    """What is done with a medicine whose heading says that it was issued for a while: its row with
    its day tells it; without a day the record is to be read."""
    if statement.section != "medications" or not _COURSES.match(statement.title):
        return None
    dated = _DAY.search(statement.text)
    status = MedicationStatus.UNKNOWN if dated else MedicationStatus.STARTED
    return Doing(status, intent=Intent.OPEN)
