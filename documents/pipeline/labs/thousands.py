"""Figures like ``254.000`` where the paper shows no other decimal: what settles how to read them.

The point can part thousands or decimals. A range that is printed without such a point decides, or
what anybody can have of the test in the unit beside it; else it stays open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from documents.pipeline.labs.numbers import NUMBER, Style
from documents.pipeline.labs.tokens import Item
from knowledge import analytes

_GROUP: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_WAYS: Final = (1, 1000)
_FAR: Final = 20
"""How many times beyond its range a value may lie that is still read in the range's manner."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A value and the ends of its range, each read the one way that can be."""

    number: Decimal
    low: Decimal | None
    high: Decimal | None


def settled(
    text: str, value: Item, chosen: Item | None, analyte: analytes.Analyte | None,
    unit: str | None, style: Style,
) -> Settled | None:  # fmt: skip
    """The one reading of a value with such a point; None where it has none or both can be."""
    number = value.number
    if style is not Style.UNKNOWN or not value.ambiguous or number is None:
        return None
    if not _GROUP.fullmatch(text, value.start, value.end):
        return None
    low, high = (chosen.low, chosen.high) if chosen else (None, None)
    if chosen and not chosen.ambiguous:
        ways = [way for way in _WAYS if _is_near(number * way, low, high)]
    else:
        ways = [way for way in _WAYS if analyte and analyte.is_possible(number * way, unit)]
    if len(ways) != 1:
        return None
    if chosen and chosen.ambiguous:
        low, high = _read(text[chosen.start : chosen.end], low, high, ways[0])
    return Settled(number * ways[0], low, high)


def _is_near(number: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    return (not low or number * _FAR >= low) and (high is None or number <= high * _FAR)


def _read(
    printed: str, low: Decimal | None, high: Decimal | None, way: int
) -> tuple[Decimal | None, Decimal | None]:
    """The ends of a range, those that have such a point read in the same manner."""
    figures = [found.group() for found in NUMBER.finditer(printed)]
    ends = [end for end in (low, high) if end is not None]
    if len(figures) != len(ends):
        return None, None
    worth = iter(
        end * way if _GROUP.fullmatch(figure) else end
        for figure, end in zip(figures, ends, strict=True)
    )
    return (next(worth) if low is not None else None, next(worth) if high is not None else None)
