"""What stands after a test's name: values, units, ranges, flags and dates, each with its place.

The scanner reads left to right and never looks back, so that every figure in its output is a
slice of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from documents.pipeline.labs import patterns, vocabulary
from documents.pipeline.labs.numbers import NUMBER, SPACED, Style, to_decimal
from knowledge import units


class Kind(StrEnum):
    """What an item is."""

    NUMBER = "number"
    BOUND = "bound"
    RANGE = "range"
    WORDS = "words"
    UNIT = "unit"
    FLAG = "flag"
    DATE = "date"
    PAIR = "pair"
    TEXT = "text"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of the line. ``start:end`` is the piece itself, ``outer`` its place with brackets."""

    kind: Kind
    start: int
    end: int
    outer: tuple[int, int]
    low: Decimal | None = None
    high: Decimal | None = None
    number: Decimal | None = None
    comparator: str | None = None
    unit: tuple[int, int] | None = None
    label: str = ""
    bracketed: bool = False
    ambiguous: bool = False
    strict: bool = False


class Scanner:
    """Reads items from ``text[start:end]``; ``style`` says how decimals are written.

    ``stars``: a star before a name is a mark of its result, not of a list; ``minus``: a minus by
    itself is one.
    """

    def __init__(
        self, text: str, style: Style, *, spaced: bool = False, stars: bool = False,
        minus: bool = False,
    ) -> None:  # fmt: skip
        self.text = text
        self.style = style
        self.spaced = spaced
        self.stars = stars
        self.minus = minus
        self._seen: dict[tuple[int, int], Item] = {}

    def items(self, start: int, end: int) -> Iterator[Item]:
        at = start
        while at < end:
            if self.text[at] in " \t\u00a0|¦;,\n\r:":
                at += 1
                continue
            if dots := patterns.LEADER.match(self.text, at, end):
                at = dots.end()
                continue
            # A line is read by several readers, each of them asking for the same items.
            item = self._seen.get((at, end)) or self._next(at, end)
            self._seen[at, end] = item
            yield item
            at = max(item.outer[1], at + 1)

    def is_verdict(self, item: Item) -> bool:
        """Whether the words say of a figure that it is as it should be, or not."""
        told = self.text[item.start : item.end].lower()
        return item.kind is Kind.WORDS and told in {"normal", "abnormal"}

    def _next(self, at: int, end: int) -> Item:
        text = self.text
        if text[at] in patterns.OPEN:
            return self._bracket(at, end)
        if patterns.COUNT_UNIT.match(text, at, end) and (unit := units.match(text, at, end)):
            return Item(Kind.UNIT, at, unit[0], (at, unit[0]))
        if found := patterns.DATE.match(text, at, end):
            return Item(Kind.DATE, at, found.end(), (at, found.end()))
        if found := patterns.TITRE.match(text, at, end) or patterns.PLUSES.match(text, at, end):
            return Item(Kind.WORDS, at, found.end(), (at, found.end()))
        if found := patterns.PAIR.match(text, at, end):
            return Item(Kind.PAIR, at, found.end(), (at, found.end()))
        for reader in (self._labelled, self._range, self._bound, self._number):
            item = reader(at, end)
            if item:
                return item
        bold = patterns.BOLD.match(text, at, end)
        if bold and at and not text[at - 1].isspace() and not text[at - 1].isdigit():
            return Item(Kind.TEXT, at, bold.end(), (at, bold.end()), bracketed=True)
        if found := patterns.ASIDE.match(text, at, end):
            return Item(Kind.TEXT, at, found.end(), (at, found.end()), bracketed=True)
        if found := vocabulary.LEFT_MARK.match(text, at, end):
            return Item(Kind.FLAG, at, found.end(), (at, found.end()))
        return self._word(at, end)

    def _alternatives(self, at: int, end: int) -> int:
        """Where words for a result end that go on with others (``Negative/Trace``)."""
        while (other := vocabulary.OR.match(self.text, at, end)) and (
            words := vocabulary.QUALITATIVE.match(self.text, other.end(), end)
        ):
            at = words.end()
        return at

    def _word(self, at: int, end: int) -> Item:
        text = self.text
        unit = units.match(text, at, end)
        if unit and text[unit[0] : unit[0] + 1] == ":":
            unit = None
        words = vocabulary.QUALITATIVE.match(text, at, end)
        stop = self._alternatives(words.end(), end) if words else at
        if words and patterns.GOES_ON.match(text, stop, end):
            words = None
        flag = vocabulary.FLAG.match(text, at, end) or vocabulary.MARK.match(text, at, end)
        if unit and not (flag and flag.end() >= unit[0]):
            return Item(Kind.UNIT, at, unit[0], (at, unit[0]))
        if words and not (flag and flag.end() > words.end()):
            return Item(Kind.WORDS, at, stop, (at, stop))
        if flag:
            return Item(Kind.FLAG, at, flag.end(), (at, flag.end()))
        if found := patterns.UNREADABLE.match(text, at, end):
            return Item(Kind.UNREADABLE, at, found.end(), (at, found.end()))
        word = patterns.WORD.match(text, at, end)
        stop = word.end() if word else at + 1
        if self.minus and text[at:stop] in {"-", "−", "–"}:
            return Item(Kind.FLAG, at, stop, (at, stop))
        return Item(Kind.TEXT, at, stop, (at, stop))

    def _bracket(self, at: int, end: int) -> Item:
        text = self.text
        close = text.find(patterns.OPEN[text[at]], at, end)
        if close < 0:
            return Item(Kind.TEXT, at, at + 1, (at, at + 1))
        outer = (at, close + 1)
        inner = list(self.items(at + 1, close)) if close - at < 160 else []
        kinds = {i.kind for i in inner}
        if Kind.RANGE in kinds or Kind.BOUND in kinds:
            ranges = [i for i in inner if i.kind in {Kind.RANGE, Kind.BOUND}]
            chosen = ranges[0] if len(ranges) == 1 else None
            if chosen is None:
                return Item(
                    Kind.RANGE, at + 1, close, outer, unit=ranges[0].unit, label="several",
                    bracketed=True,
                )  # fmt: skip
            return Item(
                Kind.RANGE, chosen.start, chosen.end, outer, chosen.low, chosen.high,
                unit=chosen.unit, label=chosen.label, bracketed=True,
                ambiguous=chosen.ambiguous, strict=chosen.strict,
            )  # fmt: skip
        if inner and kinds <= {Kind.FLAG, Kind.WORDS}:
            return Item(Kind.FLAG, inner[0].start, inner[-1].end, outer, bracketed=True)
        if kinds == {Kind.UNIT}:
            return Item(Kind.UNIT, inner[0].start, inner[-1].end, outer, bracketed=True)
        kind = Kind.DATE if kinds == {Kind.DATE} else Kind.TEXT
        return Item(kind, at, close + 1, outer, bracketed=True)

    def _labelled(self, at: int, end: int) -> Item | None:
        for pattern, named in ((patterns.GROUP_LABEL, True), (patterns.LABEL, False)):
            found = pattern.match(self.text, at, end)
            if not found:
                continue
            item = self._range(found.end(), end) or self._bound(found.end(), end)
            if item is None and not named:
                item = self._labelled(found.end(), end)
            if item:
                label = item.label
                if named:
                    who = "who" if found.group("who") else "who2"
                    label = found.group()[found.start(who) - found.start() :].lower().strip(" :=-")
                return Item(
                    Kind.RANGE, item.start, item.end, (at, item.outer[1]), item.low, item.high,
                    unit=item.unit, label=label, bracketed=True, ambiguous=item.ambiguous,
                    strict=item.strict,
                )  # fmt: skip
        return None

    def _plain(self, at: int, end: int) -> tuple[int, Decimal, bool] | None:
        if self.spaced and (found := SPACED.match(self.text, at, end)):
            groups = re.split(r"\s", found.group())
            return found.end(), Decimal("".join(groups)), len(groups) > 2
        found = NUMBER.match(self.text, at, end)
        led = found and re.match(r"0\d", found.group())
        if not found or (led and not patterns.PADDED.match(self.text, at, end)):
            return None
        read = to_decimal(found.group(), self.style)
        return (found.end(), read.value, read.ambiguous) if read else None

    def _signed(self, at: int, end: int) -> tuple[int, Decimal, bool] | None:
        """A number that may have its sign before it, as the ends of a range can."""
        sign = patterns.SIGN.match(self.text, at, end)
        read = self._plain(sign.end() if sign else at, end)
        if read and sign and sign.group()[0] in "-−":
            return read[0], -read[1], read[2]
        return read

    def _range(self, at: int, end: int) -> Item | None:
        lead = patterns.FROM.match(self.text, at, end)
        begin = lead.end() if lead else at
        first = self._signed(begin, end) if self._stands_free(at) else self._plain(begin, end)
        if first is None:
            return None
        middle, unit = self._unit_after(first[0], end)
        dash = patterns.DASH.match(self.text, middle, end) or patterns.DASH.match(
            self.text, first[0], end
        )
        if lead and not dash:
            dash = patterns.AND.match(self.text, first[0], end)
        if not dash:
            return None
        below = patterns.BELOW.match(self.text, dash.end(), end)
        second = self._signed(below.end() if below else dash.end(), end)
        if second is None:
            return None
        stop = self._closes(second[0], end)
        if stop is None or second[1] < first[1] or patterns.GRID.match(self.text, second[0], end):
            return None
        after, unit_after = self._unit_after(second[0], end)
        word = patterns.SCALE.match(self.text, second[0], end)
        finish = word.end() if word else second[0]
        return Item(
            Kind.RANGE, at, finish, (at, max(after, finish)), first[1], second[1],
            unit=unit_after or unit, ambiguous=first[2] or second[2] or below is not None,
        )  # fmt: skip

    def _stands_free(self, at: int) -> bool:
        return at == 0 or self.text[at - 1] in " \t|:\n([\u00a0"

    def _bound(self, at: int, end: int) -> Item | None:
        sign = patterns.COMPARATOR.match(self.text, at, end)
        words = None if sign else patterns.BOUND_WORDS.match(self.text, at, end)
        lead = sign or words
        if lead is None:
            return None
        start = lead.end()
        while start < end and self.text[start] in " :\u00a0":
            start += 1
        read = self._plain(start, end)
        stop = self._closes(read[0], end) if read else None
        if read is None or stop is None:
            return None
        after, unit = self._unit_after(read[0], end)
        raw = lead.group().strip().lower()
        up = bool(words and words.group("up")) or raw[0] in "<≤≦⩽" or raw.startswith(("=<", "&lt"))
        comparator = ("<" if up else ">") + ("=" if patterns.INCLUSIVE.search(raw) else "")
        return Item(
            Kind.BOUND, at, read[0], (at, after), None if up else read[1], read[1] if up else None,
            number=read[1], comparator=comparator, unit=unit, ambiguous=read[2],
            strict=not comparator.endswith("="), label="words" if words else "",
        )  # fmt: skip

    def _number(self, at: int, end: int) -> Item | None:
        start = at
        if self.text[at] in "-−" and at + 1 < end and (at == 0 or self.text[at - 1] in " \t|:\n"):
            start = at + 1
        read = self._plain(start, end)
        if read is None or (start > at and not self.text[start].isdigit()):
            return None
        stop = self._closes(read[0], end)
        if stop is None:
            return None
        behind = patterns.BOUND_BEHIND.match(self.text, read[0], end)
        if behind and start == at:
            up = bool(behind.group("up"))
            return Item(
                Kind.BOUND, at, behind.end(), (at, behind.end()), None if up else read[1],
                read[1] if up else None, number=read[1], comparator="<=" if up else ">=",
                ambiguous=read[2], label="words",
            )  # fmt: skip
        value = -read[1] if start > at else read[1]
        led = self.text.endswith("..", 0, at) and self.text[at : read[0]].isdecimal()
        # Where ``.5`` is written the last of the dots before a figure may be its point.
        unsure = read[2] or (led and patterns.BARE_POINT.search(self.text) is not None)
        return Item(Kind.NUMBER, at, read[0], (at, read[0]), number=value, ambiguous=unsure)

    def _closes(self, at: int, end: int) -> int | None:
        """Where a number may end: not inside a code, a date, a ratio or a longer word."""
        if at >= end:
            return at
        following = self.text[at : at + 2]
        if following[0].isalpha() or following[0] in "µμ%":
            if units.match(self.text, at, end) or re.match(r"[HLA](?![\w])", following):
                return at
            return None
        if following[0] in "/":
            return at if units.match(self.text, at, end) else None
        if patterns.NOTE_MARK.match(self.text, at, end):
            return None if re.search(r"(?<![\d.,])10$", self.text[max(0, at - 3) : at]) else at
        if following[0] in "-–:.,^+" and len(following) > 1 and following[1].isdigit():
            return None
        if following[0] == "-" and len(following) > 1 and following[1].isalpha():
            return None
        return None if following[0] == "_" else at

    def _unit_after(self, at: int, end: int) -> tuple[int, tuple[int, int] | None]:
        start = at
        while start < end and self.text[start] in " \u00a0":
            start += 1
        found = units.match(self.text, start, end)
        return (found[0], (start, found[0])) if found else (at, None)
