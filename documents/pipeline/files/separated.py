"""A table saved as separated values, written as the table that it is.

``4,1`` between commas and ``2025-10-01,6.3`` are no numbers: only a reader who knows what parts the
cells can tell a decimal comma from a cell's end.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Final

_MARKS: Final = (";", ",")
_LEAST_CELLS: Final = 3
_LEAST_ROWS: Final = 2
_MOST_CELLS: Final = 60
_WIDEST: Final = 40
_HEAD: Final = re.compile(
    r"(?!.*(?<!\w)\d)[^\W\d_][\w .()/%#&'’-]{0,60}|\d{1,4}([-/.])\d{1,2}\1\d{1,4}"
)
"""What stands at the head of a column: a few words or a day, never a figure or a sentence."""


def as_table(text: str) -> str | None:
    """The rows as lines, each cell below its head; None where it is no such table.

    Every line must have as many cells as the head, and the head must name every column.
    """
    lines = text.splitlines()
    head = next((line for line in lines if line.strip()), "")
    for mark in _MARKS:
        if not _LEAST_CELLS <= head.count(mark) + 1 <= _MOST_CELLS:
            continue
        rows = _rows(lines, mark)
        if rows is not None:
            return "\n".join(_aligned(rows))
    return None


def _aligned(rows: list[list[str]]) -> Iterator[str]:
    """Every cell below its head, so that an empty one moves none of its neighbours."""
    widths = [min(_WIDEST, max(map(len, column))) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _rows(lines: list[str], mark: str) -> list[list[str]] | None:
    found: list[list[str]] = []
    try:
        for cells in csv.reader((line for line in lines if line.strip()), delimiter=mark):
            row = [" ".join(cell.split()) for cell in cells]
            if not found and not all(_HEAD.fullmatch(cell) for cell in row):
                return None
            if found and len(row) != len(found[0]):
                return None
            found.append(row)
    except csv.Error:
        return None
    return found if len(found) >= _LEAST_ROWS else None
