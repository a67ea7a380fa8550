"""What stands in small print on the lines below a result: its unit, a list of its ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.lines import Cell, Line
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.names import VALUES, is_known
from documents.pipeline.labs.tokens import Item, Kind, Scanner

_MOST_LINES = 6
_RESULT_FIELD = re.compile(
    r"(?:results?|value|resultado|valor(?: obtenido)?|r[eé]sultat|ergebnis|wert|risultato|uitslag"
    r"|wynik)[\s.…]*:\s*(?=[<>≤≥]?\s?\d)",
    re.IGNORECASE,
)


def unit_below(
    lines: Sequence[Line], at: int, scanner: Scanner, draft: Draft
) -> tuple[int, int] | None:
    """The unit under the value of a result without, or alone under its name or its range.

    The next line holds nothing but units.
    """
    if draft.unit or draft.value_kind not in {Kind.NUMBER, Kind.BOUND} or at + 1 >= len(lines):
        return None
    below, value = lines[at + 1], draft.value
    items = list(scanner.items(below.start, below.end))
    if value is None or not items or any(item.kind is not Kind.UNIT for item in items):
        return None
    slack = 0.02 if below.words else 2.0
    name = draft.line.place(draft.name.start, draft.name.end)
    shown = draft.line.place(*value.outer)
    lefts = [name[0], *(draft.line.place(*r.outer)[0] for r in draft.ranges if r.unit is None)]
    for item in items:
        x0, x1 = below.place(item.start, item.end)
        under_value = x0 <= shown[1] + slack and x1 >= shown[0] - slack
        if under_value or (len(items) == 1 and any(abs(x0 - at) <= slack for at in lefts)):
            return item.start, item.end
    return None


def listed_ranges(lines: Sequence[Line], at: int, scanner: Scanner, draft: Draft) -> list[Item]:
    """The ranges that go on in the range's own column, each behind words that say for whom.

    Words that the scanner knows no label by are the label themselves, those before the draft's
    own range as well: a range among others of a list is not the patient's by its place.
    """
    first = draft.ranges[0] if len(draft.ranges) == 1 else None
    if first is None or (first.bracketed and not first.label):
        return []
    own = _cell_of(draft.line, first)
    if draft.value is None or own.start < draft.value.end:
        return []
    left = own.x0 - (0.02 if draft.line.words else 2.0)
    out: list[Item] = []
    for line in lines[at + 1 : at + 1 + _MOST_LINES]:
        beside = [c for c in line.cells if c.x0 < left]
        under = line.cells[len(beside) :]
        if any(is_known(c.text) or _has_value(c, scanner) for c in beside):
            break
        if not under and len(beside) == 1:
            continue
        found = [_labelled(scanner, c) for c in under]
        if len(found) != 1 or found[0] is None:
            break
        out.append(found[0])
    if out and not first.label:
        draft.ranges = [replace(first, label=_words(scanner.text[own.start : first.start]))]
    return out


def _cell_of(line: Line, item: Item) -> Cell:
    return next(c for c in reversed(line.cells) if c.start <= item.start)


def _has_value(cell: Cell, scanner: Scanner) -> bool:
    return any(i.kind in VALUES for i in scanner.items(cell.start, cell.end))


def _labelled(scanner: Scanner, cell: Cell) -> Item | None:
    """The range of a cell that holds words for whom, the range, and perhaps its unit."""
    items = list(scanner.items(cell.start, cell.end))
    ranges = [i for i in items if i.kind in {Kind.RANGE, Kind.BOUND}]
    if len(ranges) != 1 or items[-1].kind not in {Kind.RANGE, Kind.BOUND, Kind.UNIT}:
        return None
    label = ranges[0].label or _words(scanner.text[cell.start : ranges[0].start])
    return replace(ranges[0], label=label, kind=Kind.RANGE) if label else None


def _words(text: str) -> str:
    return " ".join(text.lower().split()).strip(" :=-(")


def title_above(lines: Sequence[Line], at: int) -> Named | None:
    """The test of a line ``Result: 5.2``: it stands alone above, fields of its own between."""
    label = _RESULT_FIELD.match(lines[at].text)
    if label is None:
        return None
    for line in reversed(lines[max(0, at - 4) : at]):
        name = line.text.strip(" :*")
        if len(line.cells) == 1 and is_known(name):
            start = line.start + line.text.index(name)
            return Named(start, start + len(name), lines[at].start + label.end(), True)
        if ":" not in line.text:
            return None
    return None
