"""Undoing what the first reader is known to get wrong, where only one reading makes sense."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# A unit that holds a small L where only a capital i makes one: there is no "lU/L".
_INTERNATIONAL: Final = re.compile(r"^([mkµμu]?)[lI1]U/(m?)[lL1]$")
# A slash taken for a thin letter between two parts that only together make a unit.
_SLASH: Final = re.compile(
    r"^((?:[munpkµμ]?g|[munpµμ]?mol|m?Eq|m?[uµμ]?I?U|K|[mkuµμ]U))[lI1i|]([mdufµμ]?[Ll])(\.?)$"
)
_A1C: Final = re.compile(r"\bA[lI|]c\b")
_POUNDS: Final = re.compile(r"^Ibs?\b")
# Asterisks beside a flag come back as dots or quotes; the word itself in mixed capitals.
_FLAG: Final = re.compile(
    r"^[\W_]*(low|high|normal|critical|abnormal)[\W_]*$", re.IGNORECASE | re.ASCII
)


def tidy(text: str) -> str:
    """``text`` with full-width forms unfolded and known slips mended; digits are never changed."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    unit = _INTERNATIONAL.match(text)
    if unit is not None:
        return f"{unit.group(1)}IU/{unit.group(2)}L"
    slash = _SLASH.match(text)
    if slash is not None:
        return f"{slash.group(1)}/{slash.group(2)}{slash.group(3)}"
    text = _A1C.sub("A1c", text)
    flag = _FLAG.match(text)
    if flag is not None and ("*" in text or "..." in text or '"' in text):
        word = flag.group(1)
        return word if word.islower() or word.istitle() else word.upper()
    return _POUNDS.sub(lambda found: "lb" + found.group()[2:], text)
