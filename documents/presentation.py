"""A document as its page shows it: sentences and values tied to the places they come from.

Each place gets one id (``place-7``): the summary and the table link to it, and the page's picture
(or its text, where there is no picture) carries it. So the link works with a mouse, a keyboard
and without any script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise
from operator import itemgetter

from django.utils.translation import gettext, gettext_noop

from documents.corrections import Value
from documents.pipeline.language.tongue import language_of
from documents.pipeline.readings import read_out
from documents.pipeline.types import Flag, LabRow, Page, SummarySentence
from documents.places import Place, Places

WARNINGS = {
    "ambiguous_date": gettext_noop(
        "A date here can be read two ways: the day or the month first. So we name no day."
        " See the original."
    ),
    "not_read": gettext_noop(
        "We could not read some parts of this record into values. They are named at the end of"
        " the original, and shown there as written."
    ),
    "nothing_readable": gettext_noop("We could not read any words in this document."),
    "left_out:lab": gettext_noop(
        "We left out a value that we could not trace to one place. See the original."
    ),
    "left_out:medicine": gettext_noop(
        "We left out a medicine that we could not trace. See the original."
    ),
}
"""What a person is told of the pipeline's warning codes; others are for the log only."""

_MOST_ALSO = 5

PART_TITLES = {
    "lab": gettext_noop("Your values"),
    "notice": gettext_noop("Important"),
    "urgent": gettext_noop("Important"),
    "conclusion": gettext_noop("What it says, in its own words"),
    "condition": gettext_noop("What it names"),
    "medicine": gettext_noop("Medicines"),
    "allergy": gettext_noop("Allergies"),
    "followup": gettext_noop("What comes next"),
    "note": gettext_noop("In the document’s own words"),
    "corrected": gettext_noop("Values that you corrected"),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the summary and its places."""

    text: str
    about: str
    by_model: bool
    reference: str
    places: tuple[Place, ...]

    @property
    def main(self) -> Place | None:
        """The place that it leads to: its first one on the pages that are shown, if any is."""
        return next((place for place in self.places if place.id), next(iter(self.places), None))

    @property
    def also(self) -> tuple[Place, ...]:
        """Its first place on each other page that is not shown, but a few at most."""
        others = {place.page: place for place in reversed(self.places) if place.elsewhere}
        if self.main:
            others.pop(self.main.page, None)
        return tuple(others[page] for page in sorted(others)[:_MOST_ALSO])


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that belong together: neighbours about one place."""

    about: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A headed part of the summary."""

    title: str
    about: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class RangePicture:
    """Where a value lies: positions 0..100 along a small bar; ``low``/``high`` bound the band."""

    low: int
    high: int
    value: int
    outside: bool
    label: str

    @property
    def width(self) -> int:
        """The band's width."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class LabValue:
    """A row of the value table; ``flag`` is None where the value is not certain enough for one.

    ``check`` is the value with what the patient can say, and said, of it.
    """

    row: LabRow
    place: Place
    flag: Flag | None
    picture: RangePicture | None
    check: Value


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text page and the ids of the places it belongs to; ``first`` start here."""

    text: str
    places: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page of the original with its places; ``segments`` are used where there is no picture."""

    number: int
    places: tuple[Place, ...]
    segments: tuple[Segment, ...]
    warnings: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language that its words are in."""
        return language_of(" ".join(segment.text for segment in self.segments))


def show_summary(sentences: Sequence[SummarySentence], places: Places) -> tuple[Part, ...]:
    """The summary in headed parts, its sentences in order, neighbours about one place together."""
    shown = [
        Sentence(s.text, s.about, s.by_model, s.reference, tuple(map(places.of, s.sources)))
        for s in sentences
    ]
    parts = []
    for about, some in groupby(shown, key=lambda s: s.about):
        groups = tuple(
            Group(about, tuple(group)) for _, group in groupby(some, key=lambda s: s.places)
        )
        title = PART_TITLES.get(about, "")
        parts.append(Part(gettext(title) if title else "", about, groups))
    return tuple(parts)


def show_labs(values: Sequence[Value], places: Places) -> tuple[LabValue, ...]:
    """The table of values; a row whose reading is unsure says so instead of giving a flag."""
    return tuple(_show_lab(value, places) for value in values)


def show_pages(pages: Sequence[Page], places: Places) -> tuple[ShownPage, ...]:
    """The pages; call after everything that asks for places."""
    return tuple(
        ShownPage(
            page.number,
            tuple(places.on(page.number)),
            _segments(page, places.on(page.number)),
            page.warnings,
        )
        for page in pages
    )


def _show_lab(value: Value, places: Places) -> LabValue:
    row = value.row
    place = places.of(row.source)
    if row.needs_review:
        return LabValue(row, place, None, None, value)
    return LabValue(row, place, row.flag, _picture(row), value)


def _picture(row: LabRow) -> RangePicture | None:
    """The small picture of a value in its printed range, or None where it can't be drawn."""
    low, high, value = row.ref_low, row.ref_high, row.number
    if value is None or (low is None and high is None) or row.comparator:
        return None
    span = _span(low, high)
    if span <= 0:
        return None
    start = (low if low is not None else (high or Decimal(0)) - span) - span / 2
    end = (high if high is not None else (low or Decimal(0)) + span) + span / 2

    def at(number: Decimal) -> int:
        share = (number - start) / (end - start)
        return int(min(Decimal(1), max(Decimal(0), share)) * 100)

    return RangePicture(
        low=0 if low is None else at(low),
        high=100 if high is None else at(high),
        value=min(98, max(2, at(value))),
        outside=row.flag not in (None, Flag.NORMAL),
        label=gettext("%(value)s against the printed range %(range)s")
        % {"value": read_out(row), "range": row.ref_text},
    )


def _span(low: Decimal | None, high: Decimal | None) -> Decimal:
    if low is not None and high is not None:
        return high - low
    return abs(high if high is not None else low or Decimal(0))


def _segments(page: Page, places: Sequence[Place]) -> tuple[Segment, ...]:
    """The page's text cut at every place's edges, so that overlapping places can be marked."""
    edges = {0, len(page.text)}
    begin: dict[int, list[tuple[int, Place]]] = {}
    for number, place in enumerate(places):
        edges |= {place.start, place.end}
        begin.setdefault(place.start, []).append((number, place))
    segments: list[Segment] = []
    covering: list[tuple[int, Place]] = []
    for start, end in pairwise(sorted(edges)):
        here = begin.get(start, [])
        covering = sorted(
            (each for each in (*covering, *here) if each[1].end > start), key=itemgetter(0)
        )
        segments.append(
            Segment(
                text=page.text[start:end],
                places=tuple(place.id for _, place in covering),
                first=tuple(place.id for _, place in here),
            )
        )
    return tuple(segments)
