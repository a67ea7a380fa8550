"""What only looks like an abbreviation: a piece of an address, a code, a flag, a small word.

A meaning needs its context. The ``QT`` of a post code, the ``ST`` of a street, the ``AT`` of a
laboratory's own code and the ``HH`` beside a value are no words, and nobody explains them.
"""

from __future__ import annotations

import re
from typing import Final

from knowledge import units

# The head of a number (HF-2026-04521), half of a time of day, the word of a label (Patient ID: 12).
_NUMBERED: Final = re.compile(r"[-/#]?\d{3,}|[-/]\d+[-/]\d")
_TIME_BEFORE: Final = re.compile(r"\d\s?$")
# HH behind a value flags it as very high, and LL as very low.
_FLAGS: Final = frozenset({"HH", "LL"})
_VALUE_BEFORE: Final = re.compile(r"\d[ \t]*(?:%|[\w^µ]{1,8}/[\w.^]{1,8})?[ \t|]*\Z")
_NO_WORD_BEHIND: Final = re.compile(r"[ \t|]*(?![ \t]|[a-z])")
_NEXT: Final = re.compile(r"[ \t|]*(\S+)")
_FLAG_LABEL: Final = re.compile(r"\bflags?[ \t]*[:=][ \t]*\Z", re.I)
_LABELS: Final = frozenset({"ID", "NO", "TEL", "DOB", "MRN", "REF"})
_LABEL_BEHIND: Final = re.compile(r"\s*(?:no\.?|number)?\s*[:#]", re.I)
_ADDRESSES: Final = re.compile(
    # A street with its house; a city's state and code; a post box; the post codes of the United
    # Kingdom, of Canada and of the Netherlands.
    r"\b\d{1,5}[A-Za-z]?[ \t]+(?:[A-Z][\w.'-]*[ \t]+){1,4}(?:ST|RD|DR|AV|PL|LN|SQ|TER)\b"
    r"|\b\d{1,5}[ \t]+ST\.?[ \t]+[A-Z][a-z]+"
    r"|\b[A-Z][A-Za-z.]+,?[ \t]+[A-Z]{2}[ \t]+\d{5}(?:-\d{4})?\b"
    r"|\bP\.?O\.?[ \t]+(?i:box)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?[ \t]\d[A-Z]{2}\b"
    r"|\b[A-Z]\d[A-Z][ \t]\d[A-Z]\d\b"
    r"|(?:^|,[ \t]*)[1-9]\d{3}[ \t][A-Z]{2}[ \t]+[A-Z][a-z]{2,}",
    re.M,
)
_TITLE: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Dra|Prof)\.?[ \t]+\Z")
_CODE: Final = re.compile(r"[A-Za-z]\d{1,3}")
_SMALL: Final = frozenset(
    "a am an as at be by do go he if in is it me my no of on or so to up us we st all".split()
)
"""Words of any sentence; in capitals they may be an abbreviation, and mostly are none."""

_NEAR: Final = 80
"""Characters on either side in which an address is looked for."""


def is_no_word(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is an abbreviation's letters only."""
    printed = text[start:end].upper().replace(".", "")
    if printed in ("AM", "PM"):
        return _TIME_BEFORE.search(text[max(0, start - 2) : start]) is not None
    if _FLAG_LABEL.search(text[max(0, start - 12) : start]):
        return True
    if printed in _FLAGS and _is_flag(text, start, end):
        return True
    if printed in _LABELS and _LABEL_BEHIND.match(text, end):
        return True
    if _NUMBERED.match(text, end) or _is_glued(text, start, end):
        return True
    if len(printed) == 1 and _TITLE.search(text[max(0, start - 8) : start]):
        return True
    return _is_in_address(text, start, end)


def is_small_word(printed: str) -> bool:
    """Whether it is a word of any sentence, in capitals."""
    return printed.lower() in _SMALL


def is_code(text: str, start: int, end: int) -> bool:
    """Whether it is a letter and a number alone in brackets: what a list numbers its items by."""
    alone = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return alone and _CODE.fullmatch(text[start:end]) is not None


def _is_flag(text: str, start: int, end: int) -> bool:
    if _VALUE_BEFORE.search(text[max(0, start - 24) : start]) is None:
        return False
    if _NO_WORD_BEHIND.match(text, end):
        return True
    behind = _NEXT.match(text, end)
    return behind is not None and units.parse(behind[1]) is not None


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether figures stand at it without a gap: a part of a code. A unit has its number so."""
    printed = text[start:end]
    if text[start - 1 : start].isdigit():
        is_unit = units.parse(printed) is not None or units.parse(printed.lower()) is not None
        return printed.isalpha() and printed.isupper() and not is_unit and len(printed) < 4
    return len(printed) == 1 and text[end : end + 2].isdigit()


def _is_in_address(text: str, start: int, end: int) -> bool:
    """By what stands near on its line, however long the line is."""
    if not text[start:end].isupper():
        return False
    first = max(0, start - _NEAR)
    begin = text.rfind("\n", first, start) + 1 or first
    stop = text.find("\n", end, end + _NEAR)
    said = text[begin : stop if stop >= 0 else end + _NEAR]
    return any(
        found.start() <= start - begin and end - begin <= found.end()
        for found in _ADDRESSES.finditer(said)
    )
