"""What is only looked for: ``Pre-biologic screen (hepatitis B, C, HIV) sent``, ``bloods sent for``.

A list of what a test looks for is nobody's list of illnesses; it says nothing until the result is
there, and where one result stands behind the list, it is the result of each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.types import Condition, Status

_TEST: Final = (
    r"(?:screen(?:s|ing)?|serolog\w+|virology|microbiology|immunology|work-?up|panel"
    r"|bloods?|tests?|swabs?|antibod\w+|pcr)"
)
# "Viral screen (", "STI screen:", and "bloods sent for".
_LIST: Final = re.compile(
    rf"\b{_TEST}(?:\s?[:(–-]|\s-)\s?"
    rf"|\b(?:{_TEST}|samples?|sputum|urine|stools?|csf|fluid|cultures?)\s(?:\w+\s){{0,3}}"
    r"(?:sent|taken|requested|ordered|sent off|off|done today|awaited|pending)\s"
    r"(?:\w+\s){0,3}for\s",
    re.IGNORECASE,
)
_SENT: Final = re.compile(
    r"\s?(?:quantiferon|igra|t-?spot|antibod\w+|serolog\w+|pcr|titres?|levels?|screen|tests?)?"
    r"\s?\)?\s?[,–:-]?\s?(?:(?:have|has|are|is|were|was|been|all|also|to|be|being)\s)*"
    r"(?:sent(?! (?:to (?!the lab|lab)|home|in\b))|requested|ordered|arranged|pending|awaited"
    r"|outstanding|taken|to follow|please)\b",
    re.IGNORECASE,
)
_NEGATIVE: Final = re.compile(
    r"\s?\)?\s?[,–:-]?\s?(?:(?:have|has|are|is|were|was|been|all|both|came|back|returned)\s){0,4}"
    r"(?:negative|neg|clear|non-?reactive|not detected|normal)\b(?! for)",
    re.IGNORECASE,
)
# Who is known to have it has it, whatever is sent.
_HAD: Final = re.compile(
    r"\b(?:known|has|have|had|with|his|her|their|chronic|diagnos\w+|because of|due to|given"
    r"|positive|negative|present|confirmed)\b",
    re.IGNORECASE,
)
_REACH: Final = 200


def as_looked_for(statement: Statement, found: Sequence[Condition]) -> list[Condition]:
    """The conditions of a statement, those that a test was only sent for as nobody's."""
    told = list(found)
    if not told:
        return told
    text = statement.page.text
    for opened in _LIST.finditer(text, statement.start, statement.end):
        stop = min(statement.end, opened.end() + _REACH)
        inside = [
            place
            for place, each in enumerate(told)
            if opened.end() <= each.source.start < stop
            and not re.search(r"[.;\n]\s", text[opened.end() : each.source.start])
        ]
        if not inside or _HAD.search(text, opened.end(), told[inside[-1]].source.end):
            continue
        status = _status(text, opened, told[inside[-1]].source.end, stop)
        for place in inside:
            if status is not None and told[place].status is Status.PRESENT:
                told[place] = replace(told[place], status=status)
    return told


def _status(text: str, opened: re.Match[str], end: int, stop: int) -> Status | None:
    if opened[0].rstrip().lower().endswith("for"):
        return Status.HYPOTHETICAL
    if "(" in opened[0]:
        # What stands between the last name and the end of the brackets is of the same list.
        closed = text.find(")", end, stop)
        end = closed if closed >= 0 else end
    if _SENT.match(text, end, stop):
        return Status.HYPOTHETICAL
    return Status.ABSENT if "(" in opened[0] and _NEGATIVE.match(text, end, stop) else None
