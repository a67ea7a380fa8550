"""How a value is read out: a figure that a machine reckoned to many places, rounded.

The stored value is what the source says, to its last place; only what is shown is rounded. A
structured record's own page prints both, so that each has its place.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from documents.pipeline.types import LabRow

_LONG: Final = re.compile(r"(?P<before>[<>≤≥=~]{0,2}\s?)(?P<figure>-?\d+\.(?P<places>\d{5,}))")
_LEAST: Final = 7
"""Significant digits that no laboratory prints, and a machine does."""
_SHOWN: Final = 4


def read_out(row: LabRow) -> str:
    """The value as it is shown: as it stands, or rounded where its places mean nothing."""
    return rounded(row.value, row.ref_low, row.ref_high)


def figures(number: Decimal) -> str:
    """At most four significant figures, without an exponent and without zeros at the end."""
    if not number:
        return "0"
    kept = round(number, 3 - number.adjusted())
    text = format(kept, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: str, low: Decimal | None = None, high: Decimal | None = None) -> str:
    """A long figure to four digits, or as many as keep it on its side of both bounds."""
    found = _LONG.fullmatch(value.strip())
    if found is None:
        return value
    exact = Decimal(found["figure"])
    if len(exact.as_tuple().digits) < _LEAST:
        return value
    for digits in range(_SHOWN, len(exact.as_tuple().digits)):
        places = max(0, digits - exact.adjusted() - 1)
        shown = exact.quantize(Decimal(1).scaleb(-places))
        if all(_side(shown, bound) == _side(exact, bound) for bound in (low, high)):
            return f"{found['before']}{shown:f}"
    return value


def _side(number: Decimal, bound: Decimal | None) -> int:
    return 0 if bound is None else (number > bound) - (number < bound)
