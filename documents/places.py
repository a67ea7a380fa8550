"""The places of a document that its page lights up, each with one id, whatever leads there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from documents.pipeline.types import Box, Page, Source, Word

SCALE = 1000
"""Places on a page are drawn in a coordinate system of 1000 by 1000."""

_CITE = re.compile(r"(\d{1,4})-(\d{1,7})-(\d{1,7})")


def cited_page(text: str) -> int:
    """The page of a place that an address asks for; 0 where it asks for none."""
    match = _CITE.fullmatch(text)
    return int(match[1]) if match else 0


def parse_cite(text: str, pages: Sequence[Page]) -> Source | None:
    """The place that an address asks to light up (``page-start-end``), if these pages have it."""
    match = _CITE.fullmatch(text)
    if match is None:
        return None
    page, start, end = map(int, match.groups())
    length = next((len(each.text) for each in pages if each.number == page), 0)
    return Source(page, start, end) if start < end <= length else None


@dataclass(frozen=True, slots=True)
class Rect:
    """A highlighted rectangle in page coordinates (0..``SCALE``)."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the document: ``id`` is its anchor, ``quote`` what stands there.

    One on a page that is not shown has no anchor here: ``elsewhere`` is where it does.
    """

    id: str
    page: int
    start: int
    end: int
    quote: str
    rects: tuple[Rect, ...] = ()
    elsewhere: str = ""

    @property
    def href(self) -> str:
        """What a link to it leads to."""
        return self.elsewhere or f"#{self.id}"


@dataclass(slots=True)
class Places:
    """Hands out one place per source, so that a table row and a sentence share it.

    ``pages`` are those that are on the page now. What stands on others is reached by ``query`` and
    the place.
    """

    pages: Sequence[Page]
    query: str = ""
    _known: dict[Source, Place] = field(default_factory=dict)
    _on: dict[int, list[Place]] = field(default_factory=dict)
    _boxed: dict[int, list[Word]] = field(default_factory=dict)

    def of(self, source: Source) -> Place:
        """The place of a source; the same source always gives the same place."""
        if not self.shows(source.page):
            return self._elsewhere(source)
        if source not in self._known:
            page = self._page(source.page)
            place = self._known[source] = Place(
                id=f"place-{len(self._known) + 1}",
                page=source.page,
                start=source.start,
                end=source.end,
                quote=" ".join(page.text[source.start : source.end].split()),
                rects=_rects(self.boxed(source.page), source),
            )
            self._on.setdefault(source.page, []).append(place)
        return self._known[source]

    def shows(self, page_number: int) -> bool:
        """Whether a page is among those that are shown."""
        return any(page.number == page_number for page in self.pages)

    def _page(self, number: int) -> Page:
        return next(page for page in self.pages if page.number == number)

    def _elsewhere(self, source: Source) -> Place:
        at = f"{source.page}-{source.start}-{source.end}"
        reached = f"?{self.query}{'&' if self.query else ''}cite={at}#place-1"
        return Place("", source.page, source.start, source.end, "", (), reached)

    def on(self, page_number: int) -> Sequence[Place]:
        """All places on a page, in the order they were asked for."""
        return self._on.get(page_number, ())

    def boxed(self, page_number: int) -> Sequence[Word]:
        """The words of a page that stand somewhere on its picture, in the text's order."""
        if page_number not in self._boxed:
            words = (word for word in self._page(page_number).words if word.box)
            self._boxed[page_number] = sorted(words, key=_start)
        return self._boxed[page_number]


def _rects(boxed: Sequence[Word], source: Source) -> tuple[Rect, ...]:
    """One rectangle per line of the words that a source covers."""
    lines: list[Box] = []
    at = max(0, bisect_right(boxed, source.start, key=_start) - 1)
    for word in islice(boxed, at, bisect_left(boxed, source.end, key=_start)):
        box = word.box
        if box is None or word.end <= source.start:
            continue
        last = lines[-1] if lines else None
        if last and box.y0 < last.y1 and box.y1 > last.y0 and box.x0 >= last.x0:
            lines[-1] = Box(
                last.x0, min(last.y0, box.y0), max(last.x1, box.x1), max(last.y1, box.y1)
            )
        else:
            lines.append(box)
    return tuple(_pad(box) for box in lines)


def _start(word: Word) -> int:
    return word.start


def _pad(box: Box) -> Rect:
    margin = 0.004
    x0, y0 = max(0.0, box.x0 - margin), max(0.0, box.y0 - margin)
    x1, y1 = min(1.0, box.x1 + margin), min(1.0, box.y1 + margin)
    return Rect(
        int(x0 * SCALE), int(y0 * SCALE), round((x1 - x0) * SCALE), round((y1 - y0) * SCALE)
    )
