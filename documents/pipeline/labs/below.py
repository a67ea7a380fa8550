"""What stands in small print on the line below a result."""

from __future__ import annotations

from collections.abc import Sequence

from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.tokens import Kind, Scanner


def unit_below(
    lines: Sequence[Line], at: int, scanner: Scanner, draft: Draft
) -> tuple[int, int] | None:
    """The unit that is all of the next line, under the name or the value of a result without."""
    if draft.unit or draft.value_kind not in {Kind.NUMBER, Kind.BOUND} or at + 1 >= len(lines):
        return None
    below, value = lines[at + 1], draft.value
    items = list(scanner.items(below.start, below.end))
    if value is None or len(items) != 1 or items[0].kind is not Kind.UNIT:
        return None
    slack = 0.02 if below.words else 2.0
    x0, x1 = below.place(below.start, below.end)
    name = draft.line.place(draft.name.start, draft.name.end)
    shown = draft.line.place(*value.outer)
    under_name = abs(x0 - name[0]) <= slack
    under_value = x0 <= shown[1] + slack and x1 >= shown[0] - slack
    return (items[0].start, items[0].end) if under_name or under_value else None
