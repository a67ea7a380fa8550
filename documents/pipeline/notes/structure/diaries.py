"""The diary of a GP's print-out: rows of what is due and when, below ``Diary`` or ``Recalls``.

``01-Nov-2025  Diabetic review due`` is what comes next, and no visit that somebody has made. Below
the same word people write down their headaches and their meals: that is none.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

_TITLE: Final = re.compile(
    r"\W*(?:(?:patient|scheduled|outstanding|current|active|future|clinical|gp|practice|your) )?"
    r"(?:diar(?:y|ies)|recalls?|reminders?)"
    r"(?: (?:entr(?:y|ies)|events?|dates?|items?|list|(?:and|&) (?:diary|recalls?)))*\W*",
    re.IGNORECASE,
)
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY: Final = re.compile(
    rf"\b(?:\d{{1,2}}[-/. ](?:{_MONTH}|\d{{1,2}})[-/. ]\d{{2,4}}|{_MONTH}[-/ ]\d{{4}}"
    r"|\d{1,2}/\d{4}|\d{4}-\d\d(?:-\d\d)?)\b",
    re.IGNORECASE,
)
_DUE: Final = re.compile(
    r"\b(?:(?:over)?due|recall|review|screening|screen|check|follow[- ]?up|monitoring|smear|bloods?"
    r"|blood tests?|tests?|vaccin\w*|immuni[sz]\w*|injection|booster|spirometry|retinopathy"
    r"|invite|invitation|ecg|scan|appointment)\b",
    re.IGNORECASE,
)
_OVER: Final = re.compile(
    r"\b(?:done|completed|complete|seen|attended|cancelled|sent|closed|declined|refused|inactive"
    r"|suspended|deferred|not|no|normal|given|excluded|exempt\w*|ago|dna|was|were|had|took|pain"
    r"|headache|slept|felt)\b",
    re.IGNORECASE,
)
_ROWS: Final = 3


def is_title(title: str) -> bool:
    """Whether a title can head such rows."""
    return _TITLE.fullmatch(title) is not None


def heads(title: str, below: str) -> bool:
    """Whether a title heads such rows: one of the first lines right below it is one."""
    if not is_title(title):
        return False
    block = re.split(r"\n[ \t\r]*\n", below.strip())[0]
    return any(is_row(line) for line in islice(block.split("\n"), _ROWS))


def is_row(line: str) -> bool:
    """Whether a line says that something is due, and when; what is over is not."""
    return bool(_DAY.search(line) and _DUE.search(line)) and not _OVER.search(line)
