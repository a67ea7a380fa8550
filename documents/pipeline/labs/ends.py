"""The two ends of a bar drawn below a value: the bounds of its range, or only those of the bar.

Nothing beside them says which. A page settles it where a result that is told to be high or low lies
beyond its ends, and none is told to be other than its ends have it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from documents.pipeline.labs import flags
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from documents.pipeline.types import Flag, LabRow, Page

_LEAST_MARKS: Final = 3


def read_ends(line: Line, scanner: Scanner) -> Item | None:
    """The ends, where the line holds two figures in their order and nothing else."""
    items = list(scanner.items(line.start, line.end))
    if len(items) != 2 or any(i.kind is not Kind.NUMBER for i in items):
        return None
    low, high = items
    if low.number is None or high.number is None or low.number >= high.number:
        return None
    return Item(
        Kind.RANGE, low.start, high.end, (low.start, high.end), low.number, high.number,
        ambiguous=low.ambiguous or high.ambiguous,
    )  # fmt: skip


def is_scale(line: Line, scanner: Scanner) -> bool:
    """Whether the line holds the marks of a scale alone: several figures, each above the last."""
    items = list(scanner.items(line.start, line.end))
    numbers = [item.number for item in items if item.kind is Kind.NUMBER]
    if len(numbers) < len(items) or len(numbers) < _LEAST_MARKS:
        return False
    return all(
        left is not None and right is not None and left < right
        for left, right in pairwise(numbers)
    )  # fmt: skip


def with_ends(page: Page, rows: Sequence[LabRow], ends: Mapping[int, Item]) -> list[LabRow]:
    """The rows of a page with the ``ends`` below them (by the place of the value) as ranges."""
    told = [(row, ends[at]) for row in rows if (at := row.value_source.start) in ends]
    sided = [_beyond(row, item) for row, item in told if flags.direction(row.printed_flag)]
    if not sided or not all(agrees for agrees, _ in sided) or not any(out for _, out in sided):
        return list(rows)
    found = {id(row): item for row, item in told if row.ref_text is None and not item.ambiguous}
    return [_with(page, row, found[id(row)]) if id(row) in found else row for row in rows]


def _lies(row: LabRow, item: Item) -> Flag | None:
    if row.number is None:
        return None
    return flags.compute(row.number, row.comparator, item.low, item.high, strict=False)


def _beyond(row: LabRow, item: Item) -> tuple[bool, bool]:
    """Whether the row's own flag agrees with the ends, and whether it lies beyond them."""
    flag = _lies(row, item)
    return not flags.disagrees(row.printed_flag, flag), flag in {Flag.HIGH, Flag.LOW}


def _with(page: Page, row: LabRow, item: Item) -> LabRow:
    text = " ".join(page.text[item.start : item.end].split())
    return replace(row, ref_text=text, ref_low=item.low, ref_high=item.high, flag=_lies(row, item))
