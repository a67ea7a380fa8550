"""A statement is one line of plain letters: nothing that renders, links or hides.

Model output goes to a page, a log and a screen reader. Whatever is not plain prose is refused,
never repaired: a reply that tries a trick once is not worth the second look.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from documents.gate.types import Code, Reason

MAX_CHARACTERS = 1_000
_PATTERNS = (
    ("link", re.compile(r"\b(?:https?|ftp|file|data|javascript|mailto|tel):\w|www\.|:/", re.I)),
    (
        "link",
        re.compile(
            r"\b[\w-]+\.(?:com|org|net|gov|edu|io|info|biz|health|xyz|app|dev|example|ru|cn|co|me)\b",
            re.I,
        ),
    ),
    ("address", re.compile(r"\S+@\S+\.\S+")),
    ("html", re.compile(r"<[a-z!/?][^>]*>?|&(?:#\w+|[a-z]+);", re.I)),
    (
        "markdown",
        re.compile(r"!?\[[^\]]*\]\s*[(\[]|```|`|\*\*|__|^\s*(?:#{1,6}\s|>|[-*+]\s|\|)|\|.*\|"),
    ),
    ("template", re.compile(r"\{\{|\}\}|\{%|\$\{|\[\[|\]\]|<\||\|>")),
    ("repetition", re.compile(r"\b(\w+)(?:\W+\1\b){3}", re.I)),
    ("code", re.compile(r"\b(?:import|def|function|select|eval|print)\b\s*[({*]", re.I)),
)
# Marks that plain medical prose uses beside letters and digits.
_MARKS = frozenset(" .,;:!?'\"()/%+-–—’‘“”°µμ<>=≤≥±×&#…·²³½¼¾®™•$€£\u00a0\u2009\u202f")


def check(text: str) -> Iterator[Reason]:
    """Reasons of form; a text without one may be read on."""
    if not text.strip():
        yield Reason(Code.EMPTY)
        return
    if len(text) > MAX_CHARACTERS:
        yield Reason(Code.FORM, "length")
    for name, pattern in _PATTERNS:
        if pattern.search(text):
            yield Reason(Code.FORM, name)
    for char in text:
        if char in _MARKS:
            continue
        category = unicodedata.category(char)
        if category[0] not in "LN":
            yield Reason(Code.FORM, f"character {category}")
            return
        if not _is_latin(char):
            yield Reason(Code.FORM, "confusable")
            return


def _is_latin(char: str) -> bool:
    """Latin letters and plain digits; a Cyrillic or Greek lookalike is not one (µ is a mark)."""
    if char.isascii():
        return True
    if unicodedata.category(char)[0] == "N":
        return False
    name = unicodedata.name(char, "")
    # Fullwidth, mathematical and phonetic forms fold to other letters: not plain.
    return name.startswith("LATIN ") and unicodedata.normalize("NFKC", char) == char
