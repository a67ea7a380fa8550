"""Which language a piece of text is in, as far as its small words tell.

Only what a screen reader needs to know how to say it. A text that does not tell (a name, a row of
figures) counts as English, which is what documents here are in.
"""

from __future__ import annotations

import re

from documents.pipeline.types import Language

_WORD = re.compile(r"[^\W\d_]+")
_SPANISH = frozenset(
    "el la los las de del que y en un una por con para su sus sin es se lo al como más este mi mis "
    "esta cada día días desde hasta usted fue tiene hay o pero muy ya si qué cómo cuál".split()
)
_ENGLISH = frozenset(
    "the of and in to for with is are was were be at on by or not from that this as it your you "
    "i my she his her have had will if but per each day days what how when which".split()
)
_LETTERS = re.compile(r"[áéíóúñ¿¡]", re.I)


def language_of(text: str) -> Language:
    """``es`` where more of its small words are Spanish than English."""
    words = [word.lower() for word in _WORD.findall(text)]
    spanish = sum(word in _SPANISH for word in words) + len(_LETTERS.findall(text))
    english = sum(word in _ENGLISH for word in words)
    return "es" if spanish > english else "en"
