"""The figures of a sentence that can be values: with unit, range and flag, each in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from documents.pipeline.labs.month_days import counts_time, is_day
from documents.pipeline.labs.patterns import DATE
from documents.pipeline.labs.prose import words
from documents.pipeline.labs.prose.mentions import Mention
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from knowledge import units

_START = re.compile(
    r"(?<![\w.,])(?:(?:<|>|≤|≥|=<|>=|less than|greater than|more than|higher than|lower than|above"
    r"|below|over|under|exceed(?:ed|ing))\s?=?"
    r"\s?)?(?=\d|\.\d)",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\s(?:thousand|million|lakhs?)\b", re.IGNORECASE)
_GLUE = re.compile(r"[\s\u00a0]*(?:-(?=[mgµuU/])|\s?\(?(?=(?:[x×]\s?)?10\s?[\^*(]))?")
_NOT_VALUES = frozenset({Kind.DATE, Kind.PAIR, Kind.UNIT, Kind.TEXT})
_LABELLED = re.compile(
    r"[\s,;]*[(\[]?\s*(?:(?:adult|serum|blood|laboratory|lab|local|upper|our)\s)?"
    r"(?:normal|ref(?:erence|\.)?|expected|n|nr|rr|nl|vn|uln|nv|normally)\b"
    r"(?:\s(?:serum|laboratory|lab|ranges?|values?|intervals?|limits?|levels?|adult))*"
    r"\s?[:=,]?\s*(?:is\s|between\s|from\s|at\s|of\s|being\s|up to\s(?=\d))*",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|by)\s(?:(?:an?|around|about|another|a further)\s)?$", re.IGNORECASE)
_TO = re.compile(r"\s(?:(?:down|up)\s)?(?:to|→|->)\s", re.IGNORECASE)
# "on day 2": a number that counts days or doses off is the value of nothing.
_NUMBERED = re.compile(r"\b(?:day|week|month|cycle|dose|visit)\s$", re.IGNORECASE)
# "in the 200s" is about so much.
_ABOUT = re.compile(r"(?<=0)['’]?s\b")
_PARTED = re.compile(r"\d{1,3}[ \u00a0\u202f]\d{3}(?![\d.,])")
# "TSH 14.2 H," says on which side of its range a value is.
_MARK = re.compile(r"\s(?P<mark>H{1,2}|L{1,2}|[↑↓])")
_NEAR = 4
"""How far behind its name a value that a mark follows may stand (``TSH: 14.2 H``)."""
_AND = re.compile(r"\s?and\s?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value of a sentence; ``end`` is where unit, range and flag are over."""

    item: Item
    end: int
    unit: tuple[int, int] | None = None
    parsed: units.Unit | None = None
    ranges: tuple[Item, ...] = ()
    flags: tuple[tuple[int, int], ...] = field(default_factory=tuple)

    def unsigned(self) -> Figure:
        """The figure without its sign: ``Hb -8.2`` is a dash where nothing is below zero."""
        item = self.item
        if item.number is None or item.number >= 0:
            return self
        plain = replace(item, start=item.start + 1, number=-item.number)
        return replace(self, item=replace(plain, outer=(plain.start, item.outer[1])))

    @property
    def start(self) -> int:
        return self.item.start

    @property
    def value_end(self) -> int:
        """Where value and unit are over, before any range."""
        return max(self.item.end, self.unit[1] if self.unit else 0)


def figures(scanner: Scanner, start: int, end: int) -> Iterator[Figure]:
    """Left to right; ages, sizes, counts of days and the like are left out."""
    text = scanner.text
    at = start
    while at < end:
        found = _START.search(text, at, end) or None
        glued = re.compile(r"(?<=[A-Za-z])-?(?=\d+[.,]?\d*\s?(?:[a-zA-Zµμ%/]+|$))").search(
            text, at, found.start() if found else end
        )
        place = glued.end() if glued else found.start() if found else None
        if place is None:
            return
        beyond = place + 1
        if place - 2 >= start and text[place - 1] in "-−" and text[place - 2] in " (:=":
            place -= 1
        figure = _figure(scanner, place, _stop(text, place, end))
        if figure is None:
            # The year of a day is no figure of its own.
            skip = DATE.match(text, place, end)
            skip = skip or re.compile(r"[\d.,/:\-–]+\d").match(text, place, end)
            at = max(skip.end() if skip else 0, beyond)
            continue
        yield figure
        at = max(figure.end, beyond)


def _stop(text: str, at: int, end: int) -> int:
    """Where to stop reading, so that ``from 8 to 12`` is two figures and no range."""
    if not _FROM.search(text, max(0, at - 16), at):
        return end
    middle = _TO.search(text, at, min(end, at + 30))
    return middle.start() if middle else end


