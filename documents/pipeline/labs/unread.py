"""Lines that hold a result which no rule could read: their tests are named, so that none is lost.

A range printed beside a known name says that a result belongs there. Under known heads a place
that is left blank is blank; a figure under a head that nobody knows is not. And a figure with a
range right behind it is a result whatever stands before it: nobody may be told that all the others
are in range while one of them could not be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from documents.pipeline.labs.columns import Header
from documents.pipeline.labs.lines import Cell, Line
from documents.pipeline.labs.names import is_known
from documents.pipeline.labs.patterns import NO_RESULT
from documents.pipeline.labs.samples import is_of_a_control
from documents.pipeline.labs.tokens import Kind, Scanner
from documents.pipeline.types import LabRow, Section, Source
from knowledge import analytes

UNREAD: Final = "unread_result"
"""The kind of a part that names a test of which no result could be read."""
_SPANS = frozenset({Kind.RANGE, Kind.BOUND})
_BLANK = re.compile(r"[\W_]*$")
# Marks that stand for a figure nobody could make out; a dash stands for none.
_SMUDGED = re.compile(r"[?~#�]")
# "NOT APPLICABLE", "Test not performed": the page itself says that there is none.
_NONE = re.compile(
    r"(?:test\s)?(?:was\s)?not\s|no\s(?:result|value|sample|specimen)", re.IGNORECASE
)
_FIGURES = frozenset({Kind.NUMBER, Kind.PAIR, Kind.RANGE, Kind.BOUND})
_LONGEST_NAME: Final = 7
_BESIDE = frozenset({"previous", "code", "date", "method", "goal", "unit", "range", "flag", "name"})


def unread(name: str, page: int, start: int, end: int) -> Section:
    """What says that a result of this test stands there, unread."""
    return Section(UNREAD, name, Source(page, start, end))


def unread_row(line: Line, scanner: Scanner, header: Header | None) -> Section | None:
    """The test of a line with a range and something in the place of its result."""
    name = line.cells[0]
    text = name.text.strip(" :*")
    if is_of_a_control(text):
        return None
    if len(line.cells) < 3 or not is_known(text):
        return _figure_with_range(line, scanner)
    if any(p.match(line.page.text, line.cells[1].start, line.end) for p in (NO_RESULT, _NONE)):
        return None
    rest = line.cells[1:]
    if not any(_is_span(cell, scanner) for cell in rest):
        return None
    if not any(_may_be_result(cell, line, scanner, header) for cell in rest):
        return None
    return unread(text, line.page.number, name.start, name.start + len(text))


def _figure_with_range(line: Line, scanner: Scanner) -> Section | None:
    """What stands before a figure and its range, or both where nothing does."""
    items = list(scanner.items(line.start, line.end))
    kinds = [item.kind for item in items]
    if sum(kind in _SPANS for kind in kinds) != 1 or Kind.DATE in kinds:
        return None
    span = next(at for at, kind in enumerate(kinds) if kind in _SPANS)
    at = span - 1
    while at >= 0 and kinds[at] in {Kind.UNIT, Kind.FLAG}:
        at -= 1
    if at < 0 or kinds[at] is not Kind.NUMBER or any(k in _FIGURES for k in kinds[:at]):
        return None
    if any(kind not in {Kind.UNIT, Kind.FLAG} for kind in kinds[span + 1 :]):
        return None
    text = line.page.text
    start = items[0].outer[0]
    named = text[start : items[at].outer[0]].rstrip(" :*.|\t")
    if len(named.split()) > _LONGEST_NAME:
        return None
    stop = start + len(named) if re.search(r"[^\W\d]", named) else items[span].outer[1]
    return unread(text[start:stop], line.page.number, start, stop)


def still_unread(found: Iterable[Section], rows: Sequence[LabRow]) -> tuple[Section, ...]:
    """Those of whose tests no result was read anywhere else."""
    tests = {row.analyte for row in rows}
    names = {row.name.casefold() for row in rows}
    return tuple(
        each for each in found
        if each.title.casefold() not in names
        and not any(a.key in tests for a in analytes.candidates(each.title))
    )  # fmt: skip


def _may_be_result(cell: Cell, line: Line, scanner: Scanner, header: Header | None) -> bool:
    if _BLANK.match(cell.text) and not _SMUDGED.search(cell.text):
        return False
    if header is not None:
        role = header.column(cell.x0, cell.x1, cell.index, line.piped).role
        return role not in _BESIDE and not _is_span(cell, scanner)
    kinds = [item.kind for item in scanner.items(cell.start, cell.end)]
    return bool(kinds) and not set(kinds) & (_SPANS | {Kind.UNIT, Kind.FLAG, Kind.DATE})


def _is_span(cell: Cell, scanner: Scanner) -> bool:
    return any(item.kind in _SPANS for item in scanner.items(cell.start, cell.end))
