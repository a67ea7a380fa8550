"""Heads that are set over several lines (``Previous`` above ``Result``), joined by their columns.

Each line alone would be judged falsely: the second ``Result`` of two is that of an earlier day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from documents.pipeline.labs import vocabulary
from documents.pipeline.labs.columns import Column, Header
from documents.pipeline.labs.dates import read_date
from documents.pipeline.labs.lines import Cell, Line
from documents.pipeline.labs.patterns import DATE, MONTH
from knowledge import units

_MOST_LINES: Final = 6
_MOST_WORDS: Final = 3
_PART = re.compile(
    rf"(?:\d{{1,2}}(?:[-/. ]{MONTH})?|{MONTH}(?: \d{{1,2}})?|(?:19|20)\d\d|\d{{1,2}}[:.]\d\d)",
    re.IGNORECASE,
)
"""A piece of a day or its time of day, as the lines of a narrow head hold it."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_BESIDE: Final = frozenset({"name", "unit", "range", "flag"})
_FIRST: Final = ("previous", "goal", "range", "unit", "flag", "method", "code", "date")


@dataclass(slots=True)
class _Stack:
    """What stands above each other in one column of the heads."""

    x0: float
    x1: float
    index: int
    pieces: list[str]

    @property
    def text(self) -> str:
        return " ".join(self.pieces)


def read_stacked(
    lines: Sequence[Line], at: int, day_first: bool | None
) -> tuple[Header | None, int]:
    """The header that begins at ``at`` and takes several lines, and how many; none: 1."""
    group: list[Line] = []
    for line in lines[at : at + _MOST_LINES]:
        if not _is_of_heads(line):
            break
        group.append(line)
    if not group or len(group[0].cells) < 2:
        return None, 1
    for used in range(len(group), 1, -1):
        if header := _joined(group[:used], day_first):
            return header, used
    return None, 1


def _joined(group: Sequence[Line], day_first: bool | None) -> Header | None:
    """The header that these lines are together, if they are one."""
    stacks = _stacks(group)
    base = {cell.text.strip(" :()") for cell in max(group, key=lambda line: len(line.cells)).cells}
    strange = [s for s in stacks if not _is_whole(s)]
    if len(strange) > 1 or any(len(s.pieces) > 1 or s.text not in base for s in strange):
        return None
    if not any(len(s.pieces) > 1 and _is_one(s, day_first) for s in stacks):
        return None
    columns = [_column(s, day_first) for s in sorted(stacks, key=lambda s: s.x0)]
    columns = _with_days(columns)
    roles = {c.role for c in columns}
    unknown = sum(c.role == "other" for c in columns)
    beside = _BESIDE - {"name"} if any(c.day for c in columns) else _BESIDE
    if "result" not in roles or not roles & beside or unknown > max(1, len(columns) // 3):
        return None
    return Header(tuple(columns), False, group[0].page.number, "name" in roles)


def _is_of_heads(line: Line) -> bool:
    """Whether each cell of a line could be a head, a part of one or words that wrap into one."""
    said = [cell.text.strip(" :()") for cell in line.cells]
    return not line.piped and all(_may_be_head(text) or _may_be_part(text) for text in said)


def _may_be_part(text: str) -> bool:
    """Whether words that are no head could be the half of one (``Out Of`` above ``Range``)."""
    return 0 < len(text.split()) <= _MOST_WORDS and not any(c.isdigit() for c in text)


def _is_whole(stack: _Stack) -> bool:
    """Whether words that are no head by themselves are one with what stands above or below."""
    return all(map(_may_be_head, stack.pieces)) or (
        len(stack.pieces) > 1 and _role_of(stack.text) is not None
    )


def _may_be_head(text: str) -> bool:
    parts = text.split()
    return bool(_role_of(text) or _PART.fullmatch(text) or DATE.fullmatch(text)) or (
        0 < len(parts) <= 4 and all(_role_of(part) for part in parts)
    )


def _role_of(text: str) -> str | None:
    """The role that these words alone are a head of; None where they are none."""
    said = {text, text.rstrip(".")}
    return next((r for r, p in vocabulary.HEAD_PATTERNS if any(map(p.fullmatch, said))), None)


def _roles_in(text: str) -> list[str]:
    """The roles that a piece of a head names: its own, or those of its words."""
    own = _role_of(text)
    return [own] if own else [role for word in text.split() if (role := _role_of(word))]


def _stacks(group: Sequence[Line]) -> list[_Stack]:
    """The cells of the lines by their columns; one that spans several belongs to each."""
    base = max(group, key=lambda line: len(line.cells))
    anchors = [(c.x0, c.x1) for c in base.cells]
    for line in group:
        anchors += [
            (c.x0, c.x1) for c in line.cells if not any(_above(c, x0, x1) for x0, x1 in anchors)
        ]
    stacks = []
    for x0, x1 in anchors:
        cells = [c for line in group for c in line.cells if _above(c, x0, x1)]
        narrow = [c for c in cells if sum(_above(c, *other) for other in anchors) == 1]
        edges = narrow or cells
        stacks.append(
            _Stack(
                min(x0, *(c.x0 for c in edges)), max(x1, *(c.x1 for c in edges)), cells[0].index,
                [c.text.strip(" :()") for c in cells],
            )
        )  # fmt: skip
    return stacks


def _above(cell: Cell, x0: float, x1: float) -> bool:
    """Whether a cell shares a third of its width, or of the other's, with an extent."""
    shared = min(cell.x1, x1) - max(cell.x0, x0)
    return shared > 0 and shared * 3 >= min(cell.x1 - cell.x0, x1 - x0)


def _is_one(stack: _Stack, day_first: bool | None) -> bool:
    """Whether the pieces say together what none of them says alone."""
    roles = {_role_of(piece) for piece in stack.pieces}
    if len(roles) == 1 and None not in roles and "range" not in roles:
        return False
    whole = any(DATE.fullmatch(piece) and not _CLOCK.match(piece) for piece in stack.pieces)
    day = None if whole else _day_of(stack, day_first)
    return bool(day or (not whole and _role_of(stack.text)) or "previous" in roles)


def _day_of(stack: _Stack, day_first: bool | None) -> date | None:
    pieces = [piece for piece in stack.pieces if not _CLOCK.fullmatch(piece)]
    text = " ".join(pieces)
    return read_date(text, day_first=day_first) if DATE.fullmatch(text) else None


def _column(stack: _Stack, day_first: bool | None) -> Column:
    text = stack.text
    said = [role for piece in stack.pieces for role in _roles_in(piece)]
    day = _day_of(stack, day_first)
    role = "date" if day else "previous" if "previous" in said else _role_of(text)
    role = role or next((r for r in (*_FIRST, *said) if r in said), "other")
    unit = text if role == "other" and units.parse(text) else None
    return Column("unit" if unit else role, stack.x0, stack.x1, stack.index, text, unit, day=day)


def _with_days(columns: Sequence[Column]) -> list[Column]:
    """The columns; where several are days and none holds results, the days are those of results."""
    days = [c for c in columns if c.day]
    if any(c.role == "result" for c in columns) or len(days) < 2:
        return list(columns)
    found = [replace(c, role="result") if c.day else c for c in columns]
    if found[0].role in {"date", "other"}:
        found[0] = replace(found[0], role="name")
    elif found[0].role == "result":
        found.insert(0, Column("name", 0.0, 0.0, 0, ""))
    return found
