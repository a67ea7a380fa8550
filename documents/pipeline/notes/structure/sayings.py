"""What a rule looks for in each language: English stands with the rules, Spanish is data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from documents.pipeline.types import Language
from knowledge import conditions, spanish_conditions
from knowledge.conditions import Name


@dataclass(frozen=True, slots=True)
class Naming:
    """What knows the names of conditions in a language."""

    names: Callable[..., Iterator[Name]]
    is_lasting: Callable[[str], bool]
    is_episode: Callable[[str], bool]


_ENGLISH = Naming(conditions.names, conditions.is_lasting, conditions.is_episode)
_SPANISH = Naming(
    spanish_conditions.names, spanish_conditions.is_lasting, spanish_conditions.is_episode
)


def naming(language: Language) -> Naming:
    """The names of conditions in a language."""
    return _ENGLISH if language == "en" else _SPANISH


def said(english: re.Pattern[str], language: Language, spanish: str) -> re.Pattern[str]:
    """The English expression, or for Spanish that of ``es/sayings.toml`` by its name."""
    return english if language == "en" else _spanish()[spanish]


@cache
def _spanish() -> dict[str, re.Pattern[str]]:
    source = files("documents.pipeline.notes").joinpath("es/sayings.toml")
    loaded = tomllib.loads(source.read_text(encoding="utf-8"))
    # An expression goes on over a line's end behind a backslash.
    return {
        name: re.compile(str(text).replace("\\\n", ""), re.IGNORECASE)
        for name, text in loaded.items()
    }
