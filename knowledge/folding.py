"""Spanish words without their accents, and without what a scan made of them, letter for letter.

``fold`` keeps every character's place, so that what is found in the folded text stands at the same
place in the printed one. ``sí`` keeps its accent: without it, it is another word.
"""

from __future__ import annotations

import re

_ACCENTS = str.maketrans("áàâäãéèêëíìîïóòôöõúùûüñçÁÀÂÄÃÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇ",
                         "aaaaaeeeeiiiiooooouuuuncAAAAAEEEEIIIIOOOOOUUUUNC")  # fmt: skip
_YES = re.compile(r"\b([Ss])í\b")
# "hipertensi6n", "card1aca": a figure between the letters of a word was a letter.
_SCANNED = re.compile(r"(?<=[a-z]{2})[6013](?=[a-z])")
_WAS = {"6": "o", "0": "o", "1": "i", "3": "e"}
# "hipertensión" of two signs each: the accent stands behind its letter.
_COMBINING = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """The text without accents, each character where it was."""
    plain = text.translate(_ACCENTS)
    for yes in _YES.finditer(text):
        plain = f"{plain[: yes.start() + 1]}í{plain[yes.end() :]}"
    return _SCANNED.sub(lambda found: _WAS[found.group()], plain)


def key(text: str) -> str:
    """A name as it is compared: folded, in small letters, with single spaces."""
    return " ".join(fold(_COMBINING.sub("", text)).lower().split())
