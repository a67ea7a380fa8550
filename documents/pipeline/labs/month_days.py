"""Figures that stand where a value might and are days or counts of time, no results.

``CT of 2 September``, ``A1c (3 May)``, ``Next CK: 4 weeks``.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    # "12 may reflect" is no month.
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?-i:May|MAY|mayo)|enero|febrero|marzo|abril|junio"
    r"|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)\b"
)
_DAY = r"(?<![\d.,/])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?!,?[ ](?:19|20)\d\d\b)"
OF_A_MONTH = rf"(?:{_DAY}[ ](?:(?:of|de)[ ])?{_MONTH}|{_MONTH}\.?[ ]{_DAY}(?![\w/%.-])){_YEAR}"
"""A day of a month without its year, as an expression: ``3 May``, ``May 3rd``."""
_BEFORE = re.compile(rf"{_DAY}[ ](?:(?:of|de)[ ])?{_MONTH}", re.IGNORECASE)
_DAY_ALONE = re.compile(rf"{_DAY}(?![\w/%-]|[.,]\d)", re.IGNORECASE)
_BEHIND = re.compile(rf"\b{_MONTH}\.?[ ]$", re.IGNORECASE)
_TIME = re.compile(
    r"[ -]?(?:days?|weeks?|wks?|fortnights?|months?|years?|yrs?|times|d[ií]as?|semanas?|mes(?:es)?"
    r"|a[nñ]os?|veces)\b",
    re.IGNORECASE,
)
_REACH = 12


def is_day(text: str, at: int) -> bool:
    """Whether the figure at a place is the day of a month: ``2 September``, ``May 12``."""
    if _BEFORE.match(text, at):
        return True
    return bool(_DAY_ALONE.match(text, at) and _BEHIND.search(text, max(0, at - _REACH), at))


def counts_time(text: str, end: int) -> bool:
    """Whether what stands behind a figure says that it counts days, weeks or how often."""
    return _TIME.match(text, end) is not None
