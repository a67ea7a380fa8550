"""The languages that a summary is written in: the same frames, the same facts, other words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from documents.pipeline.compose.language.english import ENGLISH
from documents.pipeline.compose.language.frames import Frames, Wording
from documents.pipeline.compose.language.spanish import SPANISH
from documents.pipeline.types import Language

WORDINGS: Final[Mapping[Language, Wording]] = {"en": ENGLISH, "es": SPANISH}
LANGUAGES: Final[tuple[Language, ...]] = tuple(WORDINGS)

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "SPANISH",
    "WORDINGS",
    "Frames",
    "Language",
    "Wording",
    "wording",
]


def wording(language: Language) -> Wording:
    """How to say things in a language."""
    return WORDINGS[language]
