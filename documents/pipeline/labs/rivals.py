"""Other figures on a result's line, any of which may be the result as well."""

from __future__ import annotations

from collections.abc import Sequence

from documents.pipeline.labs.header import Column
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.tokens import Item, Kind

Roles = Sequence[Column | None]


def first_under(line: Line, under: Sequence[Item], items: Sequence[Item], roles: Roles) -> Item:
    """Of what is nearest to a result's head, the figure right under it; else the first."""
    if under[0].kind is not Kind.NUMBER:
        return under[0]
    numbers = [i for i in under if i.kind is Kind.NUMBER]
    return next((i for i in numbers if _stands_under(line, i, items, roles)), under[0])


def has_rival(line: Line, value: Item, items: Sequence[Item], roles: Roles) -> bool:
    """Whether another figure stands under the value's head as well, or as little as it does."""
    head = _head(value, items, roles)
    if value.kind is not Kind.NUMBER or head is None or head.role != "result":
        return False
    placed = _stands_under(line, value, items, roles)
    return any(
        other is not value and other.kind is Kind.NUMBER and not other.bracketed
        and role is head and _stands_under(line, other, items, roles) == placed
        for other, role in zip(items, roles, strict=True)
    )  # fmt: skip


def is_parted(value: Item, rest: Sequence[Item]) -> bool:
    """Whether, in a line without heads, another figure stands behind the value or before its unit.

    ``1 2 . 4`` is no 1, and in ``61 40-75 4.2 10^9/L`` the unit is not that of 61. Where no unit is
    printed the range tells no more whose it is: ``12 138 135-145``.
    """
    if value.kind is not Kind.NUMBER or not rest:
        return False
    if rest[0].kind is Kind.NUMBER and rest[0].start - value.end == 1:
        return True
    kinds = [i.kind for i in rest]
    ends = {Kind.UNIT} if Kind.UNIT in kinds else {Kind.RANGE, Kind.BOUND}
    until = next((at for at, kind in enumerate(kinds) if kind in ends), 0)
    return not value.unit and Kind.NUMBER in kinds[:until]


def _head(item: Item, items: Sequence[Item], roles: Roles) -> Column | None:
    return next((role for i, role in zip(items, roles, strict=True) if i is item), None)


def _stands_under(line: Line, item: Item, items: Sequence[Item], roles: Roles) -> bool:
    """Whether the item stands right under its head, and is not only the nearest to it."""
    head = _head(item, items, roles)
    if head is None:
        return False
    if line.piped:
        return head.index == line.index(item.start)
    x0, x1 = line.place(*item.outer)
    return head.x0 <= x1 and x0 <= head.x1
