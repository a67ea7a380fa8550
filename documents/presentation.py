"""A document as its page shows it: sentences and values tied to the places they come from.

Each place gets one id (``place-7``): the summary and the table link to it, and the page's picture
(or its text, where there is no picture) carries it. So the link works with a mouse, a keyboard
and without any script.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby, pairwise, zip_longest

from django.utils.translation import gettext, gettext_noop

from documents.corrections import Value
from documents.pipeline.tongue import language_of
from documents.pipeline.types import Box, Findings, Flag, LabRow, Page, Source, SummarySentence

SCALE = 1000
"""Places on a page are drawn in a coordinate system of 1000 by 1000."""


WARNINGS = {
    "nothing_readable": gettext_noop("We could not read any words in this document."),
    "left_out:lab": gettext_noop(
        "We left out a value that we could not trace to one place. See the original."
    ),
    "left_out:medicine": gettext_noop(
        "We left out a medicine that we could not trace. See the original."
    ),
}
"""What a person is told of the pipeline's warning codes; others are for the log only."""

PART_TITLES = {
    "lab": gettext_noop("Your values"),
    "notice": gettext_noop("Important"),
    "condition": gettext_noop("What it names"),
    "medicine": gettext_noop("Medicines"),
    "allergy": gettext_noop("Allergies"),
    "followup": gettext_noop("What comes next"),
    "note": gettext_noop("In the document’s own words"),
    "corrected": gettext_noop("Values that you corrected"),
}

_CITE = re.compile(r"(\d{1,4})-(\d{1,7})-(\d{1,7})")


def parse_cite(text: str, pages: Sequence[Page]) -> Source | None:
    """The place that an address asks to light up (``page-start-end``), if it exists."""
    match = _CITE.fullmatch(text)
    if match is None:
        return None
    page, start, end = map(int, match.groups())
    if not 1 <= page <= len(pages) or not start < end <= len(pages[page - 1].text):
        return None
    return Source(page, start, end)


@dataclass(frozen=True, slots=True)
class Rect:
    """A highlighted rectangle in page coordinates (0..``SCALE``)."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the document: ``id`` is its anchor, ``quote`` what stands there."""

    id: str
    page: int
    start: int
    end: int
    quote: str
    rects: tuple[Rect, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the summary and its places."""

    text: str
    about: str
    by_model: bool
    reference: str
    places: tuple[Place, ...]


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

    ``check`` is what the patient can say, and said, of it.
    """

    row: LabRow
    place: Place
    flag: Flag | None
    picture: RangePicture | None
    check: Value | None = None


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


@dataclass(slots=True)
class Places:
    """Hands out one place per source, so that a table row and a sentence share it."""

    pages: Sequence[Page]
    _known: dict[Source, Place] = field(default_factory=dict)

    def of(self, source: Source) -> Place:
        """The place of a source; the same source always gives the same place."""
        if source not in self._known:
            page = self.pages[source.page - 1]
            self._known[source] = Place(
                id=f"place-{len(self._known) + 1}",
                page=source.page,
                start=source.start,
                end=source.end,
                quote=" ".join(page.text[source.start : source.end].split()),
                rects=_rects(page, source),
            )
        return self._known[source]

    def on(self, page_number: int) -> tuple[Place, ...]:
        """All places on a page, in the order they were asked for."""
        return tuple(place for place in self._known.values() if place.page == page_number)


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


def show_labs(
    findings: Findings, places: Places, checks: Sequence[Value] = ()
) -> tuple[LabValue, ...]:
    """The table of values; a row whose reading is unsure says so instead of giving a flag.

    ``checks`` are the same rows with what the patient can say of them.
    """
    shown = [_show_lab(row, places) for row in findings.labs]
    return tuple(replace(lab, check=check) for lab, check in zip_longest(shown, checks) if lab)


def show_pages(pages: Sequence[Page], places: Places) -> tuple[ShownPage, ...]:
    """The pages; call after everything that asks for places."""
    return tuple(
        ShownPage(
            page.number,
            places.on(page.number),
            _segments(page, places.on(page.number)),
            page.warnings,
        )
        for page in pages
    )


def _show_lab(row: LabRow, places: Places) -> LabValue:
    place = places.of(row.source)
    if row.needs_review:
        return LabValue(row, place, None, None)
    return LabValue(row, place, row.flag, _picture(row))


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
        % {"value": row.value, "range": row.ref_text},
    )


def _span(low: Decimal | None, high: Decimal | None) -> Decimal:
    if low is not None and high is not None:
        return high - low
    return abs(high if high is not None else low or Decimal(0))


def _rects(page: Page, source: Source) -> tuple[Rect, ...]:
    """One rectangle per line of the words that a source covers."""
    boxes = [
        word.box
        for word in page.words
        if word.box and word.start < source.end and word.end > source.start
    ]
    lines: list[Box] = []
    for box in boxes:
        last = lines[-1] if lines else None
        if last and box.y0 < last.y1 and box.y1 > last.y0 and box.x0 >= last.x0:
            lines[-1] = Box(
                last.x0, min(last.y0, box.y0), max(last.x1, box.x1), max(last.y1, box.y1)
            )
        else:
            lines.append(box)
    return tuple(_pad(box) for box in lines)


def _pad(box: Box) -> Rect:
    margin = 0.004
    x0, y0 = max(0.0, box.x0 - margin), max(0.0, box.y0 - margin)
    x1, y1 = min(1.0, box.x1 + margin), min(1.0, box.y1 + margin)
    return Rect(
        int(x0 * SCALE), int(y0 * SCALE), round((x1 - x0) * SCALE), round((y1 - y0) * SCALE)
    )


def _segments(page: Page, places: Sequence[Place]) -> tuple[Segment, ...]:
    """The page's text cut at every place's edges, so that overlapping places can be marked."""
    edges = {0, len(page.text)}
    for place in places:
        edges |= {place.start, place.end}
    cuts = sorted(edges)
    return tuple(
        Segment(
            text=page.text[start:end],
            places=tuple(p.id for p in places if p.start <= start and p.end >= end),
            first=tuple(p.id for p in places if p.start == start),
        )
        for start, end in pairwise(cuts)
    )
