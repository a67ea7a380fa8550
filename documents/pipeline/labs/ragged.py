"""Which head each item of a row stands under, also where the print does not align them.

Text that lost its columns has as many figures as heads and each in its turn, but the nearest head
is the same for two of them: there the order tells, and where figures are missing nothing does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.labs.columns import Column, Header
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.names import VALUES
from documents.pipeline.labs.tokens import Item, Kind

ASIDE = frozenset({"previous", "code", "date", "method", "goal"})
"""Heads of what is printed beside a result."""
_UNDER: dict[Kind, frozenset[str]] = {
    Kind.NUMBER: frozenset({"result", "low", "high", "other"}) | ASIDE,
    Kind.UNREADABLE: frozenset({"result", "low", "high"}) | ASIDE,
    Kind.BOUND: frozenset({"result", "range", "previous", "goal", "other"}),
    Kind.RANGE: frozenset({"result", "range", "previous", "code", "goal", "other"}),
    Kind.WORDS: frozenset({"result", "range", "flag", "previous", "method", "unit"}),
}
_SENTENCES = re.compile(r"[a-zà-ÿ]{3}[.;]\s{1,2}[A-ZÀ-Ý][A-Za-zà-ÿ-]")


def heads_over(header: Header, line: Line, items: Sequence[Item]) -> list[Column | None]:
    """The head over each item: the nearest, or the one whose turn it is."""
    out: list[Column | None] = []
    for item in items:
        x0, x1 = line.place(*item.outer)
        under = _UNDER.get(item.kind)
        if under and header.nameless:
            under = under - {"other"}
        index = line.index(item.start)
        out.append(header.column(x0, x1, index, line.piped, under))
    if not is_crowded(header, line, items, out):
        return out
    if header.columns[0].role == "name" and len(header.columns) == len(line.cells):
        places = {cell.start: at for at, cell in enumerate(line.cells)}
        own = [places.get(line.cell_of(item.start) or 0, 0) for item in items]
        return [header.columns[at] for at in own]
    days = header.of("result")
    values = [item for item in items if _is_value(item)]
    if len(values) != len(days) or {c.role for c in header.columns} - {"name", "result"}:
        return out
    turn = -1
    for at, item in enumerate(items):
        turn += _is_value(item)
        if turn >= 0:
            out[at] = days[turn]
    return out


def is_crowded(
    header: Header, line: Line, items: Sequence[Item], heads: Sequence[Column | None]
) -> bool:
    """Whether two values are nearest to one day of several, in text that has no true places."""
    days = [c for c in header.of("result") if c.day is not None or header.undated]
    if line.words or line.piped or len(days) < 2:
        return False
    over = [c for item, c in zip(items, heads, strict=True) if _is_value(item) and c in days]
    return len(over) != len(set(over))


def is_running_text(line: Line) -> bool:
    """Whether a line below a table is two sentences in one piece (``HIV negative. RF negative.``).

    Their verdicts stand under its heads by chance alone.
    """
    return len(line.cells) == 1 and not line.piped and bool(_SENTENCES.search(line.text))


def _is_value(item: Item) -> bool:
    return item.kind in VALUES and not item.bracketed
