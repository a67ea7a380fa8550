"""The catalogue's entries: read from ``knowledge/data/analytes_*.toml``, once.

Each table there holds: ``name`` (plain name), ``also`` (printed names), ``specimen``, ``loinc`` (of
the canonical unit; absent where not certain) and ``loinc_by_dimension``, ``unit`` (canonical),
``units`` (units of another dimension: ``[factor, offset]`` from the canonical value, empty where no
fixed factor exists), ``possible`` (values beyond these, in the canonical unit, can't be of a living
person: a misread unit or scale), ``kind`` (``quantity``, ``presence`` or ``either``), ``measures``,
``low_means``, ``high_means`` (plain sentences) and ``reference`` (where a patient reads more). All
of it is our own text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from knowledge import units

DATA = Path(__file__).parent.parent / "data"

# What is printed in g/L in Britain, Ireland and Australia, where the unit is most often left out.
# Of protein only what no strip for urine says (30, 100, 300 mg/dL).
_IN_GRAMS_A_LITRE: Mapping[str, tuple[int, int]] = {
    "albumin": (10, 60),
    "globulin": (10, 99),
    "hemoglobin": (30, 250),
    "total_protein": (40, 99),
}


@dataclass(frozen=True, slots=True)
class Conversion:
    """``value * factor + offset`` turns a canonical value into ``unit``; None: no fixed factor."""

    unit: str
    factor: Decimal | None
    offset: Decimal


@dataclass(frozen=True, slots=True, eq=False)
class Analyte:
    """One test of the catalogue; see the module for the fields. Equal only to itself."""

    key: str
    name: str
    synonyms: tuple[str, ...]
    specimen: str
    kind: str
    measures: str
    low_means: str | None
    high_means: str | None
    reference: str
    canonical_unit: str | None = None
    loinc: str | None = None
    loinc_by_dimension: Mapping[str, str] = field(default_factory=dict)
    conversions: tuple[Conversion, ...] = ()
    possible: tuple[Decimal, Decimal] | None = None

    @property
    def accepted_units(self) -> tuple[str, ...]:
        """The canonical unit and one unit of each other dimension that we accept."""
        first = (self.canonical_unit,) if self.canonical_unit else ()
        return first + tuple(c.unit for c in self.conversions)

    def accepts(self, unit: units.Unit) -> bool:
        """Whether a result of this test can be given in ``unit``."""
        accepted = {u.dimension for u in map(units.parse, self.accepted_units) if u}
        if unit.dimension in accepted:
            return True
        if self.kind != "quantity" and unit.dimension in {"index", "arbitrary/volume", "ratio"}:
            return True
        return bool(accepted & {"ratio", "index"}) and unit.dimension in {"ratio", "index"}

    def to_canonical(self, value: Decimal, unit: str | None) -> Decimal | None:
        """``value`` in the canonical unit, or None when it can't be converted for certain."""
        if self.canonical_unit is None:
            return value if unit is None else None
        home = units.parse(self.canonical_unit)
        if unit is None:
            return value if home and home.dimension in {"ratio", "index"} else None
        given = units.parse(unit)
        if given is None or home is None:
            return None
        if {given.dimension, home.dimension} <= {"ratio", "index"}:
            return value
        direct = units.convert(value, given, home)
        if direct is not None:
            return direct
        for conversion in self.conversions:
            other = units.parse(conversion.unit)
            if other and other.dimension == given.dimension and conversion.factor is not None:
                there = units.convert(value, given, other)
                if there is not None:
                    return (there - conversion.offset) / conversion.factor
        return None

    def converted(self, value: Decimal, given: str | None, wanted: str | None) -> Decimal | None:
        """``value`` of one unit in another, or None when it can't be converted for certain."""
        canonical = self.to_canonical(value, given)
        nothing, one = (self.to_canonical(Decimal(n), wanted) for n in (0, 1))
        if canonical is None or nothing is None or one is None or one == nothing:
            return None
        return (canonical - nothing) / (one - nothing)

    def is_possible(self, value: Decimal, unit: str | None) -> bool | None:
        """Whether a living person can have this value; None where that can't be said."""
        canonical = self.to_canonical(value, unit)
        if canonical is None or self.possible is None:
            return None
        return self.possible[0] <= canonical <= self.possible[1]

    def may_be(self, value: Decimal) -> bool:
        """Whether a figure printed without a unit can be a value of this test in a usual unit.

        Counts without a unit are printed in thousands or in full.
        """
        home = units.parse(self.canonical_unit or "")
        counted = home is not None and home.dimension == "count/volume"
        worth = (value, value / 1000) if counted else (value,)
        least, most = _IN_GRAMS_A_LITRE.get(self.key, (1, 0))
        if least <= value <= most:
            return True
        given = self.accepted_units or (None,)
        return any(self.is_possible(n, unit) is not False for unit in given for n in worth)

    def loinc_for(self, unit: str | None) -> str | None:
        """The LOINC code of this test in ``unit``, where we are certain of one."""
        given, home = (units.parse(u) if u else None for u in (unit, self.canonical_unit))
        if given is None or home is None or given.dimension == home.dimension:
            return self.loinc
        return self.loinc_by_dimension.get(given.dimension)


def _load(path: Path) -> Iterable[Analyte]:
    for key, row in tomllib.loads(path.read_text(encoding="utf-8")).items():
        possible = row.get("possible")
        yield Analyte(
            key=key,
            name=row["name"],
            synonyms=tuple(row["also"]),
            specimen=row["specimen"],
            kind=row["kind"],
            measures=row["measures"],
            low_means=row.get("low_means"),
            high_means=row.get("high_means"),
            reference=row["reference"],
            canonical_unit=row.get("unit"),
            loinc=row.get("loinc"),
            loinc_by_dimension=row.get("loinc_by_dimension", {}),
            conversions=tuple(
                Conversion(
                    unit,
                    Decimal(parts[0]) if parts else None,
                    Decimal(parts[1]) if len(parts) > 1 else Decimal(0),
                )
                for unit, parts in row.get("units", {}).items()
            ),
            possible=(Decimal(possible[0]), Decimal(possible[1])) if possible else None,
        )


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Analyte]:
    """Every analyte by its key, in file order."""
    found: dict[str, Analyte] = {}
    for path in sorted(DATA.glob("analytes_*.toml")):
        for analyte in _load(path):
            if analyte.key in found:
                raise ValueError(f"{analyte.key} stands twice in the catalogue")
            found[analyte.key] = analyte
    return found


def get(key: str) -> Analyte | None:
    """The analyte with this key."""
    return catalogue().get(key)
