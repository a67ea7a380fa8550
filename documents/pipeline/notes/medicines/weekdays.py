"""A day of the week beside a dose, and days that are left out: ``methotrexate 10 mg SC (Friday)``.

Without its day what is taken weekly reads as taken daily. A day alone may be that of a visit, so
it counts only right behind the dose or the words for once a week.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.medicines.times import DAYNAMES, Span

_BESIDE: Final = re.compile(
    rf"(?:[\s,:]|[-–—]\s){{0,3}}(?P<day>\((?:(?:on|every|each)\s)?{DAYNAMES}s?(?:\sonly)?\)"
    rf"|(?:(?:on|every|each)\s)?{DAYNAMES}(?:\sonly)?)(?=[ \t]*(?:[.,;)|\n]|[-–]\s|$))",
    re.IGNORECASE,
)
_WEEKLY: Final = re.compile(r"week|wk|\b7 days|\bMon|\bTue|\bWed|\bThu|\bFri|\bSat|\bSun", re.I)
# "Daily except on methotrexate day", "weekly, the day after methotrexate".
_LESS: Final = re.compile(
    r"\s*[,;(–-]?\s*(?:except|but not|not on|apart from|other than|the day (?:after|before)"
    r"|\d+ hours? (?:after|before)|days? (?:after|before))\b"
    r"(?!\s(?:taking|as|if|with|to|more|been|an empty))",
    re.IGNORECASE,
)


def with_days(text: str, often: Span | None, behind: int, limit: int) -> Span | None:
    """The times with the days right behind them, or the days alone right ``behind`` a dose."""
    if often is None:
        found = _BESIDE.match(text, behind, limit)
        if found is None:
            return None
        bracketed = found["day"].startswith("(")
        return found.start("day") + bracketed, found.end("day") - bracketed
    if not _WEEKLY.search(text, *often):
        return often
    found = _BESIDE.match(text, often[1], limit)
    return (often[0], found.end("day")) if found else often


def leaves_out(text: str, often: Span | None, limit: int) -> bool:
    """Whether behind the times days follow that they do not hold for."""
    return often is not None and _LESS.match(text, often[1], limit) is not None
