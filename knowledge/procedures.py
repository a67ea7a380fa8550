"""Names of procedures in a text: operations, scans, tests and treatments done to a person.

A name is a head (``colonoscopy``, ``-ectomy``, ``replacement`` with what is replaced before it)
with the words of place and manner before it and, where it goes on, ``of the left knee`` behind it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from knowledge.condition_words import lexicon as condition_lexicon
from knowledge.phrases import PhraseIndex, Tokens, tokenize

_SUFFIX = re.compile(
    r"[a-z]{3,}(?:ectomy|ectomies|otomy|otomies|ostomy|oscopy|oscopies|plasty|centesis|desis|pexy"
    r"|rrhaphy|graphy|gram|grams|opsy|tripsy|apheresis|embolization|embolisation|myotomy)"
)
_FILLERS = frozenset("the a an his her their my your left right both bilateral".split())
_SCANS = frozenset("mri ct mra ultrasound ray rays xr cat doppler duplex".split())
_NO_PART = frozenset({"post", "status", "non", "pre", "after"})
_MOST_BEHIND = 4


@dataclass(frozen=True, slots=True)
class _Words:
    heads: frozenset[str]
    generic: frozenset[str]
    kinds: frozenset[str]
    modifiers: frozenset[str]
    subjects: frozenset[str]
    not_procedures: frozenset[str]
    phrases: PhraseIndex[str]


@dataclass(frozen=True, slots=True)
class ProcedureName:
    """Words ``first`` up to ``last`` name a procedure."""

    first: int
    last: int


def _split(block: str) -> list[str]:
    return [entry.strip() for entry in block.replace("\n", " ").split(",") if entry.strip()]


@cache
def _words() -> _Words:
    source = files("knowledge").joinpath("data/procedures.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    phrases: PhraseIndex[str] = PhraseIndex()
    for entry in _split(data["abbreviations"]):
        short, _, full = entry.partition(" = ")
        phrases.add(short, full, cased=True)
    for entry in _split(data["procedures"]):
        if not entry.isalpha():
            phrases.add(entry, entry, cased=False)
    kinds = _split(data["kinds"])
    return _Words(
        heads=frozenset(w for w in _split(data["procedures"]) if w.isalpha()),
        generic=frozenset(_split(data["generic"])),
        kinds=frozenset(tokenize(kind).words[-1] for kind in kinds),
        modifiers=_parts(_split(data["modifiers"])),
        subjects=_parts(kinds),
        not_procedures=frozenset(_split(data["not_procedures"])),
        phrases=phrases,
    )


def _parts(entries: list[str]) -> frozenset[str]:
    words = (word for entry in entries for word in tokenize(entry).words)
    return frozenset(word for word in words if word not in ("on", "off", "of", "a"))


def names(tokens: Tokens) -> Iterator[ProcedureName]:
    """The procedures named in a sentence, left to right."""
    words = _words()
    place, begin = 0, 0
    while place < len(tokens):
        last = _head(words, tokens, place)
        if last is None:
            place += 1
            continue
        first = _leftmost(words, tokens, place, begin)
        while last < len(tokens) and _glued(tokens, last):
            more = _head(words, tokens, last)
            if more is None and tokens.words[last] in words.generic:
                more = last + 1
            if more is None:
                break
            last = more
        last = _rightmost(tokens, last)
        yield ProcedureName(first, last)
        place = begin = last


def _head(words: _Words, tokens: Tokens, place: int) -> int | None:
    word = tokens.words[place]
    if (found := words.phrases.at(tokens, place)) is not None:
        return found.last
    if word in words.not_procedures:
        return None
    if word in words.heads or (len(word) > 7 and _SUFFIX.fullmatch(word)):
        return place + 1
    if word in words.generic and place > 0 and _glued(tokens, place):
        before = tokens.words[place - 1]
        return place + 1 if before in words.kinds or words.phrases.at(tokens, place - 1) else None
    return None


def _leftmost(words: _Words, tokens: Tokens, place: int, begin: int) -> int:
    first = place
    sites = condition_lexicon().modifiers
    while first > begin and _glued(tokens, first):
        word = tokens.words[first - 1]
        kept = word in words.modifiers or (word in sites and word not in _NO_PART)
        # "mass" belongs to "mass removal" and not to "mass, CT".
        kept = kept or (tokens.words[place] in words.generic and word in words.subjects)
        if not (kept or (words.phrases.at(tokens, first - 1) and word.isalpha())):
            break
        first -= 1
    return first


def _rightmost(tokens: Tokens, last: int) -> int:
    """``biopsy of the left breast``, ``MRI brain``: the place belongs to the name."""
    sites = condition_lexicon().modifiers
    if tokens.words[last - 1] in _SCANS:
        while last < len(tokens) and tokens.words[last] in sites and _glued(tokens, last):
            last += 1
    if last + 1 >= len(tokens) or tokens.words[last] != "of" or not _glued(tokens, last):
        return last
    place = last + 1
    while place < len(tokens) and place - last <= _MOST_BEHIND and _glued(tokens, place):
        word = tokens.words[place]
        if word in sites:
            last = place + 1
        elif word not in _FILLERS:
            break
        place += 1
    return last


def _glued(tokens: Tokens, place: int) -> bool:
    gap = tokens.text[tokens.ends[place - 1] : tokens.starts[place]]
    return "  " not in gap and "\t" not in gap and gap.count("\n") <= 1
