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
from documents.pipeline.types import LabRow
from knowledge import analytes, units

_ALIKE: Final = Decimal("0.04")


def with_conflicts(rows: Sequence[LabRow], apart: Collection[int]) -> list[LabRow]:
    """The rows of a page; those of one test, sample and day with two values ask.

    ``apart`` are the places of values whose column or day tells them apart though it can't be read.
    """
    groups: dict[tuple[object, ...], list[LabRow]] = {}
    for row in rows:
        if row.number is not None and row.value_source.start not in apart:
            groups.setdefault(_same(row), []).append(row)
    doubted = {id(row) for group in groups.values() if _differ(group) for row in group}
    return [with_reason(row, TWO_VALUES) if id(row) in doubted else row for row in rows]


def _same(row: LabRow) -> tuple[object, ...]:
    test = row.analyte or " ".join(row.name.lower().split())
    unit = units.parse(row.unit) if row.unit else None
    return test, row.specimen, row.observed_on, unit.dimension if unit else row.unit


def _differ(rows: Sequence[LabRow]) -> bool:
    told = [
        (worth, row) for row in rows if (worth := _worth(row)) is not None and not row.comparator
    ]  # fmt: skip
    return any(
        abs(one - other) > max(abs(one), abs(other)) * _ALIKE and not _named_apart(row, another)
        for (one, row), (other, another) in combinations(told, 2)
    )


def _named_apart(row: LabRow, other: LabRow) -> bool:
    """Whether the names begin alike and go on with words of their own (``if fasting``)."""
    one, two = row.name.lower().split(), other.name.lower().split()
    return one[0] == two[0] and bool(set(one) - set(two)) and bool(set(two) - set(one))


def _worth(row: LabRow) -> Decimal | None:
    test = analytes.get(row.analyte) if row.analyte else None
    if row.number is None or test is None:
        return row.number
    canonical = test.to_canonical(row.number, row.unit)
    return row.number if canonical is None else canonical
