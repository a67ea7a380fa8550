"""Dates beside results. A date that can be read two ways is not read."""

from __future__ import annotations

import re
from datetime import date

from documents.pipeline.language.calendar_words import MONTHS

_ISO = re.compile(r"(?<!\d)(\d{4})[-/. ]{1,2}(\d{1,2}|[^\W\d_]{3,})[-/. ]{1,2}(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?(?: de)?[- ,]+([^\W\d_]{3,})\.?(?: del?)?[- ,]+"
    r"(\d{4}|\d{2})"
)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})")


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(word: str) -> int | None:
    """The month that a word names or, as English shortens it, begins to name."""
    low = word.lower()
    return MONTHS.get(low) or MONTHS.get(low[:3])


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_date(text: str, *, day_first: bool | None = None) -> date | None:
    """The day that ``text`` begins with; None where day and month could be swapped."""
    if found := _ISO.search(text):
        named = int(found[2]) if found[2].isdigit() else _month(found[2])
        return _make(int(found[1]), named, int(found[3])) if named else None
    if found := _DAY_FIRST.search(text):
        month = _month(found[2])
        return _make(_year(found[3]), month, int(found[1])) if month else None
    if found := _MONTH_FIRST.search(text):
        month = _month(found[1])
        return _make(int(found[3]), month, int(found[2])) if month else None
    if found := _NUMERIC.search(text):
        first, second, year = int(found[1]), int(found[3]), _year(found[4])
        if found[2] == ".":
            day_first = True
        if first > 12 or (day_first and second <= 12):
            return _make(year, second, first)
        if second > 12 or day_first is False or first == second:
            return _make(year, first, second)
    return None
