"""Columns of figures: which of them can hold a page's results, and which can not.

Where no head says which figure of a line is its result, each of them could be. One line can't tell
them apart, a column can: most figures of a column of codes are such as nobody has, a column of
results is as fine as its ranges, and the page's own marks agree with it. A figure beside a
result is set aside only where its whole column can be no results, or nobody can have it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from documents.pipeline.labs import flags, vocabulary
from documents.pipeline.labs.head_lines import aside_heads
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.names import split_name
from documents.pipeline.labs.pieces import pieces
from documents.pipeline.labs.several import two_measures
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from knowledge import analytes

_LEAST: Final = 4
_LEAST_MARKS: Final = 3
_FAR: Final = 5
_INSIDE: Final = "normal"
_TWO_FIGURES: Final = re.compile(r"\d[^\d]*\s[^\d]*\d")
_DAY: Final = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[.,](?:0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a line says of its test besides its figures."""

    tests: tuple[analytes.Analyte, ...]
    unit: str | None
    span: Item | None
    flag: str | None


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure, whether its unit stands right behind it, and what its line says."""

    text: str
    number: Decimal
    measured: bool
    told: _Told


@dataclass(slots=True)
class Column:
    """Figures that stand below each other, each with what its line says."""

    x0: float
    x1: float
    cells: list[_Cell] = field(default_factory=list)

    def misfits(self) -> int:
        """How many of its figures no result of their line would be."""
        return sum(not _fits(cell.number, cell.told) for cell in self.cells)

    def contradicted(self) -> int:
        """How many of its figures the mark on their line speaks against."""
        return sum(_disagrees(cell.number, cell.told) for cell in self.cells)

    def agreed(self) -> int:
        """How many of its figures the mark on their line speaks for."""
        return sum(
            cell.told.flag is not None
            and cell.told.span is not None
            and not _disagrees(cell.number, cell.told)
            for cell in self.cells
        )

    def measured(self) -> bool:
        """Whether units stand right behind its figures."""
        return sum(cell.measured for cell in self.cells) * 2 > len(self.cells)

    def is_strange(self) -> bool:
        """Whether it surely holds something else than results."""
        count = len(self.cells)
        if count < _LEAST:
            return False
        return self.misfits() * 3 >= count * 2 or self._is_list()

    def may_be_results(self) -> bool:
        """Whether nothing speaks against it as a whole."""
        count = len(self.cells)
        return self.misfits() * 4 <= count and self.contradicted() < 2 and not self._is_list()

    def _is_list(self) -> bool:
        """Whether its figures are all one, count up, or are days of months."""
        numbers = [cell.number for cell in self.cells]
        if len(numbers) < _LEAST:
            return False
        steps = Counter(below - above for above, below in pairwise(numbers))
        step, most = max(steps.items(), key=lambda each: each[1])
        if step and most >= _LEAST and most * 4 >= len(numbers) * 3:
            return True
        if max(Counter(numbers).values()) * 10 >= len(numbers) * 9:
            return True
        return all(_DAY.fullmatch(cell.text) for cell in self.cells)


class Figures:
    """The columns of figures of a page's lines that hold two figures or more."""

    def __init__(self, lines: Sequence[Line], scanner: Scanner) -> None:
        found = [each for line in lines for each in _figures(line, scanner)]
        marked = len({id(cell.told) for *_, cell in found if cell.told.flag}) >= _LEAST_MARKS
        self.columns: list[Column] = []
        for x0, x1, cell in sorted(found, key=lambda each: each[:2]):
            if not self.columns or x0 > self.columns[-1].x1:
                self.columns.append(Column(x0, x1))
            column = self.columns[-1]
            column.x1 = max(column.x1, x1)
            if marked and cell.told.flag is None:
                # Where a sheet marks what is out of range, no mark says that a result is within.
                cell = replace(cell, told=replace(cell.told, flag=_INSIDE))
            column.cells.append(cell)
        self._earlier = [(line.end, head) for line in lines for head in aside_heads(line)]
        self._chosen = self._choose()

    def choose(self, line: Line, values: Sequence[Item]) -> Item | None:
        """Of the figures of a line without heads the one in the column of the results, if any."""
        if self._chosen is None:
            return None
        return next((item for item in values if self._at(line, item) is self._chosen), None)

    def decides(self) -> bool:
        """Whether one column is known to be that of the results."""
        return self._chosen is not None

    def is_aside(self, line: Line, item: Item) -> bool:
        """Whether the figure stands in a column that can be no results of today."""
        x0, x1 = line.place(*item.outer)
        if any(at <= line.start and h.x0 <= x1 and x0 <= h.x1 for at, h in self._earlier):
            return True
        column = self._at(line, item)
        if column is None or column is self._chosen:
            return False
        if column.is_strange():
            return True
        return (
            self._chosen is not None
            and self._chosen.agreed() >= _LEAST
            and not self._chosen.contradicted()
            and column.contradicted() >= _LEAST
        )

    def _at(self, line: Line, item: Item) -> Column | None:
        x0, x1 = line.place(*item.outer)
        return next((c for c in self.columns if c.x0 <= x1 and x0 <= c.x1), None)

    def _choose(self) -> Column | None:
        most = max((len(column.cells) for column in self.columns), default=0)
        if most < _LEAST or len(self.columns) < 2:
            return None
        fit = [c for c in self.columns if len(c.cells) * 2 >= most and c.may_be_results()]
        fit.sort(key=lambda c: (c.contradicted() - c.agreed(), not c.measured(), c.misfits(), c.x0))
        return fit[0] if fit else None


