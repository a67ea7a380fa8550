"""What a long medical word says, from the Greek and Latin parts it is built of.

``nephrectomy`` is ``nephr`` (the kidney) and ``-ectomy`` (surgery to take out ...). Only a word
that comes out even is explained: a part that is left over means that we don't know it. The parts
are in ``data/word_parts.toml``, and in ``data/es`` the same parts say it in Spanish.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

_SHORTEST = 6
_LINKS = ("", "o", "i", "a", "e")

Language = Literal["en", "es"]
_AND: dict[Language, str] = {"en": "and", "es": "y"}
# "de el corazón" is "del corazón", "a el" is "al".
_DRAWN_TOGETHER = re.compile(r"\b(de|a) el ")


@dataclass(frozen=True, slots=True)
class _Parts:
    roots: dict[str, str]
    ends: tuple[tuple[str, str], ...]
    fronts: tuple[tuple[str, str], ...]
    fronted: frozenset[str]
    unlike: frozenset[str]
    # "hemi" is a half, not the root of blood with a vowel behind it.
    leads: frozenset[str]
    # What an end says of two roots: an opening made in both joins them.
    joins: dict[str, str]


@lru_cache(maxsize=8192)
def explain(word: str, language: Language = "en") -> str | None:
    """What the English word is put together to say; None where its parts don't come out even."""
    low = word.lower()
    if not low.isalpha() or len(low) < _SHORTEST:
        return None
    parts = _load(language)
    if low in parts.unlike:
        return None
    forms = _written(low)
    for end, frame in parts.ends:
        for form in forms:
            if not form.endswith(end):
                continue
            stem = form[: -len(end)]
            # "al" says nothing by itself, but "intercostal" is between the ribs.
            led = any(stem.startswith(lead) for lead in parts.leads)
            roots = [] if led or end in parts.fronted else _roots(stem, parts.roots)
            if roots:
                said = parts.joins.get(end, frame) if len(roots) > 1 else frame
                return _said(said, roots, language)
            for front, said in parts.fronts:
                inner = stem[len(front) :]
                if stem.startswith(front) and (roots := _roots(inner, parts.roots)):
                    return said.format(_said(frame, roots, language))
    return None


def _written(low: str) -> tuple[str, ...]:
    """The word, its American spelling, and its singular."""
    plain = re.sub(r"ae(?=m|s)|oe(?=d|s)", "e", low).replace("rrhoe", "rrhe")
    forms = [low, plain]
    for end, instead in (("ies", "y"), ("oses", "osis"), ("omata", "oma"), ("s", "")):
        if plain.endswith(end):
            forms.append(plain[: -len(end)] + instead)
    return tuple(dict.fromkeys(forms))


def _said(frame: str, roots: list[str], language: Language) -> str:
    whole = frame.format(_joined(roots, _AND[language]))
    return _DRAWN_TOGETHER.sub(r"\1l ", whole) if language == "es" else whole


def _joined(roots: list[str], word: str) -> str:
    if len(roots) == 1:
        return roots[0]
    return ", ".join(roots[:-1]) + f" {word} " + roots[-1]


def _roots(stem: str, known: Mapping[str, str], depth: int = 3) -> list[str]:
    """The stem as one to three roots with a linking vowel between; empty where it is not."""
    for link in _LINKS:
        if stem.endswith(link) and (bare := stem[: len(stem) - len(link)]) in known:
            return [known[bare]]
    if depth > 1:
        for cut in range(len(stem) - 2, 2, -1):
            first = _one(stem[:cut], known)
            if first and (rest := _roots(stem[cut:], known, depth - 1)):
                return [first, *rest]
    return []


def _one(stem: str, known: Mapping[str, str]) -> str | None:
    for link in _LINKS:
        if stem.endswith(link) and (found := known.get(stem[: len(stem) - len(link)])):
            return found
    return None


def _pairs(block: str) -> list[tuple[str, str]]:
    found = []
    for line in block.strip().splitlines():
        names, _, said = line.partition("|")
        found += [(name.strip(), said.strip()) for name in names.split(",")]
    return found


@cache
def _load(language: Language) -> _Parts:
    data = _read("word_parts.toml")
    unlike, leads = frozenset(data["unlike"].split()), frozenset(data["leads"].split())
    if language != "en":
        data = _read(f"{language}/word_parts.toml")
    bare = _pairs(data["fronted"])
    longest = sorted([*_pairs(data["ends"]), *bare], key=lambda pair: -len(pair[0]))
    fronts = sorted(_pairs(data["fronts"]), key=lambda pair: -len(pair[0]))
    return _Parts(
        dict(_pairs(data["roots"])),
        tuple(longest),
        tuple(fronts),
        frozenset(end for end, _ in bare),
        unlike,
        leads,
        dict(_pairs(data["joins"])),
    )


def _read(name: str) -> dict[str, str]:
    source = files("knowledge").joinpath("data", name).read_text(encoding="utf-8")
    data: dict[str, str] = tomllib.loads(source)
    return data
