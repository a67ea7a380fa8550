"""Results that cannot wait: where a laboratory rings the ward rather than print.

Used when a report prints no critical flag of its own; a printed one always comes first. The limits
(``knowledge/data/critical.toml``) are those in common use for adults, taken from general knowledge
of two kinds of source: surveys of what hospital laboratories phone out, and the advice of
professional bodies of laboratory medicine on results to be communicated at once. Laboratories
differ, so where they do the limit is a round number on the safe side of the middle. They are not
for newborns and children, and left out where one number means little without the illness, the hour
or the method: troponin, bilirubin, oxygen (a venous sample is low), paracetamol.

A false alarm frightens and a wrong unit makes one, so nothing is said unless the unit is known,
measures the same thing and converts by a fixed factor, and a living person can have the value.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal

from knowledge import analytes, units

DATA = Path(__file__).parent / "data" / "critical.toml"

Side = Literal["low", "high"]


@dataclass(frozen=True, slots=True)
class Limits:
    """At or beyond ``low`` or ``high`` is critical; outside ``least``..``most`` is not believed.

    All in ``unit``.
    """

    unit: str
    low: Decimal | None
    high: Decimal | None
    least: Decimal | None
    most: Decimal | None


@lru_cache(maxsize=1)
def limits() -> Mapping[str, Limits]:
    """The limits by analyte key."""
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))

    def number(row: Mapping[str, str], name: str) -> Decimal | None:
        return Decimal(row[name]) if name in row else None

    return {
        key: Limits(row["unit"], *(number(row, name) for name in ("low", "high", "least", "most")))
        for key, row in rows.items()
    }


def critical_side(analyte: str, number: Decimal, unit: str | None) -> Side | None:
    """Which critical limit of an adult ``number`` reaches, if any.

    ``analyte`` is a key of the catalogue and ``unit`` what the report prints. None also when the
    test has no limits, the unit is missing, unknown or of something else, or the value is not a
    living person's: then nobody can tell, which is not the same as "not critical". Only a ratio
    (INR, pH) may go without a unit.
    """
    entry, test = limits().get(analyte), analytes.get(analyte)
    if entry is None or test is None or not number.is_finite():
        return None
    if unit is not None and units.parse(unit) is None:
        return None
    if test.is_possible(number, unit) is not True:
        return None
    value = test.to_canonical(number, unit)
    if value is None:
        return None

    def at(limit: Decimal | None) -> Decimal | None:
        return None if limit is None else test.to_canonical(limit, entry.unit)

    low, high, least, most = (at(x) for x in (entry.low, entry.high, entry.least, entry.most))
    if (least is not None and value < least) or (most is not None and value > most):
        return None
    if low is not None and value <= low:
        return "low"
    if high is not None and value >= high:
        return "high"
    return None
