"""Where the values of a table stand: one apart from all others may be another figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.tokens import Kind

_LEAST: Final = 4
_SLACK: Final = 0.02
"""How far apart two figures of one column can stand, as a part of the page's width."""


@dataclass(frozen=True, slots=True)
class Place:
    """A value: where it begins in the text, the name's left edge, its extent, what its head says.

    ``under``: whether its head stands right over it; None where the table has no heads.
    """

    at: int
    name: float
    x0: float
    x1: float
    under: bool | None


def place_of(draft: Draft, *, headed: bool) -> Place | None:
    """Where the draft's value stands, if it is a figure that begins a cell of a table."""
    value, line = draft.value, draft.line
    if value is None or value.kind is not Kind.NUMBER or line.piped:
        return None
    if "\n" in line.page.text[line.start : value.start]:
        return None
    if (draft.under is None) if headed else (draft.by_column or draft.by_several):
        return None
    if not headed and (len(line.cells) < 3 or line.cell_of(value.start) != value.start):
        return None
    name, _ = line.place(draft.name.start, draft.name.end)
    return Place(value.start, name, *line.place(value.start, value.end), draft.under)


def out_of_place(places: Sequence[Place]) -> set[int]:
    """Which values of a table stand neither under their head nor where the others stand."""
    if any(place.under is None for place in places):
        return _alone(places)
    under = [place for place in places if place.under]
    # Where few have their head right over them it is the heads that stand aside.
    if len(under) * 3 < len(places) * 2:
        return set()
    left, right = min(p.x0 for p in under), max(p.x1 for p in under)
    slack = _SLACK if right <= 1 else 1.0
    return {
        p.at for p in places if not p.under and (p.x1 + slack < left or right + slack < p.x0)
    }  # fmt: skip


def _alone(places: Sequence[Place]) -> set[int]:
    """Of a table without heads: values apart from a column of many, their names in one with its."""
    columns: list[list[Place]] = []
    reach = float("-inf")
    for place in sorted(places, key=lambda p: (p.x0, p.x1)):
        if place.x0 > reach + (_SLACK if place.x1 <= 1 else 1.0):
            columns.append([])
        columns[-1].append(place)
        reach = max(reach, place.x1)
    most = max(columns, key=len, default=[])
    if len(most) < _LEAST:
        return set()
    left, right = min(p.name for p in most), max(p.name for p in most)
    few = [c for c in columns if len(c) * _LEAST <= len(most)]
    return {p.at for column in few for p in column if left <= p.name <= right}
