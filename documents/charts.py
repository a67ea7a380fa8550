"""Where each mark of a chart goes: whole numbers for an SVG's own coordinates, and nothing else.

No markup, no colour, no library: a template draws what stands here, so the content security
policy has nothing to refuse, and a test can check a chart without a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from django.utils.formats import date_format

from documents.pipeline.readings import figures

NARROW, WIDE = (340, 240), (760, 320)
"""Drawn once for a phone and once for a desk: so its words have the same size on both."""

SPARK = (120, 36)
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 18, 26, 34
_DATE_ROOM = 92
ENOUGH = 250
"""As many values are drawn each by itself; of more, those that a picture can show."""
COLUMN = 4
"""Marks that lie this near beside each other can't be told apart."""
_LABEL_ROOM = 46
_LABEL_HEIGHT = 20


class Shape(StrEnum):
    """A mark says by its form, not only its colour, where the value lies against its range."""

    INSIDE = "inside"
    ABOVE = "above"
    BELOW = "below"
    OUTSIDE = "outside"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Point:
    """One value on one day, with the range printed beside it, all in the chart's unit."""

    on: date
    value: Decimal
    text: str
    shape: Shape = Shape.PLAIN
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A point as drawn; ``label`` is empty where its number would run into a neighbour's."""

    x: int
    y: int
    point: Point
    label: str = ""

    @property
    def label_y(self) -> int:
        """The number's base line, above its mark."""
        return self.y - 11

    @property
    def square(self) -> tuple[int, int]:
        """The upper left corner of the square of a value that is outside, on no known side."""
        return self.x - 5, self.y - 5

    @property
    def corners(self) -> str:
        """The triangle of a value outside its range: it points to where the value lies."""
        tip = 7 if self.point.shape is Shape.BELOW else -7
        return f"{self.x},{self.y + tip} {self.x - 7},{self.y - tip} {self.x + 7},{self.y - tip}"


@dataclass(frozen=True, slots=True)
class Band:
    """The printed range over the days it was printed for."""

    x: int
    y: int
    width: int
    height: int

    def goes_on_as(self, band: Band) -> bool:
        """Whether ``band`` follows at once and is as high."""
        return (self.x + self.width, self.y, self.height) == (band.x, band.y, band.height)


@dataclass(frozen=True, slots=True)
class Tick:
    """A number of the scale or a day, at its place; ``anchor`` keeps the words inside."""

    at: int
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that is drawn; ``line`` is the ``points`` of a polyline.

    ``is_thinned`` says that there are more values than marks.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    bands: tuple[Band, ...]
    line: str
    marks: tuple[Mark, ...]
    values: tuple[Tick, ...]
    days: tuple[Tick, ...]
    is_thinned: bool = False

    @property
    def days_y(self) -> int:
        """The base line of the days."""
        return self.bottom + 22

    @property
    def values_x(self) -> int:
        """Where the numbers of the scale end."""
        return self.left - 8


def draw(points: Sequence[Point], size: tuple[int, int]) -> Chart:
    """A chart of at least one point; ``points`` in any order."""
    ordered = sorted(points, key=lambda point: point.on)
    width, height = size
    left, right, top, bottom = _LEFT, width - _RIGHT, _TOP, height - _BOTTOM
    scale = _scale(ordered)
    first, last = scale[0], scale[-1]

    def y(value: Decimal) -> int:
        return bottom - round((bottom - top) * (value - first) / (last - first))

    days = _columns(ordered, left + 14, right - 14)
    drawn = _thinned(ordered, days, COLUMN)
    places = [(days[point.on], y(point.value)) for point in drawn]
    return Chart(
        *(width, height, left, right, top, bottom),
        bands=_bands(ordered, days, (left, right, top, bottom), y),
        line=" ".join(f"{x},{up}" for x, up in places),
        marks=_marks(drawn, places) if len(drawn) == len(ordered) else _few_told(drawn, places),
        values=tuple(Tick(y(step), figures(step)) for step in scale),
        days=_days(days, left, right),
        is_thinned=len(drawn) < len(ordered),
    )


def spark(points: Sequence[Point]) -> tuple[str, Mark]:
    """A line without words, for a list, and the mark at its newest end; of at least one point."""
    ordered = sorted(points, key=lambda point: point.on)
    width, height = SPARK
    low, high = min(p.value for p in ordered), max(p.value for p in ordered)
    span = high - low
    days = _columns(ordered, 6, width - 8)

    def y(value: Decimal) -> int:
        return height - 7 - round((height - 14) * (value - low) / span) if span else height // 2

    drawn = _thinned(ordered, days, 1)
    places = [(days[point.on], y(point.value)) for point in drawn]
    return " ".join(f"{x},{y}" for x, y in places), Mark(*places[-1], drawn[-1])


