"""One line of a report read as results: which item is the value, the unit, the range, the flag."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.pipeline.labs import vocabulary
from documents.pipeline.labs.columns import Column, Header
from documents.pipeline.labs.dates import read_date
from documents.pipeline.labs.draft import Draft, is_alone
from documents.pipeline.labs.figures import Figures
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.marks import (
    counts_a_field,
    is_flag,
    is_mark,
    is_sign,
    is_usual,
    lone_blood_group,
)
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.names import VALUES, split_name
from documents.pipeline.labs.patterns import LABEL, NO_RESULT
from documents.pipeline.labs.pieces import pieces, repeats
from documents.pipeline.labs.ragged import ASIDE, heads_over, is_crowded, is_running_text
from documents.pipeline.labs.rivals import (
    first_under,
    has_earlier_day,
    has_rival,
    is_of_a_day,
    is_of_a_later_figure,
    is_of_a_named_figure,
    is_of_a_word,
    is_off_column,
    is_parted,
    left_open,
    stands_under,
)
from documents.pipeline.labs.row_units import (
    as_litres,
    follows_number,
    other_unit,
    unit_in_column,
    with_shared_unit,
)
from documents.pipeline.labs.several import (
    graded,
    is_of_another,
    is_told_apart,
    of_column,
    of_groups,
    own_flag,
    own_part,
    two_bounds,
    two_measures,
    usual_of,
    with_fitting_ranges,
)
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from documents.pipeline.labs.wordings import is_expected, usual_words, with_whole_words

_SAID = frozenset({Kind.FLAG, Kind.WORDS})


def _counts(role: Column | None) -> bool:
    """Whether a word there speaks against the line being a row (methods and remarks do not)."""
    return role is None or role.role in {"name", "result", "unit"}


@dataclass(slots=True)
class Reader:
    """Reads lines under a header (or none)."""

    scanner: Scanner
    header: Header | None = None
    day_first: bool | None = None
    figures: Figures | None = None

    def read(self, line: Line) -> list[Draft]:
        """The drafts of a line: none, one, or one for each result column or repeated group."""
        out: list[Draft] = []
        parts = list(pieces(line, self.scanner, self.header))
        read = [self._piece(piece) for piece in parts]
        # "Hb 132 WCC 6.1 CRP 4": several of nothing but a test and its value, no sentence.
        alone = sum(draft.name.known and is_alone(draft) for one in read for draft in one)
        bare = alone > 1 and not set(line.text) & set(",;")
        for drafts in read:
            for draft in drafts:
                draft.cut_out = is_alone(draft) and (
                    (len(parts) > 1 and (bare or len(line.cells) > 1))
                    or draft.value_kind is Kind.WORDS
                )
                out.append(draft)
        return out

    def titled(self, line: Line, title: Named) -> Draft | None:
        """The result of a line that has a label in place of a name, for the name of its block."""
        items = list(self.scanner.items(title.tail, line.end))
        if not items or NO_RESULT.match(line.page.text[items[0].start : line.end]):
            return None
        return self._single(line, title, items)

    def has_stray(self, line: Line) -> bool:
        """Whether a figure of the line stands under a head of which nothing is known."""
        items = list(self.scanner.items(line.start, line.end))
        found = zip(items, self._roles(line, items), strict=True)
        return any(i.kind is Kind.NUMBER and role and role.role == "other" for i, role in found)

    def _piece(self, line: Line) -> list[Draft]:
        named = split_name(line, self.scanner, self.header)
        if named is None:
            return []
        name = named.text(line)
        if not named.known and (vocabulary.NOT_A_TEST.match(name) or LABEL.fullmatch(name)):
            return []
        items = list(self.scanner.items(named.tail, line.end))
        if self.header and self.header.stands_before("result"):
            items = list(self.scanner.items(line.start, named.start)) + items
        elif self.header and self.header.stands_before("range"):
            items = self._ranges_before(line, named) + items
        if not items or NO_RESULT.match(line.page.text[items[0].start : line.end]):
            return []
        items = with_whole_words(line, named, items)
        results = self.header.of("result") if self.header else ()
        if self.header and len(results) > 1 and not repeats(self.header):
            return [] if is_running_text(line) else self._by_columns(line, named, items)
        if self.header is None and (measures := two_measures(line, named, items)):
            return measures
        draft = self._single(line, named, items)
        return [draft] if draft else []

    def _ranges_before(self, line: Line, named: Named) -> list[Item]:
        found = self.scanner.items(line.start, named.start)
        return [i for i in found if i.kind in {Kind.RANGE, Kind.BOUND}]

    # --- one result ------------------------------------------------------------------------

    def _roles(self, line: Line, items: Sequence[Item]) -> list[Column | None]:
        if self.header is None or repeats(self.header):
            return [None] * len(items)
        return heads_over(self.header, line, items)

    def _single(self, line: Line, named: Named, items: Sequence[Item]) -> Draft | None:
        roles = self._roles(line, items)
        items = of_groups(items, roles)
        value = self._value(line, items, roles) or lone_blood_group(line, named, items)
        ranges = [
            i for i, role in zip(items, roles, strict=True)
            if i is not value and i.kind in {Kind.RANGE, Kind.BOUND}
            and (role is None or i.bracketed or role.role not in ASIDE)
        ]  # fmt: skip
        if not ranges and value is not None:
            ranges = two_bounds(items, roles, value)
        ranges, graded_at = graded(line, ranges, value)
        items = [i for i in items if i.kind not in _SAID or not graded_at <= i.start < line.end]
        roles = self._roles(line, items)
        draft = Draft(line, named, value, ranges=ranges, end=line.end)
        if value is None:
            return draft if ranges else None
        at = next(n for n, i in enumerate(items) if i.start == value.start)
        above = roles[at]
        draft.by_column = above is not None and above.role == "result"
        if above is not None and draft.by_column and value.kind is Kind.NUMBER and not line.piped:
            draft.under = stands_under(line, items[at], items, roles)
        draft.parted = is_of_a_word(line, named.start, items, at)
        if self.header is None or repeats(self.header):
            draft.parted |= is_parted(value, items[at + 1 :])
        else:
            draft.parted |= has_rival(line, items[at], items, roles)
            draft.parted |= has_earlier_day(items, roles, at)
        if self.figures:
            name = named.text(line)
            draft.parted |= left_open(line, name, items[at], items, roles, self.figures)
            if self.header is None:
                draft.parted |= is_off_column(line, value, items, self.figures)
        self._fill(draft, items, roles, at)
        return draft

    def _value(
        self, line: Line, items: Sequence[Item], roles: Sequence[Column | None]
    ) -> Item | None:
        under = [
            i for i, role in zip(items, roles, strict=True)
            if role and role.role == "result" and i.kind in VALUES and not i.bracketed
        ]  # fmt: skip
        if under:
            if is_sign(self.scanner.text, under[0]):
                return next((i for i in under if i.kind is Kind.NUMBER), under[0])
            return first_under(line, under, items, roles)
        free = [
            i for i, role in zip(items, roles, strict=True)
            if role is None or role.role in {"result", "name", "unit", "flag"}
        ]  # fmt: skip
        if self.header and len(self.header.columns) > 2 and not repeats(self.header):
            items = free
        candidates = [i for i in items if i.kind in VALUES and not i.bracketed]
        if not candidates:
            return None
        if is_sign(self.scanner.text, candidates[0]):
            candidates = [i for i in candidates if i.kind is Kind.NUMBER] or candidates
        first = candidates[0]
        chosen = self.figures.choose(line, candidates) if self.figures else None
        if self.header is None and chosen and first.kind in {Kind.NUMBER, Kind.BOUND, Kind.RANGE}:
            return chosen
        if self.header is None and self.scanner.is_verdict(first):
            figures = (i for i in candidates if i.kind in {Kind.NUMBER, Kind.BOUND})
            return next(figures, first)
        if first.kind is not Kind.RANGE or counts_a_field(self.scanner.text, first):
            return first
        others = [i for i in candidates[1:] if i.kind is not Kind.RANGE]
        if others and others[0].kind in {Kind.NUMBER, Kind.WORDS}:
            return others[0]
        return first if any(i.kind is Kind.RANGE for i in candidates[1:]) else None

    def _fill(
        self, draft: Draft, items: Sequence[Item], roles: Sequence[Column | None], at: int
    ) -> None:
        text = draft.line.page.text
        printed = [i for i in own_part(items[at + 1 :], self.header) if i.kind is Kind.UNIT]
        printed += [i for i in items[:at] if i.kind is Kind.UNIT]
        value = items[at]
        if value.kind is Kind.WORDS:
            # ``2+  125 Leu/uL``: the unit is that of the amount which the grade stands for.
            printed = [u for u in printed if not follows_number(u, items)]
        draft.unit = value.unit or next(((i.start, i.end) for i in printed), None)
        draft.unit = draft.unit or other_unit(draft, items, roles, at, self.header)
        last_range = max((i.start for i in draft.ranges), default=-1)
        for place, (item, role) in enumerate(zip(items, roles, strict=True)):
            if item.kind is Kind.FLAG:
                earlier = role and role.role == "previous"
                apart = earlier and stands_under(draft.line, item, items, roles)
                apart = apart or (role is None and is_of_a_named_figure(text, items, item, value))
                if value.kind is Kind.WORDS and is_usual(text, item, role):
                    draft.expected = draft.expected or item
                elif not apart and is_flag(text, item, role, last_range):
                    draft.flags.append((item.start, item.end))
            elif (
                item.kind is Kind.DATE
                and draft.day is None
                and not (role and role.role == "previous")
                and not is_of_a_later_figure(items, roles, item, value)
                and not (place + 1 < len(items) and is_of_a_day(items, place + 1, value))
                and "-" not in text[item.end : item.end + 3]
            ):
                draft.day = read_date(text[item.start : item.end], day_first=self.day_first)
            elif item.kind is Kind.WORDS and item is not value and value.kind is Kind.WORDS:
                earlier = role and role.role == "previous"
                if is_mark(text, item, role):
                    draft.flags.append((item.start, item.end))
                elif not earlier and is_expected(text, value, item):
                    draft.expected = draft.expected or item
            elif item.kind is Kind.WORDS and item is not value and role and role.role == "range":
                draft.expected = draft.expected or item
            elif item.kind is Kind.WORDS and item is not value:
                told = text[item.start : item.end]
                if ":" not in told and (draft.by_column or not draft.text_words):
                    draft.flags.append((item.start, item.end))
            elif item.kind is Kind.TEXT and role and role.role == "range":
                draft.expected = draft.expected or usual_words(draft.line, item, value)
            elif item.kind is Kind.TEXT and not item.bracketed and _counts(role):
                draft.text_words += not (draft.unit and 0 <= last_range < item.start)
        if as_litres(draft):
            draft.unit, draft.flags = draft.flags[0], []
        between = text[value.end : (draft.ranges[0].start if draft.ranges else value.end)]
        draft.loose = not draft.by_column and bool(
            re.search(r"[a-z]{3,}\s[a-z]{3,}\s[a-z]{2,}", between)
        )

    # --- several result columns ---------------------------------------------------------------

    def _by_columns(self, line: Line, named: Named, items: Sequence[Item]) -> list[Draft]:
        roles = self._roles(line, items)
        out: list[Draft] = []
        heads: list[Column] = []
        taken: set[float] = set()
        for at, (item, role) in enumerate(zip(items, roles, strict=True)):
            if role is None or role.role != "result" or item.kind not in VALUES or item.bracketed:
                continue
            if role.x0 in taken or is_of_another(line, self.header, items, at):
                continue
            if role.unit and not named.known and not stands_under(line, item, items, roles):
                continue
            taken.add(role.x0)
            heads.append(role)
            ranges = of_column(self.header, items, roles, role, {Kind.RANGE, Kind.BOUND})
            draft = Draft(
                line, named, item, ranges=ranges, day=role.day, by_column=True, when=role.when
            )
            draft.by_several = True
            draft.undated = bool(self.header and self.header.undated)
            draft.end = line.end
            draft.flags = [
                (flag.start, flag.end) for flag in own_flag(line, items, at)
                if is_flag(self.scanner.text, flag, roles[items.index(flag)], -1)
            ]  # fmt: skip
            draft.expected = usual_of(self.header, items, roles, at)
            found = of_column(self.header, items, roles, role, {Kind.UNIT})
            draft.unit = unit_in_column(draft, items, roles, at, self.header, found)
            draft.parted = is_of_a_word(line, named.start, items, at)
            out.append(draft)
        with_fitting_ranges(out)
        with_shared_unit(out, items, self.header)
        crowded = self.header is not None and is_crowded(self.header, line, items, roles)
        for draft, head in zip(out, heads, strict=True):
            draft.parted |= (
                crowded
                or not is_told_apart(draft, head, out)
                or (
                    draft.value is not None
                    and has_earlier_day(items, roles, items.index(draft.value))
                )
            )
        return out
