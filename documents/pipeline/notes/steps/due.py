"""What the time has come for, and what a plan names by the month that it is to be in."""

from __future__ import annotations

import re
from datetime import date

from documents.pipeline.language.calendar_words import MONTHS
from documents.pipeline.notes.days.dates import find_dates
from documents.pipeline.notes.steps import bids
from documents.pipeline.notes.steps.maintenance import is_row_due
from documents.pipeline.notes.structure import diaries
from documents.pipeline.notes.structure.outline import Outline
from documents.pipeline.notes.structure.statements import Statement

# It is told of what was.
OVER = re.compile(
    r"\b(?:was|were|had|has|have|did|been|seen|presented|improv\w+|worsen\w+|started|noted"
    r"|over the|denie[sd])\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\W*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d)\W*")
_PLANS = frozenset({"plan", "assessment_plan", "instructions"})
_NEVER = frozenset(
    """chief_complaint past_history surgical_history family_history social_history allergies
    review_of_systems exam vitals imaging technique identity procedures""".split()
)


def written(outline: Outline) -> date | None:
    """The newest day that the document itself is of."""
    of_itself = ("visit", "collected", "reported")
    return max((day.value for day in find_dates(outline) if day.kind in of_itself), default=None)


def is_in_month(statement: Statement, written: date | None) -> bool:
    """Whether a plan names what is to come by its month: ``Eye exam in October 2027``."""
    found = bids.MONTH.search(statement.text) if statement.section in _PLANS else None
    text = statement.text
    if found is None or OVER.search(text) or bids.TELLS.search(text):
        return False
    if not found["year"]:
        return not re.search(r"\blast\b", text)
    month = MONTHS[found["month"].lower()]
    return written is not None and (int(found["year"]), month) >= (written.year, written.month)


def is_day(statement: Statement) -> bool:
    """Whether the value behind a label is a day and nothing else: ``Next visit: 5/22/2026``."""
    text, start = statement.page.text, statement.start
    label = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(_DAY.fullmatch(statement.text)) and any(ch.isalpha() for ch in label)


def is_due(statement: Statement) -> bool:
    """Whether the time has come for something, or will: ``Tetanus - due in 2028``."""
    text = statement.text
    if statement.language != "en" or statement.section in _NEVER:
        return False
    if statement.section == "followup" and diaries.is_title(statement.title):
        return diaries.is_row(text)
    if is_row_due(statement):
        return True
    return bool(bids.DUE.search(text)) and not bids.NOT_DUE.search(text)
