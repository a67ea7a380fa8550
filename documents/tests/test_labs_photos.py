"""The measurement on simulated photos: it counts rightly, and one photo is read without a lie."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from documents.evaluation.photos import Printed, Tally, count, differs, make, measure
from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page

PRINTED = [Printed("Sodium", "131", "mmol/L", "135", "145")]


def test_a_wrong_row_is_counted_unless_it_asks() -> None:
    (row,) = find_labs([Page(1, "Sodium  131  mmol/L  135 - 145")])
    assert differs(row, PRINTED[0]) == []
    wrong = replace(row, value="181", number=Decimal(181))
    assert differs(wrong, PRINTED[0]) == ["value"]
    for rows, unmarked in (([row], 0), ([wrong], 1), ([replace(wrong, needs_review=True)], 0)):
        tally = Tally()
        count(rows, PRINTED, tally, "x")
        assert tally.wrong_and_not_marked == unmarked


def test_the_seed_decides_everything() -> None:
    assert make(3) == make(3)
    assert make(3)[0] != make(4)[0]


def test_a_photo_is_read_without_a_wrong_number() -> None:
    tally = measure([2])
    assert tally.wrong_and_not_marked == 0
    assert tally.right >= tally.printed * 0.7
