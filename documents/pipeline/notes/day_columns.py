"""A row under the times of a day: ``Morning  Noon  Evening  Bedtime``, with how many under each.

Which column a figure stands in only the page shows, so such a row is left to be read.
"""

from __future__ import annotations

import re

_TIME = (
    r"(?:mornings?|breakfast|a\.?m\.?|noon|midday|lunch(?:time)?|afternoons?|evenings?|dinner"
    r"|tea(?:time)?|supper|p\.?m\.?|bed ?time|nights?|q?h\.?s|manana|mediodia|tarde|noche|desayuno"
    r"|comida|cena)"
)
_GAP = r"(?:[ ]{2,}|\t|[ \t]*\|[ \t]*|[ \t]*/[ \t]*)"
_HEAD = re.compile(rf"(?:^|{_GAP}){_TIME}(?:{_GAP}(?:at )?{_TIME}){{1,5}}\W*$", re.IGNORECASE)
_LOOSE_HEAD = re.compile(rf"{_TIME}(?:[ ]+{_TIME}){{1,5}}\W*$", re.IGNORECASE)
_CELL = (
    r"(?:\d(?:[.,]\d{1,2}|/\d)?|\d?[½¼¾]|[xX✓✔✗•●○–—-]|(?:\d|one|two) ?(?:tabs?|caps?|tablets?))"
)
_CELLS = re.compile(
    rf"[^\n]*?(?:[ ]{{2,}}|\t|[ \t]*\|[ \t]*){_CELL}(?:[ \t|]+{_CELL})*[ \t|]*$", re.IGNORECASE
)
_MOST_LINES = 40


def in_day_columns(text: str, end: int) -> bool:
    """Whether behind a name that ends at ``end`` a row goes on with figures of a day."""
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    if _CELLS.fullmatch(text, end, stop) is None:
        return False
    at = text.rfind("\n", 0, end)
    for _ in range(_MOST_LINES):
        if at <= 0:
            return False
        above = text.rfind("\n", 0, at)
        line = text[above + 1 : at].strip()
        if _HEAD.search(line) or _LOOSE_HEAD.search(line):
            return True
        at = above
    return False
