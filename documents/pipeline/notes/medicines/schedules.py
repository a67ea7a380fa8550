"""A dose that goes by the day: ``500 mg day 1, then 250 mg days 2-5``, ``40 mg 5/7, 30 mg 5/7``.

The first of its doses is not the dose. The line itself tells all of them; a list beside it holds
none.
"""

from __future__ import annotations

import re
from typing import Final

_AMOUNT: Final = (
    r"(?<![\d./-])\d+(?:[.,]\d+)?\s?(?:mg|mcg|micrograms?|g|units?|u|iu|ml|tabs?|tablets?|puffs?)"
    r"\b(?!\s?/)"
)
_COUNT: Final = r"(?:\d{1,2}|one|two|three|four|five|six|seven|ten|fourteen)"
_DAYNAME: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
_WHEN: Final = (
    rf"(?:(?:for|x|×)\s?(?:the\s)?(?:first\s|next\s)?{_COUNT}\s?(?:d|days?|w|wks?|weeks?|months?)\b"
    rf"|\b{_COUNT}\s(?:days?|weeks?)\b(?!\s(?:a|per|each)\b)|(?<![\d/])\d{{1,2}}/(?:7|52|12)\b"
    rf"|\b(?:days?|d|weeks?|wks?)\s?(?:\d{{1,2}}\b|one\b)|\bfirst\s(?:day|dose|week)\b"
    rf"|\bone\sday\b|\b{_DAYNAME}\b|\bonce\b|\bstat\b|\binitially\b|\bloading\b)"
)
_STEP: Final = re.compile(
    rf"{_AMOUNT}[^;\n]{{0,40}}?{_WHEN}[^;\n]{{0,40}}?"
    rf"(?:(?<![(=])(?<!= ){_AMOUNT}"
    r"|\bthen\b(?!\s(?:stop|review|discontinu|reassess|off))"
    r"|\b(?:followed by|thereafter|reducing|tapering|decreasing|increasing)\b)"
    rf"|{_AMOUNT}\s?(?:and|/|,|or|alternating with)\s?{_AMOUNT}[^;\n]{{0,20}}?\balternat"
    rf"|\balternat\w+[^;\n]{{0,20}}?{_AMOUNT}\s?(?:and|/|with)\s?{_AMOUNT}",
    re.IGNORECASE,
)
# "Day 1 ..., BD day 2": the same dose at other times.
_BY_DAYS: Final = re.compile(
    rf"\b(?:days?|weeks?|wks?)\s?(?P<one>\d{{1,2}})\b(?:\s?[-–]\s?\d{{1,2}})?"
    rf"[^;\n]{{0,30}}?{_AMOUNT}[^;\n]{{0,30}}?\b(?:days?|weeks?|wks?)\s?(?!(?P=one)\b)\d",
    re.IGNORECASE,
)
# "from 12/40 to 36/40", "from 12 weeks": the weeks of a pregnancy, of now or of later.
_OF_PREGNANCY: Final = re.compile(
    r"\b\d{1,2}(?:\+\d)?/40\b"
    r"|\b(?:from|until|till|to) \d{1,2}(?:\+\d)? ?(?:weeks|wks)\b(?! time)",
    re.IGNORECASE,
)
# Of a dose to come, or of one that was, another rule decides.
_SUPPOSED: Final = re.compile(
    r"\b(?:if|unless|consider\w*|may|might|could|previously|was|formerly|max(?:imum)?|up to"
    r"|dispens\w*|total)\b",
    re.IGNORECASE,
)


def goes_by_days(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, which begins with a medicine, gives it a dose for each day."""
    found = _STEP.search(text, start, end)
    return (found is not None and not _SUPPOSED.search(found.group())) or by_days(text, start, end)


def by_days(text: str, start: int, end: int) -> bool:
    """Whether the days of several doses are counted: ``300 mg day 1, 300 mg BD day 2``."""
    found = _BY_DAYS.search(text, start, end)
    return found is not None and not _SUPPOSED.search(found.group())


def by_weeks_of_pregnancy(text: str, start: int, end: int) -> bool:
    """Whether the weeks of a pregnancy say when a medicine begins or ends."""
    return _OF_PREGNANCY.search(text, start, end) is not None