def _scale(points: Sequence[Point]) -> list[Decimal]:
    """Round numbers, evenly apart, around all values and their ranges: three to seven of them."""
    known = [p.value for p in points]
    known += [bound for p in points for bound in (p.low, p.high) if bound is not None]
    low, high = min(known), max(known)
    span = high - low or abs(high) / 5 or Decimal(1)
    rough = span / 4
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(s * power for s in (1, 2, Decimal("2.5"), 5, 10) if s * power >= rough)
    start = (low / step).to_integral_value("ROUND_FLOOR") * step
    if low == start and low != 0:
        start -= step
    scale = [start]
    while scale[-1] <= high:
        scale.append(scale[-1] + step)
    return scale


def _columns(points: Sequence[Point], left: int, right: int) -> dict[date, int]:
    """Each day's place: as far apart as the days are."""
    first, last = points[0].on, points[-1].on
    days = (last - first).days
    if not days:
        return {first: (left + right) // 2}
    return {p.on: left + round((right - left) * (p.on - first).days / days) for p in points}


def _thinned(points: Sequence[Point], days: dict[date, int], column: int) -> list[Point]:
    """Of many points those that show: in each column the first, the last, and of each shape the
    lowest and the highest, so that no value at an edge and no side of a range is lost."""
    if len(points) <= ENOUGH:
        return list(points)
    kept: dict[int, None] = {}
    columns: dict[int, list[int]] = {}
    for at, point in enumerate(points):
        columns.setdefault(days[point.on] // column, []).append(at)

    def value(at: int) -> Decimal:
        return points[at].value

    for some in columns.values():
        shapes: dict[Shape, list[int]] = {}
        for at in some:
            shapes.setdefault(points[at].shape, []).append(at)
        edges = [edge(same, key=value) for same in shapes.values() for edge in (min, max)]
        kept |= dict.fromkeys(sorted({some[0], some[-1], *edges}))
    return [points[at] for at in kept]


def _bands(
    points: Sequence[Point],
    days: dict[date, int],
    frame: tuple[int, int, int, int],
    y: Callable[[Decimal], int],
) -> tuple[Band, ...]:
    """A band for each printed range, from halfway to the day before to halfway to the day after."""
    left, right, top, bottom = frame
    by_day = {point.on: point for point in points}
    columns = [days[on] for on in by_day]
    edges = [left, *((a + b) // 2 for a, b in pairwise(columns)), right]
    bands: list[Band] = []
    for point, (start, end) in zip(by_day.values(), pairwise(edges), strict=True):
        if start == end or (point.low is None and point.high is None):
            continue
        upper = top if point.high is None else y(point.high)
        lower = bottom if point.low is None else y(point.low)
        band = Band(start, upper, end - start, lower - upper)
        if bands and bands[-1].goes_on_as(band):
            band = replace(bands[-1], width=bands[-1].width + band.width)
            bands.pop()
        bands.append(band)
    return tuple(bands)


def _marks(points: Sequence[Point], places: Sequence[tuple[int, int]]) -> tuple[Mark, ...]:
    """The newest value always has its number; others where there is room beside the next."""
    marks: list[Mark] = []
    free = None
    for point, (x, y) in zip(reversed(points), reversed(places), strict=True):
        roomy = free is None or free - x >= _LABEL_ROOM
        marks.append(Mark(x, y, point, point.text if roomy else ""))
        if roomy:
            free = x
    return tuple(reversed(marks))


def _few_told(points: Sequence[Point], places: Sequence[tuple[int, int]]) -> tuple[Mark, ...]:
    """Among very many only the newest, the highest and the lowest value have their number."""
    order = range(len(points))
    told: list[int] = []
    for at in (order[-1], *(edge(order, key=lambda n: points[n].value) for edge in (max, min))):
        (x, y) = places[at]
        if all(
            abs(x - places[other][0]) >= _LABEL_ROOM or abs(y - places[other][1]) >= _LABEL_HEIGHT
            for other in told
        ):
            told.append(at)
    return tuple(
        Mark(*place, point, point.text if at in told else "")
        for at, (place, point) in enumerate(zip(places, points, strict=True))
    )


def _days(days: dict[date, int], left: int, right: int) -> tuple[Tick, ...]:
    """The first and the last day, and those between that have room for their words."""
    placed = sorted(days.items())
    (first, start), (last, _) = placed[0], placed[-1]
    if first == last:
        return (Tick(start, _day(first)),)
    ticks = [Tick(left, _day(first), "start")]
    edge = left + _DATE_ROOM
    for on, x in placed[1:-1]:
        if x - _DATE_ROOM // 2 >= edge and x + _DATE_ROOM // 2 <= right - _DATE_ROOM:
            ticks.append(Tick(x, _day(on)))
            edge = x + _DATE_ROOM // 2
    return (*ticks, Tick(right, _day(last), "end"))


def _day(on: date) -> str:
    return date_format(on, "SHORT_DATE_FORMAT")
