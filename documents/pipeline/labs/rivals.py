"""Other figures on a result's line, any of which may be the result as well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.labs.columns import Column
from documents.pipeline.labs.figures import Figures, is_impossible, is_labelled
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.tokens import Item, Kind
from knowledge import analytes

_OF_THE_RESULT = re.compile(
    r"(?:results?|values?|readings?|levels?|measured|found|now|today|is|was|at|of|approx|about|ca"
    r"|wert|ergebnis|valeur|r[ée]sultat|valor|resultado|valore|risultato|uitslag|soit)\b",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(r"\s?\([^()\n]{0,12}(?:19|20)\d\d[^()\n]{0,12}\)")
Roles = Sequence[Column | None]
_SHORT = 4
ASIDE = frozenset({"previous", "code", "date", "method", "goal", "low", "high"})
"""Heads of figures that are no results."""


def first_under(line: Line, under: Sequence[Item], items: Sequence[Item], roles: Roles) -> Item:
    """Of what is nearest to a result's head, the figure right under it; else the first."""
    if under[0].kind is not Kind.NUMBER:
        return under[0]
    numbers = [i for i in under if i.kind is Kind.NUMBER]
    return next((i for i in numbers if stands_under(line, i, items, roles)), under[0])


def has_rival(line: Line, value: Item, items: Sequence[Item], roles: Roles) -> bool:
    """Whether another figure stands under the value's head as well, or as little as it does."""
    head = _head(value, items, roles)
    if value.kind is not Kind.NUMBER or head is None or head.role != "result":
        return False
    placed = stands_under(line, value, items, roles)
    return any(
        other is not value and other.kind is Kind.NUMBER and not other.bracketed
        and role is head and stands_under(line, other, items, roles) == placed
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


def left_open(
    line: Line, name: str, value: Item, items: Sequence[Item], roles: Roles, figures: Figures
) -> bool:  # fmt: skip
    """Whether a figure that nothing sets aside stands beside a value that no head is right over.

    A head sets its own figures aside, a word or a day beside a figure that figure alone, a column
    that can be no results all of them; and no result of a test is one that nobody has.
    """
    if value.kind not in {Kind.NUMBER, Kind.BOUND}:
        return False
    head = _head(value, items, roles)
    plain = head is not None and head.role == "result" and not head.qualified
    if plain and stands_under(line, value, items, roles):
        return False
    rivals = [
        item for at, (item, role) in enumerate(zip(items, roles, strict=True))
        if item is not value and item.kind is Kind.NUMBER and not item.bracketed
        and not (role and role.role in ASIDE and stands_under(line, item, items, roles))
        and not is_labelled(line, items, at) and not is_of_a_day(items, at, value)
        and not is_dated(line.page.text, item)
    ]  # fmt: skip
    text, tests = line.page.text, analytes.candidates(name)
    unit = next((text[i.start : i.end] for i in items if i.kind is Kind.UNIT), None)
    bare = head is None and unit is None
    return any(
        not is_impossible(item.number, tests, unit) and (bare or not figures.is_aside(line, item))
        for item in rivals if item.number is not None
    )  # fmt: skip


def is_of_a_day(items: Sequence[Item], at: int, value: Item) -> bool:
    """Whether a day of its own stands right before a figure, behind all that is of the value."""
    before = items[at - 1] if at else None
    if before is None or before.kind is not Kind.DATE or before.start < value.end:
        return False
    between = [i for i in items if value.end <= i.start < before.start]
    return any(i.kind in {Kind.UNIT, Kind.RANGE} for i in between)


def is_of_a_later_figure(items: Sequence[Item], roles: Roles, day: Item, value: Item) -> bool:
    """Whether a day is that of another figure, which stands between the value and it."""
    return any(
        value.end <= i.start < day.start and _may_be_result(i, role)
        for i, role in zip(items, roles, strict=True)
    )


def is_of_a_named_figure(text: str, items: Sequence[Item], flag: Item, value: Item) -> bool:
    """Whether a mark stands behind another figure that has a name: ``eGFR 74, ACR/x 46 (H)``."""
    between = [i for i in items if value.end <= i.start and i.end <= flag.start]
    named = next(
        (
            i for i in between
            if i.kind is Kind.TEXT and not i.bracketed
            and sum(letter.isalpha() for letter in text[i.start : i.end]) > _SHORT
        ),
        None,
    )  # fmt: skip
    return named is not None and any(
        i.kind is Kind.NUMBER and not i.bracketed and i.start >= named.end for i in between
    )


def has_earlier_day(items: Sequence[Item], roles: Roles, at: int) -> bool:
    """Whether a day stands right behind the value and another figure before both.

    The day is then that of an earlier result, and the other figure may be the one of today.
    """
    behind = next((i for i in items[at + 1 :] if i.kind is not Kind.FLAG), None)
    before = zip(items[:at], roles[:at], strict=True)
    return (
        behind is not None
        and behind.kind is Kind.DATE
        and any(_may_be_result(i, role) for i, role in before)
    )


def _may_be_result(item: Item, role: Column | None) -> bool:
    """Whether a figure is under no head that says that it is something else than a result."""
    aside = role is not None and role.role in ASIDE - {"previous", "date"}
    return (
        item.kind in {Kind.NUMBER, Kind.BOUND}
        and not item.bracketed
        and not aside
        and not (item.kind is Kind.BOUND and role is not None and role.role == "range")
    )


def is_of_a_word(line: Line, name: int, items: Sequence[Item], at: int) -> bool:
    """Whether a strange word in the value's own cell says what it is (``Lot 412``).

    The cell of the name at ``name`` may go on to say anything of the test.
    """
    if line.cell_of(items[at].start) == line.cell_of(name) or not is_labelled(line, items, at):
        return False
    before = items[at - 1]
    return not _OF_THE_RESULT.match(line.page.text[before.start : before.end])


def is_dated(text: str, item: Item) -> bool:
    """Whether a year in brackets behind a figure or a word says that it is an earlier one."""
    return bool(_YEAR_BEHIND.match(text, item.outer[1]))


def is_off_column(line: Line, value: Item, values: Sequence[Item], figures: Figures) -> bool:
    """Whether the value of a line without heads stands elsewhere than the page's results."""
    return figures.decides() and figures.choose(line, values) is None and value.kind is Kind.NUMBER


def _head(item: Item, items: Sequence[Item], roles: Roles) -> Column | None:
    return next((role for i, role in zip(items, roles, strict=True) if i is item), None)


def stands_under(line: Line, item: Item, items: Sequence[Item], roles: Roles) -> bool:
    """Whether the item stands right under its head, and is not only the nearest to it."""
    head = _head(item, items, roles)
    if head is None:
        return False
    if line.piped:
        return head.index == line.index(item.start)
    x0, x1 = line.place(*item.outer)
    return head.x0 <= x1 and x0 <= head.x1