def _figure(scanner: Scanner, at: int, end: int) -> Figure | None:
    text = scanner.text
    parted = _PARTED.match(text, at, end)
    if parted and not scanner.spaced:
        if not units.match(text, parted.end() + (text[parted.end() : parted.end() + 1] == " ")):
            return None
        scanner = Scanner(text, scanner.style, spaced=True)
    item = next(scanner.items(at, end), None)
    if item is None or item.start != at or item.kind in _NOT_VALUES:
        return None
    if _NUMBERED.search(text, max(0, at - 12), at):
        return None
    if is_day(text, at) or counts_time(text, item.end):
        return None
    if item.kind is Kind.RANGE:
        return _span(text, item)
    if _ABOUT.match(text, item.end, end):
        return None
    if item.kind not in {Kind.NUMBER, Kind.BOUND}:
        return None
    place = _GLUE.match(text, item.end, end)
    begin = place.end() if place else item.end
    unit = units.match(text, begin, end)
    if unit is None and _SCALE.match(text, item.end, end):
        return None
    if unit is None or (unit[1].dimension in {"mass", "volume", "time", "activity", "amount"}):
        if words.AFTER.match(text, item.end, end) and not _may_be_mark(text, item.end, end):
            return None
        if (unit is None and text[item.end : item.end + 1].isalpha()) or re.match(
            r"-[a-z\d]", text[item.end :][:2]
        ):
            return None
    stop = unit[0] if unit else item.end
    if unit and text[stop - 1] == ".":
        stop -= 1
    ranges, after = _ranges(scanner, stop, end)
    flags, after = _flags(scanner, after, end)
    return Figure(
        item, after, (begin, stop) if unit else None, unit[1] if unit else None, ranges, flags
    )


def _span(text: str, item: Item) -> Figure | None:
    """``2-4 /HPF``: cells seen through a microscope are told as a span."""
    if item.bracketed or item.unit is None:
        return None
    unit = units.parse(text[item.unit[0] : item.unit[1]])
    if unit is None or unit.dimension not in {"per_high_field", "per_low_field"}:
        return None
    return Figure(item, item.unit[1], item.unit, unit)


def _ranges(scanner: Scanner, at: int, end: int) -> tuple[tuple[Item, ...], int]:
    """The range that a sentence gives right behind a value (``(normal < 5)``)."""
    text = scanner.text
    limit = min(end, at + 70)
    label = _LABELLED.match(text, at, limit)
    if label and label.end() < limit:
        item = next(scanner.items(label.end(), limit), None)
        if item and item.start <= label.end() + 1:
            if item.kind in {Kind.RANGE, Kind.BOUND}:
                return (_plain(item, ""),), _closed(text, max(item.outer[1], item.end), end)
            joined = _and_range(scanner, item, limit)
            if joined:
                return (joined,), _closed(text, joined.outer[1], end)
    first = next(scanner.items(at, limit), None)
    if first and first.bracketed and first.kind is Kind.RANGE:
        between = text[at : first.outer[0]]
        if not re.search(r"\w", between) and text[first.outer[0]] in "([":
            return (first,), first.outer[1]
    return (), at


def _plain(item: Item, label: str) -> Item:
    return Item(
        Kind.RANGE, item.start, item.end, item.outer, item.low, item.high, unit=item.unit,
        label=label, bracketed=True, ambiguous=item.ambiguous, strict=item.strict,
    )  # fmt: skip


def _and_range(scanner: Scanner, first: Item, end: int) -> Item | None:
    """``between 0.15 and 0.45``."""
    if first.kind is not Kind.NUMBER or first.number is None:
        return None
    middle = _AND.match(scanner.text, first.end, end)
    second = next(scanner.items(middle.end(), end), None) if middle else None
    if second is None or second.kind is not Kind.NUMBER or second.number is None:
        return None
    if second.number < first.number:
        return None
    return Item(
        Kind.RANGE, first.start, second.end, (first.start, second.end), first.number,
        second.number, bracketed=True, ambiguous=first.ambiguous or second.ambiguous,
    )  # fmt: skip


def _closed(text: str, at: int, end: int) -> int:
    return at + 1 if at < end and text[at] in ")]" else at


def _flags(scanner: Scanner, at: int, end: int) -> tuple[tuple[tuple[int, int], ...], int]:
    item = next(scanner.items(at, min(end, at + 24)), None)
    if item and item.kind is Kind.FLAG and item.bracketed and item.outer[0] - at <= 1:
        return ((item.start, item.end),), item.outer[1]
    mark = _MARK.match(scanner.text, at, end)
    if mark and _is_over(scanner.text, mark.end(), end):
        return (mark.span("mark"),), mark.end()
    return (), at


def _is_over(text: str, at: int, end: int) -> bool:
    """Whether a value is over there: nothing or a stop follows."""
    return at >= end or text[at] in ",;.)\n" or text[at : at + 2] == "  "


def _may_be_mark(text: str, at: int, end: int) -> bool:
    return text[at : at + 2] == " L" and _is_over(text, at + 2, end)


def with_mark(text: str, figure: Figure, name: Mention | None, end: int) -> Figure | None:
    """The figure, an ``L`` behind it being a mark where its test is given in no litres.

    None for so many litres: nothing that is measured so is read in sentences.
    """
    if figure.unit is None or not _may_be_mark(text, figure.item.end, end):
        return figure
    parsed = figure.parsed
    near = name is not None and 0 <= figure.start - name.end <= _NEAR
    if name is None or not near or parsed is None or any(t.accepts(parsed) for t in name.tests):
        return None
    return replace(figure, unit=None, parsed=None, flags=(figure.unit,))
