"""Lines that cannot end where they end: ``Do not lift more than`` / ``5 kg``.

However short such a line is, what follows it goes on it. Half of it alone would be told as the
whole: nothing may be lifted, all tablets are to be taken until no day is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

# No sentence and no item ends in these.
_NEVER_LAST: Final = re.compile(
    r"(?:^|\s)(?:the|an?|your|his|her|our|their|my|until|till|than|and|or|Dr|Mr|Mrs|Ms|Prof"
    r"|el|los|las|su|sus|hasta|que|un|una)\.?$"
)
_BEFORE_A_TIME: Final = re.compile(
    r"(?:^|\s)(?:on|at|in|is|are|for|within|after|before|every|of|to|en|cada|tras|durante|el|a las"
    r"|dentro de)$"
)
_TIME: Final = re.compile(
    r"\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*\.?\s\d|(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b",
    re.IGNORECASE,
)
_CALLS: Final = re.compile(r"(?:^|\s)(?:call|see|ring|contact|phone|by|from|with)$")
_DOCTOR: Final = re.compile(r"(?:Drs?|Mr|Mrs|Ms|Miss|Prof|Sister|Nurse)\.?\s[A-Z]")
_SMALL: Final = re.compile(r"\s[a-z]{2,}")
# In a list with bullets a line without one goes on the item above it.
_OPEN: Final = re.compile(r"(?:^|\s)(?:to|with|for|from|of|by|on|at|in|check|via)$")
_BULLET: Final = re.compile(r"\s*(?:[-•●▪◦‣·∙*»➢–—]+|\(?\d{1,2}[.)]|\(?[a-zA-Z][)])\s+\S")
_ITEM: Final = re.compile(r"\s*(?:[-•●▪◦‣·∙*»➢–—☐☑☒]|\(?\d{1,2}[.)]\s|\[[ xX]?\])")
_LABEL: Final = re.compile(r"[A-Z][\w ,/&()'’.-]{1,40}:(?:\s|$)")
_FEW: Final = 2


def breaks_off(lines: Sequence[str], at: int) -> bool:
    """Whether the line before ``lines[at]`` breaks off in the middle, and this one goes on it."""
    if at == 0:
        return False
    before, after = lines[at - 1].rstrip(), lines[at].strip()
    if not after or _ITEM.match(lines[at]) or _LABEL.match(after):
        return False
    if "  " in before.strip() or "  " in after or "|" in before or "|" in after:
        return False
    if len(before.split()) < _FEW or before.isupper():
        return False
    if _NEVER_LAST.search(before):
        return True
    if _BEFORE_A_TIME.search(before) and _TIME.match(after):
        return True
    alone = at + 1 >= len(lines) or not lines[at + 1].strip() or _ITEM.match(lines[at + 1])
    goes_on = alone or _SMALL.search(after)
    if goes_on and _CALLS.search(before) and _DOCTOR.match(after):
        return True
    return bool(alone and _BULLET.match(lines[at - 1]) and _OPEN.search(before))
