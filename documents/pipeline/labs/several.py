"""Lines with more than one result: what belongs to which."""

from __future__ import annotations

from collections.abc import Sequence

from documents.pipeline.labs.header import Column, Header
from documents.pipeline.labs.names import VALUES
from documents.pipeline.labs.tokens import Item, Kind


def of_column(
    header: Header | None, items: Sequence[Item], roles: Sequence[Column | None], result: Column,
    kinds: set[Kind],
) -> list[Item]:  # fmt: skip
    """The units or ranges that belong to one result column: its own, or those of all."""
    wanted = "unit" if Kind.UNIT in kinds else "range"
    own = header.own(result, wanted) if header else ()
    return [
        i for i, role in zip(items, roles, strict=True)
        if i.kind in kinds and role
        and (role in own if own else wanted == "unit" or role.role in {"range", "unit", "flag"})
        and (role.role != "result" or role is result)
    ]  # fmt: skip


def own_flag(items: Sequence[Item], at: int) -> list[tuple[int, int]]:
    """The flag of one of several values on a line: that which no other value stands nearer to."""
    value = items[at]
    for item in items[at + 1 :]:
        if item.kind in VALUES and not item.bracketed:
            break
        if item.kind is Kind.FLAG:
            following = next((i for i in items if i.start >= item.end and i.kind in VALUES), None)
            if following and following.start == item.end and item.start > value.end:
                break
            return [(item.start, item.end)]
    before = items[at - 1] if at else None
    if before and before.kind is Kind.FLAG and before.end == value.start:
        return [(before.start, before.end)]
    return []


def own_part(items: Sequence[Item], header: Header | None) -> Sequence[Item]:
    """What stands behind a value, up to a word and figure of something else."""
    if header:
        return items
    said = False
    for place, item in enumerate(items):
        said = said or (item.kind is Kind.TEXT and not item.bracketed)
        if said and item.kind is Kind.NUMBER:
            return items[:place]
    return items
