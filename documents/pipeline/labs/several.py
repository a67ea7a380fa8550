"""Lines with more than one result: what belongs to which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.labs.columns import Column, Header
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.names import VALUES
from documents.pipeline.labs.shares import with_shares
from documents.pipeline.labs.tokens import Item, Kind
from knowledge import analytes, units

_ALL: Final = 100
_FAR: Final = 5


def of_column(
    header: Header | None, items: Sequence[Item], roles: Sequence[Column | None], result: Column,
    kinds: set[Kind],
) -> list[Item]:  # fmt: skip
    """The units or ranges that belong to one result column: its own, or those of all."""
    wanted = "unit" if Kind.UNIT in kinds else "range"
    own = header.own(result, wanted) if header else ()
    spans = {"range", "unit", "flag"}
    if header and not header.has("range"):
        spans.add("other")
    return [
        i for i, role in zip(items, roles, strict=True)
        if i.kind in kinds and role
        and (role in own if own else wanted == "unit" or role.role in spans)
        and (role.role != "result" or role is result)
    ]  # fmt: skip


def usual_of(
    header: Header | None, items: Sequence[Item], roles: Sequence[Column | None], at: int
) -> Item | None:
    """The words under a head of ranges, beside a result in words of one of several columns."""
    if header is None or items[at].kind is not Kind.WORDS or len(header.of("range")) != 1:
        return None
    found = (
        i for i, role in zip(items, roles, strict=True)
        if i.kind is Kind.WORDS and role and role.role == "range"
    )  # fmt: skip
    return next(found, None)


def of_groups(items: Sequence[Item], roles: Sequence[Column | None]) -> list[Item]:
    """The items, the ranges under a head for one sex labelled so."""
    return [
        replace(item, label=role.group)
        if role and role.group and role.role == "range" and not item.label
        and item.kind in {Kind.RANGE, Kind.BOUND}
        else item
        for item, role in zip(items, roles, strict=True)
    ]  # fmt: skip


def own_flag(line: Line, items: Sequence[Item], at: int) -> list[Item]:
    """The flag of one of several values on a line: that which no other value stands nearer to.

    A cell is nearer than what stands around it (``5.1  H 6.8``).
    """
    value = items[at]
    for item in items[at + 1 :]:
        if item.kind in VALUES and not item.bracketed:
            break
        if item.kind is Kind.FLAG:
            following = next((i for i in items if i.start >= item.end and i.kind in VALUES), None)
            if following and item.start > value.end and _leads(line, item, value, following):
                break
            return [item]
    before = items[at - 1] if at else None
    if before and before.kind is Kind.FLAG:
        earlier = next((i for i in reversed(items[: at - 1]) if i.kind in VALUES), None)
        if before.end == value.start or (earlier and _leads(line, before, earlier, value)):
            return [before]
    return []


def _leads(line: Line, flag: Item, before: Item, behind: Item) -> bool:
    """Whether a flag between two values is that of the one behind it."""
    own = line.cell_of(flag.start)
    in_cell = own == line.cell_of(behind.start) != line.cell_of(before.start)
    return behind.start == flag.end or in_cell


def is_of_another(line: Line, header: Header | None, items: Sequence[Item], at: int) -> bool:
    """Whether words of a cell of their own name what a further figure of a line is of.

    Heads without names can be those of two lists side by side, whose names nobody has to know.
    """
    before = items[at - 1] if at else None
    if header is None or not header.nameless or before is None or before.bracketed:
        return False
    own = line.cell_of(before.start)
    apart = own not in {line.cell_of(items[at].start), line.cells[0].start}
    return before.kind is Kind.TEXT and apart


def is_told_apart(draft: Draft, head: Column, drafts: Sequence[Draft]) -> bool:
    """Whether a day, a unit or a plain head tells which of a line's results this is."""
    others = [d for d in drafts if d is not draft and d.value_kind is Kind.NUMBER]
    if head.when or head.of_now:
        return not draft.undated
    if head.day or draft.undated or not others:
        return not head.qualified
    return not any(_same_unit(draft, other) for other in others)


def _same_unit(draft: Draft, other: Draft) -> bool:
    text = draft.line.page.text
    one, two = (
        units.parse(text[d.unit[0] : d.unit[1]]) if d.unit else None for d in (draft, other)
    )
    if one is None or two is None:
        return draft.unit is None and other.unit is None
    return (one.dimension, one.scale) == (two.dimension, two.scale)


def with_fitting_ranges(drafts: Sequence[Draft]) -> None:
    """Give ranges that are printed once for results in two kinds of unit to those they can be of.

    A range in a unit is that of the results in this kind. Where one could be that of several no
    one says whose it is: then none of them has it.
    """
    shared = [d for d in drafts if d.ranges and d.ranges == drafts[0].ranges]
    if len(shared) < 2 or len({_kind_of(draft) for draft in shared}) < 2:
        return
    own: dict[int, list[Item]] = {id(draft): [] for draft in shared}
    for span in sorted(shared[0].ranges, key=lambda r: r.unit is None):
        fitting = [d for d in shared if _may_be_range(span, d)]
        free = [d for d in fitting if not own[id(d)]]
        if len(fitting) == 1 or len(free) == 1:
            own[id((free or fitting)[0])].append(span)
    for draft in shared:
        draft.ranges = own[id(draft)]


