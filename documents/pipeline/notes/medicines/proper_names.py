"""Words that name a medicine elsewhere and here a place or a person: ``Salt Lake City``."""

from __future__ import annotations

import re

# What places are called, behind their own names. Words that a note may well put behind a medicine
# ("Lovenox bridge", "Lasix, falls risk") are left out.
_PLACE_BEHIND = re.compile(
    r"(?:[ -][A-Z][a-z'’]+){0,2}?[ -](?:City|Lakes?|Street|Road|Rd|Avenue|Ave|Boulevard|Blvd"
    r"|Parkway|Pkwy|Highway|Hwy|Valley|County|Creek|River|Hills?|Springs|Beach|Bay|Island"
    r"|Mountains?|Park|Heights|Grove|Village|Town|Township|Harbou?r)\b"
)
_STREET_BEHIND = re.compile(
    r"(?:[ -][A-Z][a-z'’]+)?[ -](?:St|Dr|Drive|Ln|Lane|Ct|Court|Way|Place)\b"
)
_HOUSE_BEFORE = re.compile(r"\b\d{1,5}[A-Za-z]? $")
_TITLED = re.compile(r"\b(?:(?:Dr|Mr|Mrs|Ms|Prof|Sra|Dra)\.?|Lake|Mount|San|Santa) $")
_NAMED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof|Sra|Dra)\.? [A-Z][a-z'’]+ $")
_ENDS = re.compile(r"\s*(?:[.,;:)\n]|$)(?!\s*\d)")
_LOOK = 48


def is_proper(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is part of a longer proper name: a place, a street, a person."""
    name = text[start:end]
    if not name[:1].isupper():
        return False
    behind = text[end : end + _LOOK]
    if name.isupper():
        behind = behind.title()
    before = text[max(0, start - _LOOK) : start]
    if _PLACE_BEHIND.match(behind) or _TITLED.search(before):
        return True
    if _HOUSE_BEFORE.search(before) and _STREET_BEHIND.match(behind):
        return True
    return bool(_NAMED.search(before) and _ENDS.match(behind))
