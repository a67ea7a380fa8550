"""Which figure of a sentence is the value of which test."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from documents.pipeline.labs.accept import plausible
from documents.pipeline.labs.prose import words
from documents.pipeline.labs.prose.again import said_again
from documents.pipeline.labs.prose.counted import counted
from documents.pipeline.labs.prose.figures import Figure
from documents.pipeline.labs.prose.judge import AMOUNTS, Judge, Link
from documents.pipeline.labs.prose.later import is_then, later
from documents.pipeline.labs.prose.mentions import Mention
from documents.pipeline.labs.prose.shares import is_part
from documents.pipeline.labs.prose.unknown import Unknown
from documents.pipeline.labs.tokens import Kind
from knowledge import units

# A test that we do not know, between two that we do.
_STRANGER = re.compile(
    r"\s?,\s(?P<name>(?!and\b|or\b|the\b)[a-z][a-z-]+(?:\s[a-z][a-z-]+)?)(?:,|\s(?:and|or))\s",
    re.IGNORECASE,
)
# "rose 0.3 within 48 h to 1.7"
_UP_TO = re.compile(r"[^.;:()]{0,40}\sto\s", re.IGNORECASE)
# What may stand between a value and the next name of the same list.
_GOES_ON = re.compile(
    r"\W{0,6}(?:(?:and|with|plus|or)\s)?(?:(?:an?|the|his|her|their)\s)?|.{1,6}", re.IGNORECASE
)
_PART_OF = re.compile(r"\bof\s+$", re.IGNORECASE)
_ARE = re.compile(
    r"\s(?:cells\s)?(?:was|were|are|is|being|showed|express\w*|stained|had)\b", re.IGNORECASE
)
_OF = re.compile(r"\s+(?:of\s+)?(?:(?:serum|plasma|blood|total|his|her|the)\s+)?$|\s?-\s?$")


@dataclass(slots=True)
class Linker:
    """Ties the events of one sentence together, left to right; each figure is used once.

    ``strangers``: figures of tests that we do not know, told in a row with those that we do.
    """

    text: str
    start: int
    end: int
    judge: Judge
    strangers: list[Unknown] = field(default_factory=list)

    def links(self, names: Sequence[Mention], figures: Sequence[Figure]) -> list[Link]:
        events: list[Mention | Figure] = [*names, *figures]
        events.sort(key=lambda event: event.start)
        out: list[Link] = []
        used: set[int] = set()
        last_end: int | None = None
        for at, event in enumerate(events):
            if isinstance(event, Figure):
                continue
            if self._behind(events, at, used) is not None:
                found = self._before_name(event, events, at, used)
                if found:
                    out.append(found)
                    used.add(found.figure.start)
                    last_end = max(found.figure.end, event.end)
                    out += self._number_too(found, events, at, used)
                    continue
            chained = last_end is not None and bool(
                _GOES_ON.fullmatch(self.text, last_end, event.start)
            )
            for link in self._after_name(events, at, used, chained=chained):
                out.append(link)
                used |= {link.figure.start, link.figure.start - 1}
                last_end = link.figure.end
        out += counted(self.judge, figures, used)
        out += list(later(self.judge, events, out, used))
        return sorted(out, key=lambda link: link.figure.start)

    def _number_too(
        self, share: Link, events: Sequence[Mention | Figure], at: int, used: set[int]
    ) -> list[Link]:
        """``12% eosinophils (absolute count 3.8 x 10^9/L)``: the number behind a share."""
        begins = self.text[share.mention.end :].lstrip().startswith("(")
        if not begins or share.figure.parsed is None:
            return []
        found = [x for x in self._after_name(events, at, used, chained=False) if x.figure.unit]
        used |= {link.figure.start for link in found}
        return found

    # --- the value stands behind the name -----------------------------------------------------

    def _after_name(
        self, events: Sequence[Mention | Figure], at: int, used: set[int], *, chained: bool
    ) -> list[Link]:
        name = events[at]
        if at + 1 >= len(events) or not isinstance(name, Mention):
            return []
        following = events[at + 1]
        if isinstance(following, Mention):
            return []
        group = self._group(events, at)
        run = self._run(events, at + 1, used)
        if not run:
            return []
        if len(group) > 1:
            return self._pairwise(group, run, chained=chained)
        changed = self._changed(name, events, at)
        if changed:
            return changed
        run = self._series(name, run)
        last = run[-1] if run else None
        run = [f if f.unit or not last else self._shares(f, last) for f in run]
        first = self.judge.link(name, run[0], chained=chained) if run else None
        if first is None:
            return []
        if len(run) == 1:
            return [first, *said_again(self.judge, first, events[at + 2 : at + 3])]
        return [replace(first, figure=f, sure=False) for f in run]

    def _shares(self, figure: Figure, last: Figure) -> Figure:
        return replace(figure, unit=last.unit, parsed=last.parsed)

    def _changed(self, name: Mention, events: Sequence[Mention | Figure], at: int) -> list[Link]:
        """``fell from 12.1 to 8.2 g/dL``: the second is the result, the first an earlier one.

        Behind ``fell by`` the first is no value at all.
        """
        if at + 2 >= len(events):
            return []
        first, second = events[at + 1], events[at + 2]
        if isinstance(first, Mention) or isinstance(second, Mention):
            return []
        joint = self.text[name.end : first.start]
        between = self.text[first.end : second.start]
        moved = words.MOVES.search(joint) and _UP_TO.fullmatch(between)
        if not moved and not words.CHANGED_TO.match(between):
            return []
        change = moved or words.BY.search(joint)
        if not (change or words.EARLIER.search(joint)) or re.search(r"\brang|\d|[.;]", joint):
            return []
        unit = second.parsed or first.parsed
        tests = self.judge.fitting(name, unit)
        before = self.text[self.start : name.start]
        if not tests or len(joint.split()) > 9 or words.NOT_THIS.search(before + joint):
            return []
        if unit is None and not plausible(tests, second.item.number):
            return []
        out = [Link(name, second, tests)]
        if first.parsed and not change:
            out.insert(0, Link(name, first, tests, sure=False))
        return out

    def _series(self, name: Mention, run: list[Figure]) -> list[Figure]:
        """The figures behind one name: one, or several of one kind told in a row."""
        if len(run) < 2:
            return run
        before = self.text[self.start : name.start]
        if re.search(r"(?:\band|\bor|/)\s*(?:the\s)?$", before):
            return []  # the other values may be of a test before it that we do not know
        unit = run[-1].parsed
        alike = unit and all(self.judge.belongs(name, f) and f.parsed in {None, unit} for f in run)
        last = self.text[run[-2].end : run[-1].start]
        if alike and re.search(r"\b(?:and|then)\b", last):
            return [] if before.rstrip().endswith(",") else run
        return run[:1] if run[0].unit or is_then(self.judge, run) else []

    def _group(self, events: Sequence[Mention | Figure], at: int) -> list[Mention]:
        """The list of names that ends with the one at ``at`` (``sodium, potassium and …``)."""
        name = events[at]
        group = [name] if isinstance(name, Mention) else []
        for earlier in reversed(events[:at]):
            if not isinstance(earlier, Mention) or not group:
                break
            between = self.text[earlier.end : group[0].start]
            if self._is_alias(earlier, group[0], between):
                continue
            if earlier.state and set(earlier.tests) & set(group[0].tests):
                break
            stranger = _STRANGER.fullmatch(between)
            if stranger:
                at = earlier.end + stranger.start("name")
                group.insert(0, Mention(at, earlier.end + stranger.end("name"), ()))
            elif not between.strip() or not words.LIST.match(between):
                break
            group.insert(0, earlier)
        return group

    def _is_alias(self, first: Mention, second: Mention, between: str) -> bool:
        return bool(words.ALIAS.match(between)) and bool(set(first.tests) & set(second.tests))

    def _run(self, events: Sequence[Mention | Figure], at: int, used: set[int]) -> list[Figure]:
        run: list[Figure] = []
        for place in range(at, len(events)):
            figure = events[place]
            if isinstance(figure, Mention) or figure.start in used:
                break
            if run and not words.SEVERAL.match(self.text[run[-1].end : figure.start]):
                break
            following = events[place + 1] if place + 1 < len(events) else None
            if run and isinstance(following, Mention) and self._leads_to(figure, following):
                break
            run.append(figure)
        return run

    def _leads_to(self, figure: Figure, name: Mention) -> bool:
        """Whether a figure stands right before a name it could be the value of."""
        between = self.text[figure.value_end : name.start]
        return bool(_OF.match(between)) and (
            figure.unit is None or self.judge.belongs(name, figure)
        )

    def _pairwise(
        self, group: Sequence[Mention], run: Sequence[Figure], *, chained: bool
    ) -> list[Link]:
        last = group[-1]
        if len(run) == 1:
            group = [name for name in group if name.tests]
            between = self.text[group[-2].end : last.start]
            link = self.judge.link(last, run[0], chained=chained)
            return [link] if link and self._alone(group, between, run[0]) else []
        if len(run) != len(group) or self.judge.joint(last, run[0]) is None:
            return []
        shared = run[-1].parsed if run[-1].parsed and not any(f.parsed for f in run[:-1]) else None
        out: list[Link] = []
        for name, figure in zip(group, run, strict=True):
            if not name.tests:
                self.strangers.append(Unknown(name.start, name.end, figure))
                continue
            parsed = figure.parsed or shared
            tests = self.judge.fitting(name, parsed)
            if not tests or (parsed and parsed.dimension in AMOUNTS):
                return []
            if not any(t.possible and t.possible[0] < 0 for t in tests):
                figure = figure.unsigned()
            if shared and not figure.unit:
                figure = replace(figure, unit=run[-1].unit, parsed=shared)
            out.append(Link(name, figure, tests))
        before = self.text[self.start : group[0].start]
        return [] if words.NOT_THIS.search(before) else out

    def _alone(self, group: Sequence[Mention], between: str, figure: Figure) -> bool:
        """Whether one value behind ``X and Y`` is of ``Y`` alone."""
        if not re.search(r"\band\b|/|&|\bor\b", between):
            return True
        if re.search(r"\b(?:an?|the|his|her|with)\s*$", between):
            return True
        if re.search(r"\bnormal\s*$", self.text[self.start : group[0].start]):
            return True
        return figure.parsed is not None and not any(
            t.accepts(figure.parsed) for n in group[:-1] for t in n.tests
        )

    # --- the value stands before the name -----------------------------------------------------

    def _behind(self, events: Sequence[Mention | Figure], at: int, used: set[int]) -> Figure | None:
        earlier = events[at - 1] if at else None
        if not isinstance(earlier, Figure) or earlier.start in used or earlier.ranges:
            return None
        between = self.text[earlier.value_end : events[at].start]
        return earlier if _OF.match(between) else None

    def _before_name(
        self, name: Mention, events: Sequence[Mention | Figure], at: int, used: set[int]
    ) -> Link | None:
        """``a 5.4 potassium``, ``48% lymphocytes``, ``1980 white blood cells/µL``."""
        figure = self._behind(events, at, used)
        if figure is None or figure.item.kind is not Kind.NUMBER:
            return None
        if at + 1 < len(events) and isinstance(events[at + 1], Figure):
            joint = self.text[name.end : events[at + 1].start]
            if words.LEADS.search(joint) and len(joint) < 12 and not joint.startswith("/"):
                return None
        before = self.text[self.start : figure.start]
        if words.NOT_THIS.search(before) or words.DOSE.search(before):
            return None
        if is_part(self.text, figure, name):
            return None
        if figure.unit is None:
            begin = name.end + (self.text[name.end : name.end + 1] == " ")
            behind = units.match(self.text, begin, self.end)
            if behind and behind[1].dimension == "count/volume":
                figure = replace(figure, unit=(begin, behind[0]), parsed=behind[1], end=behind[0])
        tests = self.judge.fitting(name, figure.parsed)
        if not tests or name.state:
            return None
        if figure.parsed:
            if figure.parsed.dimension in AMOUNTS:
                return None
            if figure.parsed.dimension != "fraction" and name.ordinary:
                return Link(name, figure, tests, sure=False)
            return Link(name, figure, tests)
        if name.ordinary or not re.search(r"\ban?\s$", before):
            return None
        if "." not in self.text[figure.start : figure.item.end]:
            return None
        return Link(name, figure, tests) if plausible(tests, figure.item.number) else None


def unlinked(figures: Sequence[Figure], links: Sequence[Link]) -> Iterator[Figure]:
    """Figures that no test took."""
    taken = {at for link in links for at in (link.figure.start, link.figure.start - 1)}
    yield from (f for f in figures if f.start not in taken)
