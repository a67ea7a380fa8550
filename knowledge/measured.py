"""Whether a name that a test and a medicine share is spoken of as what was measured.

Iron is taken and iron is counted; only the words on its line tell which.
"""

from __future__ import annotations

import re
from typing import Final

_REACH: Final = 80
# A share of blood. A medicine's strength is given in mg or units to the millilitre.
_BEHIND: Final = re.compile(
    r"[^\n]{0,60}?(?:(?<![\w/])[a-zµμ]{1,6}/d?l\b|(?<!\w)(?:[npuµμ]g|[muµμ]iu)/ml\b)"
    r"|\W{0,3}(?:serum|plasma|level|studies|study|panel|stores|deficiency"
    r"|in (?:the |your )?blood)\b",
    re.IGNORECASE,
)
# A number with its flag, its range or an earlier number behind it; a dose has its unit there.
_NUMBER: Final = r"[<>]?\s?\d+(?:[.,]\d+)?"
_RESULT: Final = re.compile(
    rf"\s*[:=]\s*{_NUMBER}\s*\Z"
    r"|[\s:=]+[<>]?\s?\d+[.,]\d+\s*(?:\Z|\s[\d(<>])"
    rf"|[\s:=]+{_NUMBER}\s*(?:\*|(?:HH?|LL?|N|high|low|normal|critical)(?!\w)|[(\[]?\s?{_NUMBER}"
    r"\s?(?:-|–|to)\s?\d)"
    r"|\s+(?:is|was|were|has been|came back|remains?|stays?|looks?)\s+(?:(?:a|very|too|bit|little|"
    r"slightly|mildly|still|now|back)\s+){0,3}(?:low|high|normal|elevated|raised|decreased|"
    rf"increased|stable|in range|within|{_NUMBER}(?![\d.,])(?!\s?(?:[µμmk]?c?g|iu|units?|meq)\b"
    r"(?!/)))",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"\b(?:serum|plasma|blood|urine|total|free|low|high|normal|elevated|(?:re-?)?check(?:ed|ing)?|repeat|monitor)"
    r"[ \t]+\Z",
    re.IGNORECASE,
)


def is_measured(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` names what was found in a sample, by what stands around it."""
    line = text[end : end + _REACH].split("\n", 1)[0]
    behind = _BEHIND.match(line) or _RESULT.match(line)
    return bool(behind or _BEFORE.search(text[max(0, start - 14) : start]))
