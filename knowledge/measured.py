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
    r"|\W{0,3}(?:serum|plasma|level|in (?:the |your )?blood)\b",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(r"\b(?:serum|plasma|blood|urine|total|free)[ \t]+\Z", re.IGNORECASE)


def is_measured(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` names what was found in a sample, by what stands around it."""
    line = text[end : end + _REACH].split("\n", 1)[0]
    return bool(_BEHIND.match(line) or _BEFORE.search(text[max(0, start - 12) : start]))
