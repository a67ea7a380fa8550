"""What a long medical word says, from the Greek and Latin parts it is built of.

``nephrectomy`` is ``nephr`` (the kidney) and ``-ectomy`` (surgery to take out ...). Only a word
that comes out even is explained: a part that is left over means that we don't know it. The parts
are in ``data/word_parts.toml``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_SHORTEST = 6
_LINKS = ("", "o", "i", "a", "e")


@dataclass(frozen=True, slots=True)
class _Parts:
    roots: dict[str, str]
    ends: tuple[tuple[str, str], ...]
    fronts: tuple[tuple[str, str], ...]
    unlike: frozenset[str]


@lru_cache(maxsize=8192)
def explain(word: str) -> str | None:
    """What the word is put together to say; None where its parts don't come out even."""
    low = word.lower()
    if not low.isalpha() or len(low) < _SHORTEST:
        return None
    parts = _load()
    if low in parts.unlike:
        return None
    for end, frame in parts.ends:
        for form in _written(low):
            if not form.endswith(end):
                continue
            stem = form[: -len(end)]
            roots = _roots(stem)
            if roots:
                return frame.format(_joined(roots))
            for front, said in parts.fronts:
                if stem.startswith(front) and (roots := _roots(stem[len(front) :])):
                    return said.format(frame.format(_joined(roots)))
    return None


def _written(low: str) -> tuple[str, ...]:
    """The word, its American spelling, and its singular."""
    plain = re.sub(r"ae(?=m|s)|oe(?=d|s)", "e", low).replace("rrhoe", "rrhe")
    forms = [low, plain]
    for end, instead in (("ies", "y"), ("oses", "osis"), ("omata", "oma"), ("s", "")):
        if plain.endswith(end):
            forms.append(plain[: -len(end)] + instead)
    return tuple(dict.fromkeys(forms))


def _joined(roots: list[str]) -> str:
    if len(roots) == 1:
        return roots[0]
    return ", ".join(roots[:-1]) + " and " + roots[-1]


def _roots(stem: str, depth: int = 3) -> list[str]:
    """The stem as one to three roots with a linking vowel between; empty where it is not."""
    roots = _load().roots
    for link in _LINKS:
        if stem.endswith(link) and (bare := stem[: len(stem) - len(link)]) in roots:
            return [roots[bare]]
    if depth > 1:
        for cut in range(len(stem) - 2, 2, -1):
            first = _one(stem[:cut])
            if first and (rest := _roots(stem[cut:], depth - 1)):
                return [first, *rest]
    return []


def _one(stem: str) -> str | None:
    roots = _load().roots
    for link in _LINKS:
        if stem.endswith(link) and (found := roots.get(stem[: len(stem) - len(link)])):
            return found
    return None


def _pairs(block: str) -> list[tuple[str, str]]:
    found = []
    for line in block.strip().splitlines():
        names, _, said = line.partition("|")
        found += [(name.strip(), said.strip()) for name in names.split(",")]
    return found


@cache
def _load() -> _Parts:
    source = files("knowledge").joinpath("data/word_parts.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    longest = sorted(_pairs(data["ends"]), key=lambda pair: -len(pair[0]))
    fronts = sorted(_pairs(data["fronts"]), key=lambda pair: -len(pair[0]))
    unlike = frozenset(data["unlike"].split())
    return _Parts(dict(_pairs(data["roots"])), tuple(longest), tuple(fronts), unlike)
