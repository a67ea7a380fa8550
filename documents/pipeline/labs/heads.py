"""The heads of a table: on a line, on several, as days or in words that nobody knows."""

from __future__ import annotations

from collections.abc import Sequence

from documents.pipeline.labs.columns import Header
from documents.pipeline.labs.head_lines import around, before_and_after, days_above, with_dates
from documents.pipeline.labs.header import read_header
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.stacked import read_stacked
from documents.pipeline.labs.time_heads import times_above
from documents.pipeline.labs.tokens import Scanner


def heads_at(
    lines: Sequence[Line], at: int, scanner: Scanner, day_first: bool | None
) -> tuple[Header | None, int]:
    """The heads that begin at a line, with what the lines around say of them; and their lines."""
    header, used = read_stacked(lines, at, day_first)
    header = (
        header
        or read_header(lines[at], day_first)
        or days_above(lines, at, scanner, day_first)
        or before_and_after(lines[at], lines[at + 1 : at + 4], scanner)
        or times_above(lines, at, scanner, day_first)
    )
    if header and at:
        header = with_dates(header, lines[at - 1], day_first)
    return (around(header, lines[at + used :], scanner), used) if header else (None, 1)
