"""Where a row's unit stands when it is not right behind the value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.labs.columns import Column, Header
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.tokens import Item, Kind
from knowledge import analytes, units

_OWN_CELL = 2
_TIMES = frozenset("xX×*")
_UNIT_LIKE = re.compile(r"(?=\S*[/^%])[A-Za-zµμ%/^*\d.²³]{2,18}$")
# What a unit never begins with: "of total Hgb" only says what it is a part of.
_BESIDE = re.compile(r"\S?\s{0,2}")
_NO_UNIT = re.compile(r"of|from|in|by|for|with|to|the|an?|and|or|de|del|en|por", re.IGNORECASE)


def follows_number(unit: Item, items: Sequence[Item]) -> bool:
    """Whether the unit stands behind a figure: with a grade (``2+  125 Leu/uL``) it is of that."""
    before = next((i for i in reversed(items) if i.end <= unit.start), None)
    return before is not None and before.kind is Kind.NUMBER


def unit_behind(items: Sequence[Item], at: int) -> tuple[int, int] | None:
    """The unit a blank behind a value, whatever head it stands under."""
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or following.kind is not Kind.UNIT:
        return None
    close = following.start - items[at].end <= 1
    return (following.start, following.end) if close else None


def unit_in_column(
    draft: Draft, items: Sequence[Item], roles: Sequence[Column | None], at: int,
    header: Header | None, found: Sequence[Item],
) -> tuple[int, int] | None:  # fmt: skip
    """The unit of one of several results: its own, that of its head, or one ``found`` for all.

    What is printed right behind a value is its own, whatever its head says.
    """
    value, head = items[at], roles[at]
    following = items[at + 1] if at + 1 < len(items) else None
    if value.unit or (close := unit_behind(items, at)):
        return value.unit or close
    if following and following.kind is Kind.UNIT and head and head.unit:
        return following.start, following.end
    if printed := unit_of_head(draft.line, head, header):
        return printed
    if found:
        return found[0].start, found[0].end
    return other_unit(draft, items, roles, at, header)


def with_shared_unit(
    drafts: Sequence[Draft], items: Sequence[Item], header: Header | None
) -> None:  # fmt: skip
    """Give one unit in a cell of its own behind the last of several results to all of them.

    Without a head of units the cell stands nearest to the last result's.
    """
    printed = [item for item in items if item.kind is Kind.UNIT]
    ends = [draft.value.end for draft in drafts if draft.value]
    if header is None or header.has("unit") or len(printed) != 1 or len(ends) < 2:
        return
    if printed[0].start - max(ends) < _OWN_CELL:
        return
    for draft in drafts:
        draft.unit = draft.unit or (printed[0].start, printed[0].end)


def other_unit(
    draft: Draft, items: Sequence[Item], roles: Sequence[Column | None], at: int,
    header: Header | None,
) -> tuple[int, int] | None:  # fmt: skip
    """A unit that is not in our vocabulary, or stands with the name, range or header."""
    text = draft.line.page.text
    in_figures = draft.value_kind is not Kind.WORDS
    times: Item | None = None
    for item, role in zip(items[at + 1 :], roles[at + 1 :], strict=True):
        word = text[item.start : item.end]
        if draft.value_kind is Kind.WORDS and follows_number(item, items):
            continue
        if word in _TIMES:  # "x foo/L": never a unit by itself
            times = item
            continue
        if (
            item.kind is Kind.TEXT
            and not item.bracketed
            and (
                (in_figures and role and role.role == "unit" and re.search(r"[A-Za-z%]", word))
                or _UNIT_LIKE.match(word)
            )
        ):
            if begun := _begun(draft, item):
                return begun
            if _NO_UNIT.fullmatch(word) or _names_another(text, items, at, item):
                break
            beside = times is not None and item.start - times.end <= 1
            return times.start if times and beside else item.start, item.end
    if draft.name.unit:
        return draft.name.unit
    printed = unit_of_head(draft.line, roles[at], header)
    if printed:
        return printed
    for item in draft.ranges:
        if item.unit:
            return item.unit
    return None


def _names_another(text: str, items: Sequence[Item], at: int, item: Item) -> bool:
    """Whether words with a stroke are a test of their own: ``eGFR 74, albumin/creat 46``."""
    if units.parse(text[item.start : item.end]):
        return False
    following = next((each for each in items if each.start >= item.end), None)
    valued = following is not None and following.kind is Kind.NUMBER
    return valued or bool(re.search(r"[,;]\s", text[items[at].end : item.start]))


def _begun(draft: Draft, item: Item) -> tuple[int, int] | None:
    """The unit that words go on from (``<5.7    % of total Hgb``), read with the range."""
    text = draft.line.page.text
    for printed in draft.ranges:
        unit = printed.unit
        if unit and unit[1] < item.start and _BESIDE.fullmatch(text, unit[1], item.start):
            return unit
    return None


def as_litres(draft: Draft) -> bool:
    """Whether the L behind a value is its unit and no mark: the test is of a volume."""
    tests = analytes.candidates(draft.name_text)
    text = draft.line.page.text
    if draft.unit or not tests or not draft.flags:
        return False
    home = [units.parse(test.canonical_unit or "") for test in tests]
    volumes = all(unit is not None and unit.dimension == "volume" for unit in home)
    return volumes and all(text[a:b] in {"L", "l"} for a, b in draft.flags)


def unit_of_head(line: Line, head: Column | None, header: Header | None) -> tuple[int, int] | None:
    """The unit printed in a head, where the head is on the same page."""
    here = header is not None and header.number == line.page.number
    return head.unit_at if head and here else None