def is_labelled(line: Line, items: Sequence[Item], at: int) -> bool:
    """Whether a word stands right before a figure and says what it is (``Lot 412``)."""
    before = items[at - 1] if at else None
    if before is None or before.kind is not Kind.TEXT or before.bracketed:
        return False
    between = line.page.text[before.end : items[at].start]
    return len(between) <= 1 and between.strip() in {"", ":", "."}


def _figures(line: Line, scanner: Scanner) -> Iterator[tuple[float, float, _Cell]]:
    if len(line.cells) < 3 or line.piped or not _TWO_FIGURES.search(line.text):
        return
    for piece in pieces(line, scanner, None):
        named = split_name(piece, scanner, None)
        if named is None or not named.known:
            continue
        items = list(scanner.items(named.tail, piece.end))
        numbers = [
            at for at, item in enumerate(items)
            if item.kind is Kind.NUMBER and not item.bracketed and not is_labelled(piece, items, at)
        ]  # fmt: skip
        if len(numbers) < 2 or two_measures(piece, named, items):
            continue
        told = _told(piece, named.text(piece), items)
        for at in numbers:
            item = items[at]
            x0, x1 = piece.place(*item.outer)
            if item.number is not None:
                unit = at + 1 < len(items) and items[at + 1].kind is Kind.UNIT
                text = scanner.text[item.start : item.end]
                yield x0, x1, _Cell(text, item.number, unit, told)


def _told(line: Line, name: str, items: Sequence[Item]) -> _Told:
    text = line.page.text
    unit = next((text[i.start : i.end] for i in items if i.kind is Kind.UNIT), None)
    spans = [i for i in items if i.kind is Kind.RANGE] or [i for i in items if i.kind is Kind.BOUND]
    marks = [text[i.start : i.end] for i in items if i.kind is Kind.FLAG]
    sides = [side for mark in marks if (side := vocabulary.direction(mark)) is not None]
    return _Told(
        analytes.candidates(name), unit, spans[0] if len(spans) == 1 else None,
        sides[0] if len(sides) == 1 else None,
    )  # fmt: skip


def _fits(number: Decimal, told: _Told) -> bool:
    """Whether a figure could be the result of its line: possible, near its range, as fine."""
    if number < 0:
        return False
    if is_impossible(number, told.tests, told.unit):
        return False
    if told.span is None:
        return True
    low, high = told.span.low, told.span.high
    if high is not None and high > 0 and number > high * _FAR:
        return False
    if low is not None and low > 0 and number * _FAR < low:
        return False
    return not (has_decimals(low) and has_decimals(high) and not has_decimals(number) and number)


def is_impossible(
    number: Decimal, tests: Sequence[analytes.Analyte], unit: str | None
) -> bool:  # fmt: skip
    """Whether nobody can have such a result of any of these tests."""
    can = [t.may_be(number) if unit is None else t.is_possible(number, unit) for t in tests]
    return bool(can) and all(each is False for each in can)


def has_decimals(number: Decimal | None) -> bool:
    """Whether a figure is printed with a decimal point."""
    return number is not None and int(number.as_tuple().exponent) < 0


def _disagrees(number: Decimal, told: _Told) -> bool:
    """Whether the line's mark says another thing of the figure than its range does."""
    if told.span is None:
        return False
    flag = flags.compute(number, None, told.span.low, told.span.high, strict=told.span.strict)
    if told.flag is None or flag is None:
        return False
    if told.flag == "abnormal":
        return flag == _INSIDE
    return flag != told.flag
