"""Which language each part of a document is written in: what its rules are chosen by.

Told by the words of ``es/tongue.toml`` and by endings that only Spanish words have. A block of
lines is Spanish where that is plain; one that does not tell is in the language of the document.
Whatever is not plainly Spanish is read as English, and so is what another Romance language wrote.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

from documents.pipeline.types import (
    Allergy,
    Appointment,
    Condition,
    FollowUp,
    Impression,
    Language,
    Medication,
    Page,
    Procedure,
    VitalSign,
)
from knowledge import conditions, spanish_conditions
from knowledge.folding import fold
from knowledge.phrases import tokenize

Found = TypeVar(
    "Found",
    Allergy,
    Appointment,
    Condition,
    FollowUp,
    Impression,
    Medication,
    Procedure,
    VitalSign,
)

_WORD = re.compile(r"[^\W\d_]+")
_BLOCK = re.compile(r"\n[ \t]*\n")
_SPANISH_ENDING = re.compile(r"[a-z]{3,}(?:cion|ciones|miento|amente|idad|opatia|itico)")
# "MI", "SI" and "HA" are no words of any language.
_INITIALS = 3
_LEAST = 2
_LEAST_OF_BLOCK = 3
# A line so short is told by one word of so many letters.
_SHORT = 60
_LONG_WORD = 6


class Tongues:
    """The languages of a document's pages, block by block."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._blocks: dict[int, tuple[list[int], list[Language]]] = {}
        self._spanish: set[int] = set()
        told = {page.number: list(_blocks(page.text)) for page in pages}
        whole = [block for blocks in told.values() for block in blocks]
        spanish = sum(es for _, es, _ in whole)
        others = sum(other for _, _, other in whole)
        self.main: Language = _of(spanish, others, _LEAST) or "en"
        if self.main == "en" and not others and len(whole) == 1 and _is_told(pages):
            self.main = "es"
        if self.main == "en" and not any(
            _of(es, other, _LEAST_OF_BLOCK) == "es" for _, es, other in whole
        ):
            return
        for number, blocks in told.items():
            starts = [start for start, _, _ in blocks]
            languages = [_of(es, other, _LEAST_OF_BLOCK) or self.main for _, es, other in blocks]
            self._blocks[number] = starts, languages
            if "es" in languages:
                self._spanish.add(number)

    def at(self, page: int, start: int) -> Language:
        """The language of the block that a place of a page stands in."""
        if page not in self._blocks:
            return self.main
        starts, languages = self._blocks[page]
        return languages[max(0, bisect_right(starts, start) - 1)] if languages else self.main

    def has_spanish(self, page: int) -> bool:
        """Whether any block of a page is Spanish."""
        return page in self._spanish


def _blocks(text: str) -> list[tuple[int, int, int]]:
    """(start, words that tell of Spanish, words that tell of another language) of each block."""
    found: list[tuple[int, int, int]] = []
    left = 0
    for end in [*(gap.end() for gap in _BLOCK.finditer(text)), len(text)]:
        if text[left:end].strip():
            found.append((left, *_counted(text[left:end])))
        left = end
    return found


def _counted(text: str) -> tuple[int, int]:
    spanish, others = _words()
    es = other = 0
    for word in _WORD.findall(fold(text)):
        low = word.lower()
        if len(word) <= _INITIALS and word != low:
            continue
        if low in spanish or _SPANISH_ENDING.fullmatch(low):
            es += 1
        elif low in others:
            other += 1
    return es, other


def _is_told(pages: Sequence[Page]) -> bool:
    """Whether a lone line has a Spanish word that is long enough to be no chance, or names."""
    text = "\n".join(page.text for page in pages).strip()
    if len(text) > _SHORT:
        return False
    if any(len(word) >= _LONG_WORD and _counted(word)[0] for word in _WORD.findall(text)):
        return True
    tokens = tokenize(fold(text))
    named = next(spanish_conditions.names(tokens), None) is not None
    return named and next(conditions.names(tokens), None) is None


def _of(es: int, other: int, least: int) -> Language | None:
    """The language that so many words tell of; None where they do not tell."""
    if es >= least and es > 2 * other:
        return "es"
    return "en" if other >= least and other * 2 >= es else None


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    source = files("documents.pipeline.notes").joinpath("es/tongue.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    others = frozenset(f"{data['english']} {data['others']}".split())
    return frozenset(f"{data['spanish']} {data['rules']}".split()), others


def as_printed(
    found: Sequence[Found], pages: Sequence[Page], read: Sequence[Page]
) -> tuple[Found, ...]:
    """Findings on pages that were ``read`` folded, with the words that ``pages`` print there."""
    changed = {
        page.number: (page.text, folded.text)
        for page, folded in zip(pages, read, strict=True)
        if page is not folded
    }
    return tuple(
        _printed(each, *changed[each.source.page]) if each.source.page in changed else each
        for each in found
    )


def _printed(found: Found, whole: str, read: str) -> Found:
    words: dict[str, str] = {}
    for each in fields(found):
        value = getattr(found, each.name)
        if type(value) is str:
            at = read.find(value, found.source.start, found.source.end)
            if at >= 0:
                words[each.name] = whole[at : at + len(value)]
    return replace(found, **words)  # type: ignore[arg-type]
