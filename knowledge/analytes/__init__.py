"""The laboratory catalogue: what a printed test name, with its unit and value, stands for.

A name alone is often not enough: neutrophils in ``%`` and in ``10*3/uL`` are two tests. ``find``
therefore takes unit and value too and gives None rather than choose between two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from knowledge import units
from knowledge.analytes.catalogue import Analyte, Conversion, catalogue, get
from knowledge.analytes.names import candidates, exactly, may_begin

__all__ = [
    "Analyte",
    "Conversion",
    "candidates",
    "catalogue",
    "choose",
    "exactly",
    "find",
    "get",
    "may_begin",
]

_LEAD = re.compile(
    r"^(?:[<>≤≥=~\s]|(?:less|greater|more)\sthan|above|below|over|under)+", re.IGNORECASE
)


def _is_home(analyte: Analyte, unit: units.Unit) -> bool:
    """Whether ``unit`` is what the test is usually given in, scale included."""
    home = units.parse(analyte.canonical_unit or "")
    return bool(home and (home.dimension, home.scale) == (unit.dimension, unit.scale))


def _may_be(analyte: Analyte, number: Decimal, unit: str | None) -> bool:
    """Whether a living person can have the value."""
    if unit is None:
        return analyte.may_be(number)
    return analyte.is_possible(number, unit) is not False


def _number(value: str | None) -> Decimal | None:
    if value is None:
        return None
    try:
        return Decimal(_LEAD.sub("", value.strip()).replace(",", ""))
    except InvalidOperation:
        return None


def find(
    name: str, unit: str | None = None, value: str | None = None, *, specimen: str | None = None
) -> Analyte | None:
    """The one test that name, unit and value fit together; None when none or several do."""
    return choose(candidates(name), unit, value, specimen=specimen)


def choose(
    tests: Iterable[Analyte],
    unit: str | None = None,
    value: str | None = None,
    *,
    specimen: str | None = None,
) -> Analyte | None:
    """The one of ``tests`` that unit and value fit; None when none or several do."""
    fits = list(tests)
    parsed = units.parse(unit) if unit else None
    if unit:
        if parsed is None and len(fits) > 1:
            return None
        fits = [a for a in fits if parsed is None or a.accepts(parsed)]
    number = _number(value)
    if value is not None and len(fits) > 1:
        kinds = {"quantity", "either"} if number is not None else {"presence", "either"}
        fits = [a for a in fits if a.kind in kinds] or fits
    if specimen and len(fits) > 1:
        fits = [a for a in fits if a.specimen == specimen] or fits
    elif unit and len({a.specimen for a in fits}) > 1:
        fits = [a for a in fits if a.specimen == "blood"] or fits
    if parsed and len(fits) > 1:
        fits = [a for a in fits if _is_home(a, parsed)] or fits
    if number is not None and len(fits) > 1:
        fits = [a for a in fits if _may_be(a, number, unit)] or fits
    if len(fits) > 1 and specimen is None and len({a.specimen for a in fits}) > 1:
        blood = [a for a in fits if a.specimen == "blood"]
        fits = blood if len(blood) == 1 else fits
    return fits[0] if len(fits) == 1 else None
