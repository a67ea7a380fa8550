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
# A course goes on in the next line, or something is left out of it.
_THEN: Final = re.compile(
    r"(?:^|[\s,;])(?:then|followed by|except(?: for)?|alternating with"
    r"|(?:increas|decreas|reduc|taper|titrat|step)\w*(?: up| down)? (?:to|by)"
    r"|luego|despu[eé]s|seguid[oa]s? de|excepto|salvo"
    r"|(?:aument|sub|reduc|disminuy|baj)\w*(?: a| hasta))[,:]?$",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(r"(?:^|\s)(?:and|or|y|o)$")
_DOSED: Final = re.compile(
    r"\d[\d.,]* ?(?:mg|mcg|µg|g|units?|ml|puffs?|drops?|tab\w*|cap\w*)\b", re.I
)
_GAP: Final = re.compile(r"(?:(?<! ) {2,}|\t)(?=\S)")
# So many columns may the lines of one cell stand apart.
_ASIDE: Final = 2
_FEW: Final = 2


def breaks_off(lines: Sequence[str], at: int) -> bool:
    """Whether the line before ``lines[at]`` breaks off in the middle, and this one goes on it."""
    if at == 0:
        return False
    before, after = lines[at - 1].rstrip(), lines[at].strip()
    if not after or _ITEM.match(lines[at]) or _LABEL.match(after):
        return False
    if "  " in after or "|" in before or "|" in after or len(before.split()) < _FEW:
        return False
    small = after[0].islower() or after[0].isdigit() or after[0] in "½¼"
    if _THEN.search(before) and (small or before.isupper() == after.isupper()):
        return True
    if "  " in before.strip():
        joined = small and (_NEVER_LAST.search(before) or _JOINT.search(before))
        return bool(joined) and _DOSED.search(before) is not None and _is_below_cell(lines, at)
    if before.isupper():
        return False
    if small and _JOINT.search(before) and _DOSED.search(before):
        return True
    if _NEVER_LAST.search(before):
        return True
    if _BEFORE_A_TIME.search(before) and _TIME.match(after):
        return True
    alone = at + 1 >= len(lines) or not lines[at + 1].strip() or _ITEM.match(lines[at + 1])
    goes_on = alone or _SMALL.search(after)
    if goes_on and _CALLS.search(before) and _DOCTOR.match(after):
        return True
    return bool(alone and _BULLET.match(lines[at - 1]) and _OPEN.search(before))


def _is_below_cell(lines: Sequence[str], at: int) -> bool:
    """Whether a line stands right below the last cell of the line before it."""
    gaps = list(_GAP.finditer(lines[at - 1].rstrip()))
    left = len(lines[at]) - len(lines[at].lstrip())
    return bool(gaps) and abs(gaps[-1].end() - left) <= _ASIDE
