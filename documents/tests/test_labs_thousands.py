"""A point with three digits behind it, on a paper that shows no other decimal."""

from __future__ import annotations

from decimal import Decimal

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Flag, LabRow, Page


def only(line: str) -> LabRow:
    (row,) = find_labs([Page(1, f"Results\n{line}")])
    return row


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Plaquetas    187.000 /mm3", "187000"),
        ("Leucocitos   6.400 /uL", "6400"),
        ("TSH          3.215 uIU/mL", "3.215"),
        ("Potassium    4.300 mmol/L", "4.3"),
    ],
)
def test_the_unit_decides_where_only_one_reading_is_possible(line: str, number: str) -> None:
    row = only(line)
    assert row.number == Decimal(number)
    assert not row.needs_review


def test_the_range_is_read_in_the_same_manner() -> None:
    row = only("Plaquetas    98.000 /mm3    150.000 - 400.000")
    assert (row.ref_low, row.ref_high, row.flag) == (Decimal(150000), Decimal(400000), Flag.LOW)
    assert not row.needs_review


def test_a_range_without_such_a_point_decides() -> None:
    row = only("Platelets    254.000 x10^9/L    150 - 400")
    assert (row.number, row.flag, row.needs_review) == (Decimal(254), Flag.NORMAL, False)


def test_what_nothing_decides_asks() -> None:
    assert only("Platelets    254.000").needs_review


def test_other_decimals_of_the_paper_settle_it() -> None:
    rows = find_labs([Page(1, "Potassium   4.1 mmol/L\nTSH   2.145 uIU/mL\nPlatelets   254.000")])
    assert [row.needs_review for row in rows] == [False, False, False]
