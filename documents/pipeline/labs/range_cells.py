"""Cells of ranges that take several lines, beside a name that may stand at their middle.

Such a list is printed above and below the line of its result. Which of two rows a line between
them is of is told by the gaps alone: the lines of one cell stand closer than those of two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from documents.pipeline.labs.columns import Header
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.lines import Cell, Line
from documents.pipeline.labs.names import VALUES, is_known
from documents.pipeline.labs.tokens import Item, Kind, Scanner

_MOST_LINES: Final = 8
_SLACK: Final = 0.02
_CLEAR: Final = 1.15
_NO_WORDS: Final = "several"
"""The label of a range among others that nothing is said of."""
_SPANS: Final = frozenset({Kind.RANGE, Kind.BOUND})


def ranges_of_cell(
    lines: Sequence[Line], at: int, scanner: Scanner, draft: Draft, header: Header | None
) -> tuple[list[Item], int] | None:
    """All ranges of the cell of a result, each with its words, and where the last line ends.

    None where no line above or below holds ranges alone, or the gaps leave open whose they are.
    """
    left = _left(draft, header)
    if left is None or not lines[at].words:
        return None
    above = _own(lines, at, -1, left, scanner)
    below = _own(lines, at, 1, left, scanner)
    if above is None or below is None or not (above[1] or below[1]):
        return None
    own = [
        found for line in (*reversed(above[0]), lines[at], *below[0])
        for cell in line.cells if cell.x0 >= left
        and (found := _told(scanner, cell, draft, own=line is lines[at]))
    ]  # fmt: skip
    end = max((line.end for line in below[0]), default=draft.end)
    if not (above[0] or below[0]):
        own = list(draft.ranges)
    elif len(own) == 1 and own[0].label == _NO_WORDS:
        own = [replace(own[0], label="")]
    return own or list(draft.ranges), max(end, draft.end)


def _left(draft: Draft, header: Header | None) -> float | None:
    """Where the column of ranges begins, if there is one behind the value."""
    heads = header.of("range") if header else ()
    if header and (len(heads) > 1 or header.names_late() or len(header.of("name")) > 1):
        return None
    if heads:
        return heads[0].x0 - _SLACK
    if draft.value is None or not draft.ranges or draft.ranges[0].start < draft.value.end:
        return None
    first = draft.ranges[0]
    cell = next((c for c in draft.line.cells if c.start <= first.start < c.end), None)
    return cell.x0 - _SLACK if cell and cell.start >= draft.value.end else None


def _own(
    lines: Sequence[Line], at: int, step: int, left: float, scanner: Scanner
) -> tuple[list[Line], bool] | None:
    """The lines on one side that are of this cell, and whether there are lines of ranges at all.

    None where the gaps do not tell.
    """
    found: list[Line] = []
    place = at + step
    while 0 <= place < len(lines) and len(found) < _MOST_LINES:
        if not _holds_ranges_alone(lines[place], left, scanner):
            break
        found.append(lines[place])
        place += step
    if not found:
        return [], False
    row = lines[place] if 0 <= place < len(lines) else None
    heights = [_height(line) for line in (lines[at], *found, *([row] if row else []))]
    gaps = [abs(b - a) for a, b in pairwise(heights)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    others = [gap for i, gap in enumerate(gaps) if i != widest]
    if row is None or not others:
        return found, True
    return (found[:widest], True) if gaps[widest] >= _CLEAR * max(others) else None


def _holds_ranges_alone(line: Line, left: float, scanner: Scanner) -> bool:
    """Whether a line has ranges in their column, and beside them at most a piece of a name."""
    beside = [cell for cell in line.cells if cell.x0 < left]
    under = line.cells[len(beside) :]
    if line.piped or len(under) != 1 or len(beside) > 1 or is_known(under[0].text):
        return False
    if any(is_known(c.text) or _holds(scanner, c, VALUES) for c in beside):
        return False
    return _holds(scanner, under[0], _SPANS)


def _holds(scanner: Scanner, cell: Cell, kinds: frozenset[Kind]) -> bool:
    return any(item.kind in kinds for item in scanner.items(cell.start, cell.end))


def _told(scanner: Scanner, cell: Cell, draft: Draft, *, own: bool) -> Item | None:
    """The range of a cell with the words before it; of the row's own line, as it was read."""
    spans = [i for i in scanner.items(cell.start, cell.end) if i.kind in _SPANS]
    if own:
        starts = {i.start for i in spans}
        spans = [i for i in draft.ranges if i.start in starts]
    if len(spans) != 1:
        return None
    words = " ".join(scanner.text[cell.start : spans[0].start].lower().split()).strip(" :=-(")
    label = spans[0].label or words or _NO_WORDS
    end = max(spans[0].outer[1], spans[0].end)
    return replace(spans[0], kind=Kind.RANGE, label=label, outer=(cell.start, end))


def _height(line: Line) -> float:
    boxes = [word.box for word in line.words if word.box]
    return sum((box.y0 + box.y1) / 2 for box in boxes) / len(boxes)
