"""Two values of one test on one page that nothing tells apart: then neither is certain.

A control, a relative's block, an earlier result or a telephone log can look like a result. They
can't all agree with it: a page has one value for a test, a sample and a day.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from documents.pipeline.labs.review import TWO_VALUES, with_reason
from documents.pipeline.labs.vocabulary import polarity
from documents.pipeline.types import LabRow
from knowledge import analytes, units

_ALIKE: Final = Decimal("0.04")
_MOST_NAMES: Final = 6
_GROUPS: Final = frozenset({"blood_group", "rh_type"})


def with_conflicts(
    rows: Sequence[LabRow], apart: Collection[int], told: Collection[int]
) -> list[LabRow]:  # fmt: skip
    """The rows of a page; those of one test, sample and day with two values ask.

    ``apart`` are the places of values whose column or day tells them apart though it can't be read,
    ``told`` those of values in sentences: they ask where a table says another, not the table; and a
    story may tell of two.
    """
    groups: dict[tuple[object, ...], list[LabRow]] = {}
    for row in rows:
        if row.number is not None and row.value_source.start not in apart:
            groups.setdefault(_same(row), []).append(row)
    doubted: set[int] = set()
    doubted |= {id(row) for row in _without_units(rows, {*apart, *told})}
    doubted |= {id(row) for row in _in_words(rows, told)}
    for group in groups.values():
        listed = [row for row in group if row.value_source.start not in told]
        if _differ(listed):
            doubted |= {id(row) for row in group}
        elif listed:
            extremes = [min(listed, key=_worth), max(listed, key=_worth)]
            doubted |= {id(row) for row in group if _differ([*extremes, row])} - set(
                map(id, listed)
            )
    return [with_reason(row, TWO_VALUES) if id(row) in doubted else row for row in rows]


def _without_units(rows: Sequence[LabRow], spared: Collection[int]) -> list[LabRow]:
    """Bare figures of tests that the page gives another figure of, with its unit."""
    measured: dict[tuple[object, ...], set[Decimal]] = {}
    for row in rows:
        if row.unit and row.number is not None:
            measured.setdefault(_same(row)[:3], set()).add(row.number)
    return [
        row for row in rows
        if row.number is not None and not (row.unit or row.ref_text)
        and row.value_source.start not in spared
        and row.number not in measured.get(_same(row)[:3], {row.number})
    ]  # fmt: skip


def _in_words(rows: Sequence[LabRow], spared: Collection[int]) -> list[LabRow]:
    """Tests found and not found on one day, and two blood groups: one of them is another's."""
    said: dict[tuple[object, ...], dict[object, list[LabRow]]] = {}
    for row in rows:
        if row.number is not None or not row.analyte or row.value_source.start in spared:
            continue
        group = " ".join(row.value.upper().split()) if row.analyte in _GROUPS else None
        meant = group or polarity(row.value)
        if meant is not None:
            said.setdefault((*_same(row)[:3], row.name.lower()), {}).setdefault(meant, []).append(
                row
            )
    return [
        row for meanings in said.values() if len(meanings) > 1
        for several in meanings.values() for row in several
    ]  # fmt: skip


def _same(row: LabRow) -> tuple[object, ...]:
    test = row.analyte or " ".join(row.name.lower().split())
    unit = units.parse(row.unit) if row.unit else None
    return test, row.specimen, row.observed_on, unit.dimension if unit else row.unit


def _differ(rows: Sequence[LabRow]) -> bool:
    """Whether two of the rows say different things and have no names that tell them apart.

    Each name counts with its least and greatest value, and beyond a few names all count as one.
    """
    named: dict[str, list[LabRow]] = {}
    for row in rows:
        if not row.comparator:
            named.setdefault(row.name.lower(), []).append(row)
    plain = [row for row in rows if not row.comparator]
    extremes = (min(plain, key=_worth), max(plain, key=_worth)) if plain else ()
    if any(_denies(bound, row) for bound in rows if bound.comparator for row in extremes):
        return True
    groups = list(named.values())
    if len(groups) > _MOST_NAMES:
        groups = [[row for group in groups for row in group]]
    ends = [each for group in groups for each in (min(group, key=_worth), max(group, key=_worth))]
    return any(
        _far(one, other) and not _named_apart(one, other) for one, other in combinations(ends, 2)
    )


def _denies(bound: LabRow, row: LabRow) -> bool:
    """Whether a value lies well on the other side of a bound that is told of the same test."""
    below = (bound.comparator or "").startswith("<")
    return _far(bound, row) and below == (_worth(row) > _worth(bound))


def _far(row: LabRow, other: LabRow) -> bool:
    one, two = _worth(row), _worth(other)
    return abs(one - two) > max(abs(one), abs(two)) * _ALIKE


def _named_apart(row: LabRow, other: LabRow) -> bool:
    """Whether the names begin alike and go on with words of their own (``if fasting``)."""
    one, two = row.name.lower().split(), other.name.lower().split()
    return one[0] == two[0] and bool(set(one) - set(two)) and bool(set(two) - set(one))


def _worth(row: LabRow) -> Decimal:
    test = analytes.get(row.analyte) if row.analyte else None
    number = row.number or Decimal(0)
    canonical = test.to_canonical(number, row.unit) if test else None
    return number if canonical is None else canonical
