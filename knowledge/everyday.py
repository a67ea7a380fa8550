"""Everyday wordings for hard words that are not medical: ``commence`` is ``start``.

Our own list (``data/everyday.toml``). A word is found in its other forms too: ``commenced``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from knowledge.phrases import tokenize

_ENDS = (
    ("ies", "y"), ("ied", "y"), ("ying", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"),
    ("ed", ""), ("ing", "e"), ("ing", ""), ("ally", ""), ("ally", "al"), ("ily", "y"), ("ly", ""),
    ("bly", "ble"), ("ions", "e"), ("ion", "e"), ("ion", ""), ("ation", "e"), ("ation", ""),
    ("ications", "y"), ("ication", "y"), ("ment", ""), ("ments", ""), ("ness", ""), ("ance", ""),
    ("ance", "e"), ("able", "e"), ("able", ""), ("ity", ""), ("ility", "le"), ("al", ""),
    ("er", "e"), ("ive", "e"), ("ive", "ion"), ("ency", "ent"), ("ence", "ent"),
)  # fmt: skip


def find(word: str) -> str | None:
    """Everyday words for a word or phrase, whatever its capitals and its form."""
    table = _table()
    key = _key(word)
    if key in table:
        return table[key]
    lead, _, last = key.rpartition(" ")
    for form in _stems(last):
        if (found := table.get(f"{lead} {form}".strip())) is not None:
            return found
    first, _, rest = key.partition(" ")
    if rest:
        for form in _stems(first):
            if (found := table.get(f"{form} {rest}")) is not None:
                return found
    return None


def all_wordings() -> tuple[str, ...]:
    """Every wording, for who asks which words are easy."""
    return tuple(dict.fromkeys(_table().values()))


def all_words() -> tuple[str, ...]:
    """Every word that has a wording."""
    return tuple(_table())


def _stems(word: str) -> Iterator[str]:
    for end, instead in _ENDS:
        if word.endswith(end) and len(word) - len(end) >= 3:
            stem = word[: -len(end)]
            yield stem + instead
            if not instead and len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


def _key(phrase: str) -> str:
    return " ".join(tokenize(phrase).words)


@cache
def _table() -> dict[str, str]:
    source = files("knowledge").joinpath("data/everyday.toml").read_text(encoding="utf-8")
    table: dict[str, str] = {}
    for line in tomllib.loads(source)["words"].strip().splitlines():
        words, _, wording = line.partition("|")
        for word in words.split(","):
            table.setdefault(_key(word), wording.strip())
    return table
