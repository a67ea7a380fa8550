"""A house's address, wherever it is printed: it is no finding, no conclusion and no step.

``Sample Imaging, 12 Example Road, Sampletown`` at the foot of a page stands below whatever was said
last, and would be told as its conclusion.
"""

from __future__ import annotations

import re
from typing import Final

_STREET: Final = re.compile(
    r"\b\d{1,5}[A-Za-z]?,? (?:(?:[NSEW]\.?|[A-Z][\w.'’-]*),? ){1,4}(?:Road|Rd|Street|St|Avenue|Ave"
    r"|Lane|Ln|Drive|Boulevard|Blvd|Way|Close|Court|Ct|Place|Pl|Square|Crescent|Terrace|Parkway"
    r"|Pkwy|Highway|Hwy|Plaza|Quay|Row)\b"
    r"|\b(?:C/|Calle|Avda\.?|Avenida|Paseo|Plaza) ?(?:\w+ ){1,4}\d{1,4}\b|\bP\.?O\.? Box \d+"
)
# "Sampletown, ST 00000", "Sampletown ZZ1 1ZZ": how an address ends.
_TOWN: Final = re.compile(
    r"(?:\b[A-Z][a-z]+,? (?:[A-Z]{2},? \d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"
    r"|(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \d{4}))\W*$"
)
# Words in small letters that an address may hold.
_SMALL: Final = re.compile(
    r"\b(?!(?:the|and|for|floor|suite|unit|room|level|building|ward|block|performed|tested|tel"
    r"|reported|interpreted|read|done|phone|fax|des?|la|las|los|del)\b)[a-z]{3,}"
)
_BIDS: Final = re.compile(
    r"\W*(?:follow|visit|see|come|go|call|return|report to|appointment|arrive|attend|send|at \d)\b",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 18
_STATES: Final = frozenset(
    """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM
    NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU""".split()
)
_ZIP: Final = re.compile(r",?\s{1,2}\d{5}(?:-\d{4})?(?![\d.,/])(?!\s?(?:mg|mcg|units?|ml))")
_TOWN_BEFORE: Final = re.compile(r"[A-Z][\w.'’-]*,?\s$")
# "at the office in Sampletown, MI": of a town, where no number follows.
_IN_TOWN: Final = re.compile(
    r"\b(?:in|at|from|near|to|the)\s(?:(?:the|our|your)\s)?(?:[A-Z][a-z.'’-]+\s?){1,3},\s$"
)
_REACH: Final = 60


def is_address(text: str) -> bool:
    """Whether words are an address and nothing else, with or without the house's name."""
    line = " ".join(text.split())
    if len(line.split()) > _MOST_WORDS or _BIDS.match(line) or _SMALL.search(line):
        return False
    return bool(_STREET.search(line) or _TOWN.search(line))


def is_state(text: str, start: int, end: int) -> bool:
    """Whether two letters are a state's in an address: ``Sampletown, VT 05000``, and no illness."""
    if text[start:end] not in _STATES:
        return False
    before = text[max(0, start - _REACH) : start]
    if _TOWN_BEFORE.search(before) and _ZIP.match(text, end):
        return True
    return _IN_TOWN.search(before) is not None
