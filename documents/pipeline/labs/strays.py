"""Columns of figures that can be no results, and results that the sheet's own marks speak against.

One wrong figure cannot be told from a right one; a column of them can. Figures that are all one,
that count up, that lack the decimals which their ranges have, many of which are several times their
limit, several of which no one can have, or most of which have a rival beside them: then the whole
column asks a person to look.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from documents.pipeline.labs.figures import has_decimals
from documents.pipeline.labs.lines import read_lines
from documents.pipeline.labs.review import AMBIGUOUS, STRAY, UNMARKED, with_reason
from documents.pipeline.types import Flag, LabRow, Page
from knowledge import analytes

_LEAST: Final = 4
_FAR: Final = Decimal(3)
_WELL: Final = Decimal("1.25")
_INSIDE: Final = frozenset({None, Flag.NORMAL})


def with_strays(page: Page, rows: Sequence[LabRow]) -> list[LabRow]:
    """The rows of a page, those that a column or the sheet's marks cast doubt on asking."""
    doubted = {id(row): STRAY for column in _columns(page, rows) for row in _strange(column)}
    for row in _unmarked(rows):
        doubted.setdefault(id(row), UNMARKED)
    return [with_reason(row, doubted[id(row)]) if id(row) in doubted else row for row in rows]


def _columns(page: Page, rows: Sequence[LabRow]) -> list[list[LabRow]]:
    """The rows with a plain figure, by the column of the page that it stands in."""
    lines = list(read_lines(page))
    starts = [line.start for line in lines]
    placed: list[tuple[float, float, LabRow]] = []
    for row in rows:
        at = bisect(starts, row.value_source.start) - 1
        if row.number is not None and not row.comparator and at >= 0:
            x0, x1 = lines[at].place(row.value_source.start, row.value_source.end)
            placed.append((x0, x1, row))
    columns: list[list[LabRow]] = []
    reach = float("-inf")
    for x0, x1, row in sorted(placed, key=lambda each: each[:2]):
        if x0 > reach:
            columns.append([])
        columns[-1].append(row)
        reach = max(reach, x1)
    return [sorted(column, key=lambda row: row.value_source) for column in columns]


def _strange(rows: Sequence[LabRow]) -> Sequence[LabRow]:
    """The rows of a column that its figures, taken together, cast doubt on."""
    if len({row.name for row in rows}) < _LEAST:
        return ()
    tells = (_all_one, _counts_up, _far_outside, _impossible, _with_rivals)
    if any(tell(rows) for tell in tells):
        return rows
    return _without_decimals(rows)


def _all_one(rows: Sequence[LabRow]) -> bool:
    figures = Counter(row.number for row in rows if row.number)
    most = max(figures.values(), default=0)
    return most >= _LEAST and most * 10 >= len(rows) * 6


def _counts_up(rows: Sequence[LabRow]) -> bool:
    """Whether each figure is as much more than the one above it: lines or codes in order."""
    steps = Counter(
        below.number - above.number for above, below in pairwise(rows)
        if above.number is not None and below.number is not None
    )  # fmt: skip
    step, most = max(steps.items(), key=lambda each: each[1])
    return bool(step) and most >= _LEAST and most * 4 >= len(rows) * 3


def _far_outside(rows: Sequence[LabRow]) -> bool:
    """Whether many figures are several times their upper limit, or a fraction of the lower."""
    judged = [row for row in rows if row.flag is not None]
    far = sum(_lies_beyond(row, _FAR) for row in judged)
    return far >= _LEAST and far * 2 >= len(judged)


def _lies_beyond(row: LabRow, times: Decimal) -> bool:
    """Whether a value is so many times its upper limit, or its lower limit so many times it."""
    if row.number is None:
        return False
    above = row.ref_high is not None and row.number > times * row.ref_high
    return above or (row.ref_low is not None and row.number * times < row.ref_low)


def _impossible(rows: Sequence[LabRow]) -> bool:
    """Whether several figures of the column are such as no living person has."""
    none = sum(_is_impossible(row) for row in rows)
    return none >= 3 and none * 4 >= len(rows)


def _is_impossible(row: LabRow) -> bool:
    test = analytes.get(row.analyte) if row.analyte else None
    return bool(test and row.number is not None and test.is_possible(row.number, row.unit) is False)


def _with_rivals(rows: Sequence[LabRow]) -> bool:
    """Whether most of the column's figures have another beside them that may be the result."""
    open_ones = sum(AMBIGUOUS in (row.review_reason or "") for row in rows)
    return open_ones >= _LEAST and open_ones * 2 > len(rows)


def _without_decimals(rows: Sequence[LabRow]) -> list[LabRow]:
    """Whole figures beside ranges with decimals, where nearly all in the column are such."""
    finer = [row for row in rows if has_decimals(row.ref_low) and has_decimals(row.ref_high)]
    whole = [row for row in finer if row.number and not has_decimals(row.number)]
    return whole if len(whole) >= _LEAST and len(whole) * 4 >= len(finer) * 3 else []


def _unmarked(rows: Sequence[LabRow]) -> list[LabRow]:
    """Values well outside their range without a mark on a sheet that marks most such values.

    One just beyond its limit is often left without.
    """
    outside = [
        row for row in rows if row.flag not in {None, Flag.NORMAL} and row.number is not None
    ]
    marked = [row for row in outside if row.printed_flag]
    if len(marked) < 2 or len(marked) * 3 < len(outside) * 2:
        return []
    return [row for row in outside if not row.printed_flag and _lies_beyond(row, _WELL)]
