"""A count in a cell of its own: how many are taken, or how many are handed out.

``Furosemide 40mg tablets   2 tabs   PO   OM`` is 80 mg each morning; ``20 mg   OD   28 tablets`` is
a month of it. The head of the column tells, else how many there are and where in the row.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.medicines import times

LEAST_HANDED_OUT: Final = 14
"""So many of anything but units nobody takes at once."""
_LEAST_BEHIND: Final = 5
_MOST_LINES: Final = 40
_BEGINS: Final = re.compile(r"(?:[ ]{2}|\t|\|[ ]?)$")
_ENDS: Final = re.compile(r"[ ]*(?:[ ]{2}|\t|\||\n|$)")
_LAST: Final = re.compile(r"[ \t|]*(?:\n|$)")
_GAP: Final = re.compile(r"(?:(?<! ) {2,}|\t)(?=\S)")
_HEAD: Final = re.compile(
    r"\b(?:dose|dosage|qty|quantity|freq\w*|route|sig|directions?|how (?:much|often|many)|take|when"
    r"|amount|strength|supply|instructions?)\b",
    re.IGNORECASE,
)
_OF_SUPPLY: Final = re.compile(
    r"\b(?:qty|quantity|supply|supplied|dispensed?|disp|issued?|pack|refills?|no\.? issued)\b",
    re.IGNORECASE,
)
_TAKEN: Final = re.compile(
    r"\b(?:dose|dosage|take|amount|how (?:much|many)|directions?|instructions?|sig|number|units)\b",
    re.IGNORECASE,
)


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether a count fills a cell of a row."""
    return bool(_ENDS.match(text, end) and _BEGINS.search(text, max(0, start - 2), start))


def is_handed_out(text: str, start: int, end: int, count: str, *, units: bool) -> bool:
    """Whether the count of a cell says how many are handed out."""
    head = _head_over(text, start)
    if head and _OF_SUPPLY.search(head):
        return True
    number = int(count) if count.isdigit() else 0
    if number >= LEAST_HANDED_OUT and not units:
        return True
    if units or (head and _TAKEN.search(head)):
        return False
    line = text.rfind("\n", 0, start) + 1
    behind = times.frequency(text, line, start) is not None and _LAST.match(text, end)
    return bool(behind) and number >= _LEAST_BEHIND


def _head_over(text: str, start: int) -> str:
    """What the column is called that a place stands in; empty where no head is printed."""
    at = text.rfind("\n", 0, start)
    column, bars = start - at - 1, text.count("|", max(at, 0), start)
    own = text[at + 1 : text.find("\n", start) if "\n" in text[start:] else len(text)]
    row = [len(own) - len(own.lstrip()), *(gap.end() for gap in _GAP.finditer(own.rstrip()))]
    for _ in range(_MOST_LINES):
        if at <= 0:
            return ""
        above = text.rfind("\n", 0, at)
        line = text[above + 1 : at]
        at = above
        if any(ch.isdigit() for ch in line) or len(_HEAD.findall(line)) < 2:
            continue
        if bars:
            cells = line.split("|")
            return cells[bars] if bars < len(cells) else ""
        starts = [len(line) - len(line.lstrip()), *(gap.end() for gap in _GAP.finditer(line))]
        if len(row) == len(starts):  # cells that are not aligned are counted
            mine = starts[: sum(1 for each in row if each <= column)]
            return _cell(line, starts, mine[-1])
        mine = [each for each in starts if each <= column + 3]
        first = mine[-1] if mine else 0
        return _cell(line, starts, first)
    return ""


def _cell(line: str, starts: list[int], first: int) -> str:
    return line[first : min((each for each in starts if each > first), default=len(line))]
