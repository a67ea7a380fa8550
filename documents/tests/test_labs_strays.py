"""A column of figures that can be no results asks as a whole; ordinary columns do not."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.labs.review import STRAY, UNMARKED
from documents.pipeline.types import LabRow, Page
from tests.work import steps_of

TESTS = (
    ("Sodium", "mmol/L", "135-145"), ("Potassium", "mmol/L", "3.5-5.1"),
    ("Calcium", "mmol/L", "2.1-2.6"), ("Urea", "mmol/L", "2.5-7.8"),
    ("Glucose", "mmol/L", "3.9-5.9"), ("Albumin", "g/L", "35-50"),
)  # fmt: skip


def sheet(*values: str) -> tuple[LabRow, ...]:
    """Six tests with these under a head that says result."""
    lines = [f"{'Test':<14}{'Result':<10}{'Units':<10}Reference"]
    for (name, unit, span), value in zip(TESTS, values, strict=True):
        lines.append(f"{name:<14}{value:<10}{unit:<10}{span}")
    return find_labs([Page(1, "\n".join(lines))])


@pytest.mark.parametrize(
    ("values", "asking"),
    [
        (("7", "7", "7", "7", "7", "7"), 6),
        (("4.5", "4.5", "4.5", "4.5", "4.4", "40"), 6),
        (("1", "2", "3", "4", "5", "6"), 6),
        (("140", "4", "2", "5", "4", "41"), 4),
        (("141", "3162", "2215", "8801", "6110", "41"), 6),
        (("14", "12", "14", "12", "20", "120"), 6),
    ],
    ids=["one", "nearly one", "counted", "whole", "codes", "far"],
)
def test_a_column_that_can_be_no_results_asks(values: tuple[str, ...], asking: int) -> None:
    rows = sheet(*values)
    assert len(rows) == 6
    assert sum(row.needs_review for row in rows) == asking
    assert any(row.review_reason == STRAY for row in rows)


@pytest.mark.parametrize(
    "values",
    [
        ("140", "4.1", "2.3", "5.0", "4.8", "41"),
        ("128", "5.9", "2.8", "9.1", "7.7", "31"),
        ("140", "4", "2.3", "5.0", "5", "41"),
        ("140", "4.0", "2.3", "4.0", "4.0", "41"),
    ],
    ids=["normal", "all outside", "some whole", "some alike"],
)
def test_an_ordinary_column_does_not_ask(values: tuple[str, ...]) -> None:
    assert not any(row.needs_review for row in sheet(*values))


def test_a_figure_alone_in_a_column_of_rivals_asks() -> None:
    figures = (
        ("140", "133"),
        ("4.1", "3.3"),
        ("2.3", "2.9"),
        ("5.0", ""),
        ("4.8", "4"),
        ("41", "9"),
    )
    lines = [
        f"{name:<14}{first:<8}{second:<8}{unit:<10}{span}"
        for (name, unit, span), (first, second) in zip(TESTS, figures, strict=True)
    ]
    rows = find_labs([Page(1, "\n".join(lines))])
    assert len(rows) == 6
    assert all(row.needs_review for row in rows)


def test_a_value_well_outside_asks_where_all_others_outside_are_marked() -> None:
    rows = sheet("128 L", "5.9 H", "2.3", "19.1", "7.7 H", "31 L")
    assert [row.review_reason for row in rows] == [None, None, None, UNMARKED, None, None]
    near = sheet("128 L", "5.9 H", "2.3", "7.9", "7.7 H", "31 L")
    unmarked = sheet("128", "5.9", "2.3", "19.1", "7.7", "31 L")
    assert not any(row.needs_review for row in (*near, *unmarked))


def test_the_work_grows_with_the_sheet() -> None:
    def page(times: int) -> list[Page]:
        lines = [
            f"{' ' * (at % 7)}{name}  {at}.1  {unit}  {span}"
            for at in range(times) for name, unit, span in TESTS
        ]  # fmt: skip
        return [Page(1, "\n".join(lines))]

    find_labs(page(1))
    assert steps_of(lambda: find_labs(page(40))) < 3 * steps_of(lambda: find_labs(page(20)))
