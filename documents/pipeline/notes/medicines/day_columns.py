"""A row under the times of a day: ``Morning  Noon  Evening  Bedtime``, with how many under each.

Which column a figure stands in only the page shows, so such a row is left to be read.
"""

from __future__ import annotations

import re

from knowledge.folding import fold

_TIME = (
    r"(?:mornings?|breakfast|a\.?m\.?|noon|midday|lunch(?:time)?|afternoons?|evenings?|dinner"
    r"|tea(?:time)?|supper|p\.?m\.?|bed ?time|nights?|q?h\.?s|manana|mediodia|tarde|noche|desayuno"
    r"|comida|cena)"
)
_GAP = r"(?:[ ]{2,}|\t|[ \t]*\|[ \t]*|[ \t]*/[ \t]*)"
# Behind the times of the day another column or two may stand: "Comments".
_MORE = rf"(?:{_GAP}[a-z][^\n|]{{0,30}}?){{0,2}}\W*$"
_HEAD = re.compile(rf"(?:^|{_GAP}){_TIME}(?:{_GAP}(?:at )?{_TIME}){{1,5}}{_MORE}", re.IGNORECASE)
_LOOSE_HEAD = re.compile(rf"{_TIME}(?:[ ]+{_TIME}){{1,5}}\W*$", re.IGNORECASE)
_CELL = (
    r"(?:\d(?:[.,]\d{1,2}|/\d)?|\d?[½¼¾]|[xX✓✔✗•●○–—-]"
    r"|(?:\d{1,3}|one|two) ?(?:tabs?|caps?|tablets?|units?|puffs?))"
)
_CELLS = re.compile(
    rf"[^\n]*?(?:[ ]{{2,}}|\t|[ \t]*\|[ \t]*){_CELL}(?:[ \t|]+{_CELL})*"
    r"(?:[ \t|]*|(?:[ ]{2,}|\t|[ \t]*\|[ \t]*)"
    r"(?:[a-z]|\d{1,3} (?:d[ií]as?|semanas?|mes|days?|weeks?|months?))[^\n|]*)$",
    re.IGNORECASE,
)
# How often, whatever the columns hold: "with food" and "as directed" do not tell it.
_OFTEN = re.compile(
    r"\d|da(?:y|ily)|hour|every|each|cada|once|twice|night|noche|\b(?:[qbt]\.?i\.?d|q\.?d|[obt]d)\b",
    re.IGNORECASE,
)
_MOST_LINES = 40
# The heads of Spanish lists: "De  Co  Ce  Ac", with or without two more between.
_SHORT_HEAD = re.compile(
    r"(?:^|[ \t|])(?:De|DE|Des\.?|DES\.?|D)[ \t|/-]+(?:(?:Al|AL|Ma|MA)[ \t|/-]+)?"
    r"(?:Co|CO|Com\.?|COM\.?|C|A)[ \t|/-]+(?:(?:Me|ME|M|Mer\.?|MER\.?)[ \t|/-]+)?"
    r"(?:Ce|CE|Cen\.?|CEN\.?|C)(?:[ \t|/-]+(?:Ac|AC|Aco\.?|ACO\.?|A|N|No|NO))?(?=[ \t|]|$)"
)


def in_day_columns(text: str, end: int, often: str | None) -> bool:
    """Whether behind a name that ends at ``end`` a row goes on with figures of a day, and they
    alone tell how ``often``."""
    if often and _OFTEN.search(often):
        return False
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
        folded = fold(line)
        if _HEAD.search(folded) or _LOOSE_HEAD.search(folded) or _SHORT_HEAD.search(line):
            return True
        at = above
    return False
