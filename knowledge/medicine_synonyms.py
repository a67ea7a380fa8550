"""Which names are one medicine's: paracetamol is acetaminophen, co-codamol codeine with it.

The list is our own (``data/medicine_synonyms.toml``).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


def canonical(name: str) -> str:
    """The one name that all names of a medicine have in common, in small letters."""
    low = name.strip().casefold()
    return _first_names().get(low, low)


def names(name: str) -> frozenset[str]:
    """All names of the medicine, in small letters."""
    first = canonical(name)
    return frozenset({first, *(each for each, of in _first_names().items() if of == first)})


def parts(ingredient: str) -> tuple[str, ...]:
    """What an entry of the list of medicines holds, each by its one name."""
    known = _combined().get(ingredient.strip().casefold())
    if known is not None:
        return known
    split = (part.strip() for part in re.split(r", | and | with |/", ingredient))
    return tuple(canonical(part) for part in split if part)


def is_kind(general: str, name: str) -> bool:
    """Whether the first name is one of a kind that the second may be: vitamin D, iron."""
    return canonical(name) in _kinds().get(general.strip().casefold(), frozenset())


@cache
def firsts() -> frozenset[str]:
    """The one name of each medicine that has several."""
    return frozenset(_first_names().values())


@cache
def _data() -> dict[str, list[str]]:
    source = files("knowledge").joinpath("data/medicine_synonyms.toml").read_text(encoding="utf-8")
    return {key: text.strip().splitlines() for key, text in tomllib.loads(source).items()}


def _names(line: str) -> list[str]:
    return [each.strip().casefold() for each in line.split(",")]


@cache
def _first_names() -> dict[str, str]:
    return {name: _names(line)[0] for line in _data()["same"] for name in _names(line)}


@cache
def _combined() -> dict[str, tuple[str, ...]]:
    found = (line.partition(": ") for line in _data()["combined"])
    return {name: tuple(map(canonical, _names(rest))) for name, _, rest in found}


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found = (line.partition(": ") for line in _data()["kinds"])
    return {name.casefold(): frozenset(map(canonical, _names(rest))) for name, _, rest in found}
