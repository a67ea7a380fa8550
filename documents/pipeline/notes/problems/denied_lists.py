"""What stands behind a denied list that has ended: ``no acute bleed or infarct, small vessel ...``.

Behind "or" and its last name a list is whole; what follows the next comma may be denied too or may
be what was seen, and no word tells. So it is with what years bring and a scan shows beside what it
was made for: ``no acute stroke, small vessel disease``. Such a name is told neither way: its own
sentence stands.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.structure.statements import Statement

_DENIAL: Final = re.compile(r"\b(?:no|without|not|denie[sd]|nor|sin|niega)\b", re.IGNORECASE)
_OR: Final = re.compile(r"\b(?:or|nor|ni|o|u)\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"[;:|]|\.(?=\s|$)|\b(?:but|however|pero|aunque)\b", re.IGNORECASE)
# What years bring, and a scan shows beside what it rules out.
_OLD: Final = re.compile(
    r"small[ -]vessel|micro-?(?:vascular|angiopath)|atroph|leu[ck]o-?ara|involution|degenerat"
    r"|spondylo|osteoarth|cardiomegal|emphysem|fibrosis|calcifi|atheroma|diverticulo[st]i?s"
    r"|gallstone|cholelithiasis|steatosis|fatty|hiatus|cirrhosis|osteopeni|osteopor|pequeno vaso"
    r"|atrofi|artrosis|espondil|enfisema|ateroma|diverticulos|colelitiasis|esteatosis|hiato",
    re.IGNORECASE,
)


def is_open(statement: Statement, start: int, end: int, *, complaint: bool) -> bool:
    """Whether a name that is denied may stand behind the end of the list that denies it.

    Complaints are asked for in long rows, and one more "or" says nothing of the rest.
    """
    text = statement.page.text
    before = text[statement.start : start]
    begin = max((found.end() for found in _ENDS.finditer(before)), default=0)
    denials = list(_DENIAL.finditer(before, begin))
    if complaint or not denials:
        return False
    listed = before[denials[-1].end() :]
    comma = listed.rfind(",")
    if comma < 0 or _OR.search(listed, comma):
        return False
    stop = _ENDS.search(text, end, statement.end)
    if _OR.search(text, end, stop.start() if stop else statement.end):
        return False
    return bool(_OR.search(listed[:comma]) or _OLD.search(text, start, end))
