"""Where a table of days ends without a word: a row below it that is set otherwise than its heads.

``Ferritin   612   H   ug/L   (30 - 300)`` below a table of four days has its unit where a day
stands. Read under those heads its figure would be told of a day on which it was not measured.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.labs.columns import Header
from documents.pipeline.labs.lines import Cell, Line
from documents.pipeline.labs.patterns import DATE
from documents.pipeline.labs.tokens import Kind, Scanner

_BESIDE: Final = frozenset({Kind.UNIT, Kind.RANGE})
_LEAST_DAYS: Final = 2
_TITLE: Final = re.compile(r"[^\W\d_][^\d\n:;.]{2,40}?[ ,(\[–-]{1,4}")


def leaves_table(line: Line, header: Header, scanner: Scanner) -> bool:
    """Whether a line under heads of days is a title with a day of its own, or set otherwise."""
    days = [column for column in header.of("result") if column.day]
    if len(days) < _LEAST_DAYS or line.piped:
        return False
    if len(line.cells) == 1:
        return _is_dated_title(line)
    figures = [cell for cell in line.cells[1:] if _kind(cell, scanner) is Kind.NUMBER]
    if len(figures) != 1:
        return False
    return any(
        _kind(cell, scanner) in _BESIDE
        and header.column(cell.x0, cell.x1, cell.index, line.piped).role == "result"
        for cell in line.cells[1:]
    )


def _is_dated_title(line: Line) -> bool:
    found = _TITLE.match(line.text.strip())
    rest = line.text.strip()[found.end() :] if found else ""
    day = DATE.match(rest)
    return bool(day) and not rest[day.end() if day else 0 :].strip(" )]:")


def _kind(cell: Cell, scanner: Scanner) -> Kind | None:
    """What a cell begins with."""
    item = next(scanner.items(cell.start, cell.end), None)
    return item.kind if item else None
