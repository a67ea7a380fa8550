"""A result that no rule could read is named: nobody is told that all the others are in range."""

from __future__ import annotations

import pytest

from documents.pipeline.labs.find import find_labs, read_labs
from documents.pipeline.types import Flag, Page
from documents.pipeline.understand import understand_text

_TABLE = """Hemoglobin 14.1 g/dL (13.0 - 17.0)
Platelets 250 x10^9/L (150 - 400)
{row}
WBC 6.2 x10^9/L (4.0 - 11.0)
Sodium 140 mmol/L (135 - 145)
Potassium 4.1 mmol/L (3.5 - 5.1)
"""


def _unread(row: str) -> list[str]:
    return [each.title for each in read_labs((Page(1, _TABLE.format(row=row)),))[1]]


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("Frobnicase 310 (20 - 60)", "Frobnicase"),
        ("   3.9 H (1.0 - 2.0)", "3.9 H (1.0 - 2.0)"),
        ("LVEF (two planes)   48 %   (> 55)", "LVEF (two planes)"),
        ("Zorblin index: 3.4 (< 2.0) H", "Zorblin index"),
    ],
)
def test_a_figure_with_its_range_is_named_whatever_stands_before_it(row: str, named: str) -> None:
    assert _unread(row) == [named]
    told = [each["text"] for each in understand_text(_TABLE.format(row=row))["summary"]]
    assert not any("The other values with a range are in range" in each for each in told)
    assert not any(each.startswith("All values with a range on") and "check" not in each
                   for each in told)  # fmt: skip
    assert any(each.startswith("Please check") and named in each for each in told)


@pytest.mark.parametrize(
    "row",
    [
        "",
        "Normal 4.0 - 6.0, raised 6.1 - 8.0",
        "Range for adults: 4.0 - 6.0",
        "Take 1 tablet (1 - 2 a day)",
        "Collected 12/11/2026 (0 - 24 h)",
        "Pages 1 of 3",
        "Quality control 4.1 (3.5 - 5.1)",
        "This method was changed in 2024 and from then on values of adults are 5 (2 - 8) lower",
    ],
)
def test_what_is_no_result_is_not_named(row: str) -> None:
    assert _unread(row) == []


def test_a_count_with_a_zero_before_it_is_read_beside_its_range() -> None:
    text = """Test            Result   Flag   Unit      Reference
Neutrophils     68              %         40 - 75
Eosinophils     09       H      %         1 - 6
Monocytes       04              %         2 - 10
Basophils       00              %         0 - 1
"""
    rows = find_labs((Page(1, text),))
    assert [row.value for row in rows] == ["68", "09", "04", "00"]
    assert [row.number for row in rows] == [68, 9, 4, 0]
    assert [row.flag for row in rows] == [Flag.NORMAL, Flag.HIGH, Flag.NORMAL, Flag.NORMAL]


def test_the_number_of_a_laboratory_is_no_value() -> None:
    text = """Neutrophils     01   68  %    40 - 75
Eosinophils     01   7 %     1 - 6
Monocytes       02   4 %     2 - 10
"""
    assert [row.value for row in find_labs((Page(1, text),))] == ["68", "7", "4"]


def test_a_zero_that_may_have_lost_its_point_is_not_read() -> None:
    rows = find_labs(
        (Page(1, "Creatinine   09   mg/dL   0.7 - 1.2\nUrea   05   mg/dL   .1 - .5\n"),)
    )
    assert rows == ()


@pytest.mark.parametrize(
    ("head", "value", "limit", "flag"),
    [
        ("ULN", "61", "40", Flag.HIGH),
        ("Upper limit of normal", "31", "40", Flag.NORMAL),
        ("Lower reference limit", "31", "40", Flag.LOW),
        ("LLN", "61", "40", Flag.NORMAL),
    ],
)
def test_one_limit_in_a_column_of_its_own_is_compared(
    head: str, value: str, limit: str, flag: Flag
) -> None:
    text = (
        f"Test        Result     Unit      {head}\nALT         {value}         U/L       {limit}\n"
    )
    (row,) = find_labs((Page(1, text),))
    assert (row.value, row.ref_text, row.flag) == (value, limit, flag)


def test_a_limit_whose_other_column_is_empty_is_not_compared_as_the_only_one() -> None:
    text = """Test        Result     Unit      Lower limit    Upper limit
Sodium      131        mmol/L    135            145
ALT         61         U/L                      40
"""
    sodium, alt = find_labs((Page(1, text),))
    assert sodium.flag is Flag.LOW
    assert alt.flag in {None, Flag.HIGH}