def _kind_of(draft: Draft) -> str | None:
    unit = units.parse(draft.line.page.text[slice(*draft.unit)]) if draft.unit else None
    return unit.dimension if unit else None


def _may_be_range(span: Item, draft: Draft) -> bool:
    """Whether a range could be that of a result, which is no share above all and is near it."""
    number = draft.value.number if draft.value else None
    kind = _of_kind(draft.line.page.text, span)
    if kind is not None:
        return kind == _kind_of(draft)
    if number is None:
        return True
    if _kind_of(draft) == "fraction" and span.high is not None and span.high > _ALL:
        return False
    far = span.high is not None and number > span.high * _FAR
    return not far and not (span.low is not None and number * _FAR < span.low)


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


def two_measures(line: Line, named: Named, items: Sequence[Item]) -> list[Draft]:
    """Two values of one test in two kinds of unit on a line without heads, each with its ranges.

    ``Neutrophils  56 %  4.1  x10^9/L  (2.0-7.5)`` is a share and a number: the range belongs to
    what it stands behind. Two ranges behind the second say of neither whose they are.
    """
    numbers = [at for at, i in enumerate(items) if i.kind is Kind.NUMBER and not i.bracketed]
    if len(numbers) != 2 or any(i.kind in {Kind.TEXT, Kind.WORDS, Kind.DATE} for i in items):
        return []
    name = named.text(line)
    text, tests = line.page.text, with_shares(analytes.candidates(name), name)
    given = []
    for at in numbers:
        unit = items[at + 1] if at + 1 < len(items) else None
        parsed = units.parse(text[unit.start : unit.end]) if unit else None
        if unit is None or unit.kind is not Kind.UNIT or parsed is None:
            return []
        if not any(test.accepts(parsed) for test in tests):
            return []
        given.append(parsed.dimension)
    if given[0] == given[1]:
        return []
    found = [(at, i) for at, i in enumerate(items) if i.kind in {Kind.RANGE, Kind.BOUND}]
    first = [i for at, i in found if at < numbers[1]]
    second = [i for at, i in found if at > numbers[1]]
    if (
        len(second) == 2
        and not first
        and _of_kind(text, second[0]) == given[0] != _of_kind(text, second[1])
    ):
        first, second = second[:1], second[1:]
    if len(first) > 1 or len(second) > 1:
        first = second = []
    return [
        Draft(
            line, named, items[at], (items[at + 1].start, items[at + 1].end), ranges,
            flags=[(flag.start, flag.end) for flag in own_flag(line, items, at)], end=line.end,
            by_several=True,
        )
        for at, ranges in zip(numbers, (first, second), strict=True)
    ]  # fmt: skip


def _of_kind(text: str, span: Item) -> str | None:
    """What kind of unit a range is printed with, if any."""
    unit = units.parse(text[slice(*span.unit)]) if span.unit else None
    return unit.dimension if unit else None


def graded(line: Line, ranges: Sequence[Item], value: Item | None) -> tuple[list[Item], int]:
    """Ranges of one cell that words go before (``Low risk <1, average 1-3``), with those words.

    And where that cell begins: what looks like a flag behind it belongs to the words.
    """
    cells = {c.start: c for r in ranges for c in line.cells if c.start <= r.start < c.end}
    if len(ranges) < 2 or len(cells) != 1 or value is None:
        return list(ranges), line.end
    cell = next(iter(cells.values()))
    at, found = max(cell.start, value.end), []
    for item in ranges:
        words = re.sub(r"[^\w\s-]", " ", line.page.text[at : item.start])
        label = " ".join(words.lower().split())
        found.append(item if item.label else replace(item, label=label))
        at = item.outer[1]
    if cell.start < value.end or not all(i.label for i in found):
        return list(ranges), line.end
    found[0] = replace(found[0], outer=(cell.start, found[0].outer[1]))
    return found, cell.start


def two_bounds(items: Sequence[Item], roles: Sequence[Column | None], value: Item) -> list[Item]:
    """A range whose ends stand in columns of their own; one alone where only it has a head."""
    ends = {
        role.role: item for item, role in zip(items, roles, strict=True)
        if role and role.role in {"low", "high"} and item.kind is Kind.NUMBER
        and item is not value
    }  # fmt: skip
    low, high = ends.get("low"), ends.get("high")
    heads = {role.role for role in roles if role} & {"low", "high"}
    only = low or high
    if only and len(heads) == 1 and value.end <= only.start:
        if low:
            return [replace(only, kind=Kind.BOUND, low=only.number, comparator=">=")]
        return [replace(only, kind=Kind.BOUND, high=only.number, comparator="<=")]
    if low is None or high is None or low.number is None or high.number is None:
        return []
    if low.start > high.start or low.number > high.number:
        return []
    return [
        Item(Kind.RANGE, low.start, high.end, (low.start, high.end), low.number, high.number,
             ambiguous=low.ambiguous or high.ambiguous)
    ]  # fmt: skip
