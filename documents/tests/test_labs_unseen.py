"""Made-up reports in the layouts of many houses: read without a wrong value, range or flag."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from documents.evaluation.layouts.measure import LAYOUTS, count, half_of, measure_one
from documents.evaluation.layouts.sheet import Gold
from documents.pipeline.labs import find_labs
from documents.pipeline.types import Flag, Page

KEPT = ("newest_right", "german", "swiss", "differential", "unit_under_name", "phases", "indian",
        "typed", "drawn_font", "turned", "mixed", "range_bars", "cards_two", "cards_three",
        "cards_bounds", "scale_below", "field_a_line", "check_up", "strip", "cell_pairs",
        "technology",
        "two_systems", "day_and_time", "history_each", "on_its_side", "referto", "laudo", "leaders",
        "value_first", "site_numbers", "performing_site", "phone_list",
        "sensitivities")  # fmt: skip
PRINTED = Gold("Sodium", "131", "mmol/L", Decimal(135), Decimal(145), "low", "L", Decimal(131))


@pytest.mark.parametrize("name", KEPT)
def test_a_layout_is_read_as_printed(name: str) -> None:
    tally = measure_one(name, 11)
    figures = tally.as_dict()
    assert figures["wrong_and_not_marked"] == 0, tally.problems
    assert figures["recall"] == figures["precision"] == 1.0, tally.problems
    assert figures["range"] == figures["flag"] == figures["printed_flag"] == 1.0, tally.problems


def test_what_was_not_printed_is_counted_unless_it_asks() -> None:
    (row,) = find_labs([Page(1, "Sodium   131   mmol/L   135 - 145   L")])
    assert count("x", [row], [PRINTED]).as_dict()["wrong_and_not_marked"] == 0
    for wrong in (
        replace(row, value="181", number=Decimal(181)),
        replace(row, ref_low=Decimal(185)),
        replace(row, flag=Flag.HIGH),
        replace(row, unit="mg/dL"),
    ):
        assert count("x", [wrong], [PRINTED]).wrong_and_not_marked == 1
        asking = replace(wrong, needs_review=True)
        assert count("x", [asking], [PRINTED]).wrong_and_not_marked == 0


def test_the_seed_decides_a_sheet_and_the_name_its_half() -> None:
    for name in ("mixed", "commercial"):
        first, again, other = (LAYOUTS[name](random.Random(seed)).pdf() for seed in (3, 3, 4))
        assert first == again != other
    halves = [half_of(name) for name in LAYOUTS]
    assert abs(halves.count("dev") - halves.count("holdout")) < len(halves) // 4
