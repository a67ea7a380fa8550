"""Tables turned on their side: tests are the heads, each line below is a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from documents.pipeline.labs import vocabulary
from documents.pipeline.labs.dates import read_date
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.lines import Cell, Line
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.names import trailing_unit
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from knowledge import analytes

_BESIDE = frozenset({Kind.UNIT, Kind.FLAG})
_DAY = dict(vocabulary.HEAD_PATTERNS)["date"]
_EMPTY = re.compile(r"[-–—.\s]+")


def read_transposed(
    lines: Sequence[Line], at: int, scanner: Scanner, day_first: bool | None
) -> tuple[list[Draft], int]:
    """The drafts of the table that begins at ``at``, and how many lines it takes; none: 1."""
    heads = _heads(lines[at])
    if not heads:
        return [], 1
    table = _Table(heads, scanner, day_first)
    drafts: list[Draft] = []
    used = 1
    for line in lines[at + 1 :]:
        cells, label = _own_cells(line, heads)
        if len(cells) > len(heads):
            break
        if table.takes(line, cells):
            used += 1
            continue
        found = list(_row(line, cells, label, table))
        if not found:
            break
        drafts += found
        used += 1
    return drafts, used if drafts else 1


def heads_days(line: Line) -> bool:
    """Whether the line heads a diary: days first, then a test or several among other columns."""
    first, *others = line.cells
    if line.piped or not _DAY.fullmatch(first.text.strip(" :")):
        return False
    return any(_is_test(_proper(line, cell)[0]) for cell in others)


def read_diary(
    lines: Sequence[Line], at: int, scanner: Scanner, day_first: bool | None
) -> tuple[list[Draft], int]:
    """The results of the diary that begins at ``at``, each right under its test's head."""
    drafts: list[Draft] = []
    heads = lines[at].cells if heads_days(lines[at]) else ()
    table = _Table(heads, scanner, day_first)
    tests = [head for head in heads if _is_test(_proper(lines[at], head)[0])]
    used = 1
    for line in lines[at + 1 :] if heads else ():
        first = line.cells[0]
        if not drafts and table.takes(line, _own_cells(line, tests)[0]):
            used += 1
            continue
        if next(scanner.items(first.start, first.end)).kind is not Kind.DATE or line.piped:
            break
        used += 1
        day = read_date(first.text, day_first=day_first)
        for cell in line.cells[1:]:
            place = _nearest(heads, cell)
            head = heads[place]
            apart = cell.x1 < head.x0 or head.x1 < cell.x0
            items = list(scanner.items(cell.start, cell.end))
            if apart or not _is_test(_proper(line, head)[0]) or not _is_reading(items):
                continue
            unit = next(((i.start, i.end) for i in items if i.kind is Kind.UNIT), None)
            draft = _draft(line, head, items[0], items[1:], unit or table.units.get(place), day)
            draft.ranges = [table.ranges[place]] if place in table.ranges else []
            draft.undated = day is None
            drafts.append(draft)
    return (drafts, used) if drafts else ([], 1)


def _is_reading(items: Sequence[Item]) -> bool:
    """Whether a cell holds a figure, with its unit and its mark at most."""
    figures = {Kind.NUMBER, Kind.BOUND}
    return bool(items) and items[0].kind in figures and all(i.kind in _BESIDE for i in items[1:])


def _is_test(name: str) -> bool:
    tests = analytes.exactly(name)
    return bool(tests) and any(test.specimen != "body" for test in tests)


@dataclass(slots=True)
class _Table:
    """The heads, and the units and ranges that stand in lines of their own below them."""

    heads: Sequence[Cell]
    scanner: Scanner
    day_first: bool | None
    units: dict[int, tuple[int, int]] = field(default_factory=dict)
    ranges: dict[int, Item] = field(default_factory=dict)

    def takes(self, line: Line, cells: Sequence[Cell]) -> bool:
        """Whether the line holds nothing but units, or nothing but ranges: then they are kept."""
        found = [(c, list(self.scanner.items(c.start, c.end))) for c in cells]
        kinds = {item.kind for _, items in found for item in items}
        if any(len(items) != 1 for _, items in found) or not cells:
            return False
        if kinds == {Kind.UNIT}:
            for cell, _ in found:
                self.units[_nearest(self.heads, cell)] = (cell.start, cell.end)
            return True
        if kinds and kinds <= {Kind.RANGE, Kind.BOUND} and Kind.RANGE in kinds:
            for cell, items in found:
                self.ranges[_nearest(self.heads, cell)] = items[0]
            return True
        return False


def _own_cells(line: Line, heads: Sequence[Cell]) -> tuple[list[Cell], Cell | None]:
    """The cells that can stand below heads, and one that stands to the left of them all."""
    first = line.cells[0]
    if first.x1 < heads[0].x0 and len(line.cells) > 1 and not line.piped:
        return list(line.cells[1:]), first
    return list(line.cells), None


def _heads(line: Line) -> list[Cell]:
    cells = list(line.cells)
    known = [c for c in cells if analytes.exactly(_proper(line, c)[0])]
    if len(known) < 2 or len(known) < len(cells) - 1:
        return []
    if len(known) == len(cells) - 1 and cells[0] in known:
        return []
    return cells


def _proper(line: Line, head: Cell) -> tuple[str, int, tuple[int, int] | None]:
    """A head's test, where it ends, and the unit printed with it (``Glucose (mg/dL)``)."""
    found = trailing_unit(line.page.text, head.start, head.end)
    end = found[0] if found else head.end
    return line.page.text[head.start : end], end, found[1] if found else None


def _nearest(heads: Sequence[Cell], cell: Cell) -> int:
    return min(
        range(len(heads)),
        key=lambda i: abs(heads[i].x0 + heads[i].x1 - cell.x0 - cell.x1),
    )


def _row(line: Line, cells: Sequence[Cell], label: Cell | None, table: _Table) -> Iterator[Draft]:
    heads, scanner = table.heads, table.scanner
    day: date | None = None
    dated = label is not None and next(scanner.items(label.start, label.end)).kind is Kind.DATE
    if label is not None and not dated:
        return
    if label is not None:
        day = read_date(label.text, day_first=table.day_first)
    taken: set[int] = set()
    for position, cell in enumerate(cells):
        items = list(scanner.items(cell.start, cell.end))
        if position == 0 and items and items[0].kind is Kind.DATE:
            day, dated = read_date(cell.text, day_first=table.day_first), True
            continue
        if _EMPTY.fullmatch(cell.text):
            continue
        value = items[0] if items else None
        if value is None or value.kind not in {Kind.NUMBER, Kind.BOUND}:
            return
        at = position if line.piped or len(cells) == len(heads) else _nearest(heads, cell)
        if at in taken or not analytes.exactly(_proper(line, heads[at])[0]):
            return
        taken.add(at)
        draft = _draft(line, heads[at], value, items[1:], table.units.get(at), day)
        draft.undated = dated and day is None
        if at in table.ranges:
            draft.ranges = [table.ranges[at]]
        yield draft


def _draft(
    line: Line, name: Cell, value: Item, rest: Sequence[Item],
    unit: tuple[int, int] | None, day: date | None,
) -> Draft:  # fmt: skip
    _, end, printed = _proper(line, name)
    named = Named(name.start, end, value.start, True)
    draft = Draft(line, named, value, unit=value.unit or unit or printed, day=day, by_column=True)
    draft.flags = [(i.start, i.end) for i in rest if i.kind is Kind.FLAG]
    draft.end = line.end
    return draft
