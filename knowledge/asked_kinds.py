"""Kinds of illness as people ask for them: "cancer" is a carcinoma, a lymphoma and a melanoma too.

Our own list (``data/asked_kinds.toml``); a kind is known by its words and its ICD-10-CM chapters.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of illness. Every text it is put to is in small letters without accents."""

    name: str
    asked: re.Pattern[str]
    named: re.Pattern[str]
    but: re.Pattern[str] | None
    short: frozenset[str]
    codes: tuple[str, ...]

    def is_spoken_of(self, text: str) -> bool:
        """Whether a text names an illness of this kind, present or denied."""
        return self.named.search(self.but.sub(" ", text) if self.but else text) is not None

    def holds(self, name: str, codes: Sequence[str] = ()) -> bool:
        """Whether an illness of this name, with these codes, is of this kind."""
        return (
            name in self.short
            or self.is_spoken_of(name)
            or any(code.startswith(self.codes) for code in codes)
        )


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds, in the order of the list."""
    source = files("knowledge").joinpath("data/asked_kinds.toml").read_text(encoding="utf-8")
    return tuple(
        Kind(
            name,
            _words([*row["asked"], *row["short"]], whole=True),
            _words(row["named"]),
            _words(row["but"]) if "but" in row else None,
            frozenset(row["short"]),
            tuple(row["codes"]),
        )
        for name, row in tomllib.loads(source).items()
    )


def asked_in(question: str) -> tuple[Kind, ...]:
    """The kinds that a question names, also by one illness of them."""
    return tuple(
        kind for kind in kinds() if kind.asked.search(question) or kind.is_spoken_of(question)
    )


def _words(some: Sequence[str], *, whole: bool = False) -> re.Pattern[str]:
    either = "|".join(re.escape(each) for each in sorted(some, key=len, reverse=True))
    return re.compile(rf"\b(?:{either})" + (r"\b" if whole else ""))
