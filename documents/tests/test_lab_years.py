"""A year behind a scan's letters is no value; behind a test's name a person should look."""

from __future__ import annotations

import pytest

from documents.pipeline.labs.find import find_labs
from documents.pipeline.types import Page


@pytest.mark.parametrize(
    "text",
    ["Comparison: Chest X-ray 12/09/2024. CT 2018.", "CT: 2018", "Comparison: PET 2019, CT 2018."],
)
def test_the_year_of_a_scan_is_no_value(text: str) -> None:
    assert find_labs([Page(1, text)]) == ()


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Bloods: BNP 2018, CRP 4.", True),
        ("PSA 2020.", True),
        ("Ferritin was 2018.", False),
        ("BNP 2018 pg/mL", False),
        ("BNP  2018  pg/mL  0 - 100", False),
        ("Bloods: BNP 2118, CRP 4.", False),
    ],
)
def test_what_may_be_a_year_asks_for_a_look(text: str, asks: bool) -> None:
    assert find_labs([Page(1, text)])[0].needs_review is asks
