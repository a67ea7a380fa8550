"""Charts: every mark at its place, inside the frame, on the right side of its range."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import charts
from documents.charts import NARROW, WIDE, Point, Shape, draw, spark
from documents.pipeline.readings import figures

START = date(2025, 1, 1)


def _point(day: int, value: str, low: str | None = None, high: str | None = None) -> Point:
    bottom, top = (Decimal(b) if b else None for b in (low, high))
    return Point(
        START + timedelta(days=day), Decimal(value), value, Shape.PLAIN, low=bottom, high=top
    )


def test_days_are_as_far_apart_as_in_life_and_higher_is_higher() -> None:
    chart = draw([_point(100, "3"), _point(0, "1"), _point(10, "2")], WIDE)
    first, second, third = chart.marks
    assert first.x < second.x < third.x
    assert (third.x - first.x) == pytest.approx(10 * (second.x - first.x), abs=10)
    assert first.y > second.y > third.y


def test_the_band_is_the_printed_range_between_the_scale_s_numbers() -> None:
    chart = draw([_point(0, "9", "12", "16"), _point(30, "13", "12", "16")], WIDE)
    (band,) = chart.bands
    assert (band.x, band.x + band.width) == (chart.left, chart.right)
    low, inside = chart.marks
    assert low.y > band.y + band.height, "below the range lies below the band"
    assert band.y < inside.y < band.y + band.height


def test_another_range_begins_halfway_to_its_day() -> None:
    chart = draw([_point(0, "5", "1", "9"), _point(100, "5", "2", "8")], WIDE)
    first, second = chart.bands
    assert first.x + first.width == second.x
    assert chart.marks[0].x < second.x < chart.marks[1].x
    assert second.height < first.height


def test_a_range_with_one_end_goes_on_to_the_edge() -> None:
    (band,) = draw([_point(0, "150", None, "200")], WIDE).bands
    chart = draw([_point(0, "150", None, "200")], WIDE)
    assert band.y + band.height == chart.bottom
    assert not draw([_point(0, "5")], WIDE).bands


def test_numbers_that_would_touch_are_left_out_but_never_the_newest() -> None:
    chart = draw([_point(day, "5.1") for day in range(40)], NARROW)
    assert chart.marks[-1].label == "5.1"
    labelled = [mark.x for mark in chart.marks if mark.label]
    assert 1 < len(labelled) < 10
    assert all(b - a >= 40 for a, b in pairwise(labelled))


def test_days_in_words_never_touch() -> None:
    days = draw([_point(day, "5") for day in (0, 1, 2, 300, 301, 600)], NARROW).days
    assert [day.text for day in days][:: len(days) - 1] == ["1 Jan 2025", "24 Aug 2026"]


@pytest.mark.parametrize(
    ("number", "text"),
    [("0", "0"), ("12.50", "12.5"), ("0.000123456", "0.0001235"), ("123456", "123500"),
     ("250000", "250000"), ("-2.0", "-2")],
)  # fmt: skip
def test_figures_are_short_and_plain(number: str, text: str) -> None:
    assert figures(Decimal(number)) == text


_VALUES = st.decimals("-500", "100000", allow_nan=False, places=2)


@given(
    st.lists(
        st.tuples(st.integers(0, 9000), _VALUES, st.none() | _VALUES, st.none() | _VALUES),
        min_size=1,
        max_size=30,
    ),
    st.sampled_from([NARROW, WIDE]),
)
def test_nothing_leaves_the_frame(
    some: list[tuple[int, Decimal, Decimal | None, Decimal | None]], size: tuple[int, int]
) -> None:
    points = []
    for day, value, low, high in some:
        if low is not None and high is not None:
            low, high = min(low, high), max(low, high)
        points.append(Point(START + timedelta(days=day), value, str(value), low=low, high=high))
    chart = draw(points, size)
    assert len(chart.marks) == len(points)
    assert 2 <= len(chart.values) <= 8
    for mark in chart.marks:
        assert chart.left <= mark.x <= chart.right
        assert chart.top <= mark.y <= chart.bottom
        for band in chart.bands:
            if band.x < mark.x < band.x + band.width and mark.point.shape is Shape.INSIDE:
                assert band.y <= mark.y <= band.y + band.height
    for band in chart.bands:
        assert band.width >= 0
        assert chart.top <= band.y <= band.y + band.height <= chart.bottom
    line, last = spark(points)
    assert len(line.split()) == len(points)
    assert 0 <= last.x <= 120
    assert 0 <= last.y <= 36


_SHAPED = st.tuples(st.integers(0, 2000), st.integers(-50, 50), st.sampled_from([*Shape]))


@given(st.lists(_SHAPED, min_size=charts.ENOUGH + 1, max_size=charts.ENOUGH + 150))
def test_a_thinned_picture_loses_no_extreme_and_no_side(
    some: list[tuple[int, int, Shape]],
) -> None:
    points = [
        Point(START + timedelta(days=day), Decimal(value), str(value), shape)
        for day, value, shape in some
    ]
    for size in (NARROW, WIDE):
        chart = draw(points, size)
        assert chart.is_thinned == (len(chart.marks) < len(points))
        shown = {mark.point for mark in chart.marks}
        assert shown <= set(points)
        assert {p.value for p in shown} >= {f(p.value for p in points) for f in (min, max)}
        first, last = (f(p.on for p in points) for f in (min, max))
        assert {first, last} <= {p.on for p in shown}
        columns = draw_columns(points, size)
        marked = {(columns[p.on], p.shape) for p in shown}
        assert marked == {(columns[p.on], p.shape) for p in points}
        for at, shape in marked:
            same = [p.value for p in points if (columns[p.on], p.shape) == (at, shape)]
            kept = [p.value for p in shown if (columns[p.on], p.shape) == (at, shape)]
            assert (min(kept), max(kept)) == (min(same), max(same))


def draw_columns(points: list[Point], size: tuple[int, int]) -> dict[date, int]:
    """The column that each day lies in."""
    ordered = sorted(points, key=lambda point: point.on)
    left, right = charts._LEFT + 14, size[0] - charts._RIGHT - 14
    days = charts._columns(ordered, left, right)
    return {on: x // charts.COLUMN for on, x in days.items()}


def test_a_picture_of_ever_more_values_has_no_more_marks() -> None:
    def marks(count: int) -> tuple[int, int]:
        points = [
            _point(day, str(100 + day * 7 % 60), "110" if day % 2 else "109", "140")
            for day in range(count)
        ]
        chart = draw(points, WIDE)
        line, _ = spark(points)
        assert len(chart.bands) <= WIDE[0]
        assert len(line.split()) <= 4 * 120
        return len(chart.marks), len(chart.line.split())

    assert marks(charts.ENOUGH) == (charts.ENOUGH, charts.ENOUGH)
    most = 4 * (WIDE[0] // charts.COLUMN)
    assert max(marks(5000)) <= most
    assert max(marks(20_000)) <= most
