"""What is printed of another test on the same line is none of this one's."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page


@pytest.mark.parametrize(
    "line",
    ["eGFR 74, urine microalbumin/creat 46 (H)", "eGFR 74, albumin/creat 46 (H)"],
)
def test_another_test_is_no_unit_and_its_mark_no_mark_of_this(line: str) -> None:
    row = find_labs([Page(1, f"LABS\n{line}\n")])[0]
    assert (row.name, row.value, row.unit, row.printed_flag) == ("eGFR", "74", None, None)


def test_its_own_unit_and_mark_stay() -> None:
    (row,) = find_labs([Page(1, "Hb 98 g/L  130-170 L\n")])
    assert (row.unit, row.printed_flag) == ("g/L", "L")
