"""Figures beside a result that are none: which is read, and when a person is asked to look."""

from __future__ import annotations

import pytest

from documents.evaluation.layouts.measure import measure_one
from documents.pipeline.labs import find_labs
from documents.pipeline.types import LabRow, Page

RIVALS = ("bench_numbers", "bare_codes", "headless_site", "how_many", "z_scores", "percentiles",
          "changes", "uncertain", "now_and_then", "means", "aims", "aged_ranges",
          "line_numbers", "no_units", "blank_beside_code", "blank_without_heads",
          "number_in_name", "code_behind")  # fmt: skip


def read(text: str) -> tuple[LabRow, ...]:
    return find_labs([Page(1, text)])


@pytest.mark.parametrize("name", RIVALS)
def test_no_figure_beside_a_result_is_taken_without_a_mark(name: str) -> None:
    tally = measure_one(name, 23)
    assert tally.found
    assert tally.wrong_and_not_marked == 0, tally.problems


def test_a_figure_under_a_strange_head_is_no_result() -> None:
    text = (
        "Test          Bench   Result   Units     Reference\n"
        "Sodium        141     133      mmol/L    135-145\n"
        "Potassium     4       6.1      mmol/L    3.5-5.1\n"
    )
    assert [row.value for row in read(text)] == ["133", "6.1"]
    assert not any(row.needs_review for row in read(text))


def test_where_nothing_stands_under_results_nothing_is_read() -> None:
    text = (
        "Test          Bench   Result   Units     Reference\n"
        "Sodium        133     140      mmol/L    135-145\n"
        "Potassium     4                mmol/L    3.5-5.1\n"
    )
    assert [row.name for row in read(text)] == ["Sodium"]


def test_the_figure_right_under_the_head_goes_before_one_near_it() -> None:
    text = (
        "Test               Result   Units     Reference\n"
        "Sodium        2    133      mmol/L    135-145\n"
    )
    (row,) = read(text)
    assert (row.value, row.needs_review) == ("133", False)


def test_two_figures_under_one_head_ask() -> None:
    text = (
        "Test          Current result  Units     Reference\n"
        "Sodium        133    141      mmol/L    135-145\n"
        "Potassium     4.4             mmol/L    3.5-5.1\n"
    )
    assert [row.needs_review for row in read(text)] == [True, False]


def test_without_heads_and_units_the_first_of_two_figures_asks() -> None:
    assert [row.needs_review for row in read("Sodium   12   138   135-145\n")] == [True]
    assert [row.needs_review for row in read("Sodium   138   135-145   12\n")] == [False]


def test_how_sure_a_figure_is_stands_behind_it() -> None:
    (row,) = read("Sodium   133 ± 2   mmol/L   135-145\n")
    assert (row.value, row.unit, row.needs_review) == ("133", "mmol/L", False)


@pytest.mark.parametrize(
    "span", ["> 18 y 3.5-5.1", "18-60 years 3.5-5.1", "Age 20-59: 3.5-5.1", "Aged 20-59 : 3.5-5.1"]
)
def test_an_age_before_a_range_is_no_bound_of_it(span: str) -> None:
    text = (
        "Sex: F   Age: 47 years\nTest   Result   Units   Reference\n"
        f"Potassium   4.1   mmol/L   {span}\n"
    )
    (row,) = read(text)
    assert (str(row.ref_low), str(row.ref_high), row.flag) == ("3.5", "5.1", "normal")
    young = read(text.replace("47", "11"))
    assert [(each.ref_low, each.flag) for each in young] == [(None, None)]
