"""With which signs a patient whose result is critical should call an ambulance, by test.

Own plain words (``knowledge/data/warning_signs.toml``). They are what anybody is told to call for,
chosen by what a result like this can bring on; they never say what the patient has.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from knowledge.critical import Side

REFERENCE = "https://medlineplus.gov/ency/article/001927.htm"
"""MedlinePlus, "Recognizing medical emergencies"."""


@dataclass(frozen=True, slots=True)
class Group:
    """Signs for some tests; ``side`` is None where both sides bring the same."""

    name: str
    tests: frozenset[str]
    side: Side | None
    signs: tuple[str, ...]


@lru_cache(maxsize=1)
def groups() -> tuple[Group, ...]:
    """All groups in their order; the last is for tests that no other names."""
    text = files("knowledge").joinpath("data/warning_signs.toml").read_text(encoding="utf-8")
    return tuple(
        Group(row["name"], frozenset(row["tests"]), row.get("side"), tuple(row["signs"]))
        for row in tomllib.loads(text)["group"]
    )


def signs_of(analyte: str | None, side: Side | None) -> tuple[str, ...]:
    """What to call an ambulance for; ``analyte`` is a key of the catalogue, None for any other.

    Where the side is not known, a group of one side does not fit.
    """
    for group in groups():
        if analyte in group.tests and group.side in (None, side):
            return group.signs
    return groups()[-1].signs
