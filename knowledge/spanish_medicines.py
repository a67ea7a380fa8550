"""Medicines by their Spanish names: what ``medicines.index`` is for English text.

Most international names differ from the English ones by their endings and their spelling only, so
that they are made by rule (``furosemide``: ``furosemida``); the others, and brands, are in
``data/es/medicine_names.toml``. Names are compared without accents (``knowledge.folding``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from knowledge import medicines
from knowledge.folding import key
from knowledge.medicines import Medicine
from knowledge.phrases import PhraseIndex

_DATA = Path(__file__).parent / "data" / "es" / "medicine_names.toml"
_WORD = re.compile(r"[a-z]{5,}")
# How Spanish spells what English writes otherwise, in this order.
_SPELLING = (
    ("ph", "f"), ("th", "t"), ("rh", "r"), ("ch", "c"), ("sch", "esqu"), ("ck", "c"), ("qu", "qu"),
    ("y", "i"), ("ll", "l"), ("mm", "m"), ("ff", "f"), ("pp", "p"), ("tt", "t"), ("ss", "s"),
    ("cc", "c"), ("bb", "b"), ("nn", "n"), ("ae", "e"), ("oe", "e"), ("k", "k"),
)  # fmt: skip
_JOINTS = ("/", " y ", " + ", "-", " con ")


@cache
def index() -> PhraseIndex[Medicine]:
    """Every Spanish name, and every name of the English index that is a brand."""
    found: PhraseIndex[Medicine] = PhraseIndex()
    for spanish, medicine in _named().items():
        found.add(spanish, medicine, cased=False)
    for medicine in medicines.all_medicines():
        for brand in medicine.brands:
            found.add(brand, medicine)
        parts = re.split(r", | and ", medicine.ingredient)
        said = [_said(part) for part in parts]
        if len(parts) > 1 and all(said):
            for joint in _JOINTS:
                for order in (said, said[::-1]):
                    found.add(joint.join(filter(None, order)), medicine, cased=False)
    return found


def find(name: str) -> Medicine | None:
    """The medicine of a Spanish name."""
    return index().get(key(name))


def english(name: str) -> str | None:
    """The English name of a medicine that is printed in Spanish; None for any other."""
    found = find(name) if medicines.find(name) is None else None
    return found.ingredient if found is not None and found.group else None


@cache
def after() -> frozenset[str]:
    """Words that a name goes on over: its salt, its form."""
    return frozenset(_read()["after"].split())


@cache
def not_names() -> frozenset[str]:
    """Words that stand where a name could and are none."""
    return frozenset(_read()["not_names"].split())


def table() -> tuple[tuple[str, str], ...]:
    """The own names: Spanish, and the English one or nothing."""
    return tuple(_pairs(_read()["names"]))


@cache
def _named() -> Mapping[str, Medicine]:
    """Folded Spanish names: the own ones first, then those that the rules make."""
    found: dict[str, Medicine] = {}
    for spanish, meant in table():
        known = medicines.find(meant) if meant else None
        found[key(spanish)] = known or Medicine(spanish, (), "", "")
    for medicine in medicines.all_medicines():
        made = None if medicine.tags else _made(medicine.ingredient)
        if made is not None:
            found.setdefault(made, medicine)
    return found


@cache
def _own() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for spanish, meant in table():
        found.setdefault(meant.lower(), key(spanish))
    return found


def _said(english: str) -> str | None:
    return _own().get(english.lower()) or _made(english)


def _made(english: str) -> str | None:
    """The Spanish form of an English name of one word."""
    low = english.lower()
    if not _WORD.fullmatch(low):
        return None
    for ending, spanish in _endings():
        if low.endswith(ending):
            return _spelt(low.removesuffix(ending)) + spanish
    return _spelt(low)


def _spelt(stem: str) -> str:
    for wrong, right in _SPELLING:
        stem = stem.replace(wrong, right)
    return f"e{stem}" if re.match(r"s[pt](?!a?t)", stem) else stem


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple(_pairs(_read()["endings"]))


def _pairs(block: str) -> Iterator[tuple[str, str]]:
    for line in block.splitlines():
        left, bar, right = (cell.strip() for cell in line.partition("|"))
        if bar:
            yield left, right


def _read() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))
