"""The languages in which what stands beside a summary is told."""

from __future__ import annotations

from collections.abc import Mapping

from documents.pipeline.compose.telling import ENGLISH, Telling
from documents.pipeline.compose.telling_spanish import SPANISH

TELLINGS: Mapping[str, Telling] = {"en": ENGLISH, "es": SPANISH}


def telling(language: str) -> Telling:
    """The frames of a language; English where it has none."""
    return TELLINGS.get(language, ENGLISH)
