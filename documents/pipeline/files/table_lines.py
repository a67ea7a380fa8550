"""A table's rows as lines of text, every cell below its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

_LEAST_COLUMNS: Final = 3
MOST_COLUMNS: Final = 64
_LONGEST_CELL: Final = 60


@dataclass(slots=True)
class Row:
    """A table's row: the text of its cells and how many columns each fills, or whole lines."""

    cells: list[tuple[str, int]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def table_lines(rows: Sequence[Row]) -> Iterator[str]:
    """The rows' lines, two blanks between cells; an empty cell moves none of its neighbours."""
    widths = _widths(rows)
    for row in rows:
        if row.lines or not widths:
            yield from row.lines or ["  ".join(text for text, _ in row.cells if text)]
            continue
        line, column = "", 0
        for text, span in row.cells:
            line = line.ljust(sum(widths[:column]) + 2 * column) + text if text else line
            column += span
        yield line


def _widths(rows: Sequence[Row]) -> list[int]:
    """How wide each column is, of a table that has gaps and no long text; else none."""
    grid = [row.cells for row in rows if row.cells]
    columns = max((sum(span for _, span in cells) for cells in grid), default=0)
    texts = [text for cells in grid for text, _ in cells]
    if not _LEAST_COLUMNS <= columns <= MOST_COLUMNS or all(texts):
        return []
    if max(map(len, texts)) > _LONGEST_CELL:
        return []
    widths = [0] * columns
    for cells in grid:
        column = 0
        for text, span in cells:
            if span == 1:
                widths[column] = max(widths[column], len(text))
            column += span
    return widths
