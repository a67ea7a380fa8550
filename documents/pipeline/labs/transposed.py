"""Tables turned on their side: tests are the heads, each line below is a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from documents.pipeline.labs.dates import read_date
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.lines import Cell, Line
from documents.pipeline.labs.names import Named, trailing_unit
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from knowledge import analytes


def read_transposed(
    lines: Sequence[Line], at: int, scanner: Scanner, day_first: bool | None
) -> tuple[list[Draft], int]:
    """The drafts of the table that begins at ``at``, and how many lines it takes; none: 1."""
    heads = _heads(lines[at])
    if not heads:
        return [], 1
    drafts: list[Draft] = []
    units: dict[int, tuple[int, int]] = {}
    used = 1
    for line in lines[at + 1 :]:
        if len(line.cells) > len(heads):
            break
        if _is_units(line, scanner):
            for cell in line.cells:
                units[_nearest(heads, cell)] = (cell.start, cell.end)
            used += 1
            continue
        found = list(_row(line, heads, units, scanner, day_first))
        if not found:
            break
        drafts += found
        used += 1
    return drafts, used if drafts else 1


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


def _is_units(line: Line, scanner: Scanner) -> bool:
    kinds = [i.kind for i in scanner.items(line.start, line.end)]
    return bool(kinds) and set(kinds) == {Kind.UNIT}


def _nearest(heads: Sequence[Cell], cell: Cell) -> int:
    return min(
        range(len(heads)),
        key=lambda i: abs(heads[i].x0 + heads[i].x1 - cell.x0 - cell.x1),
    )


def _row(
    line: Line, heads: Sequence[Cell], units: dict[int, tuple[int, int]],
    scanner: Scanner, day_first: bool | None,
) -> Iterator[Draft]:  # fmt: skip
    day: date | None = None
    taken: set[int] = set()
    for position, cell in enumerate(line.cells):
        items = list(scanner.items(cell.start, cell.end))
        if position == 0 and items and items[0].kind is Kind.DATE:
            day = read_date(cell.text, day_first=day_first)
            continue
        value = items[0] if items else None
        if value is None or value.kind not in {Kind.NUMBER, Kind.BOUND}:
            return
        at = position if line.piped or len(line.cells) == len(heads) else _nearest(heads, cell)
        if at in taken or not analytes.exactly(_proper(line, heads[at])[0]):
            return
        taken.add(at)
        yield _draft(line, heads[at], value, items[1:], units.get(at), day)


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
