"""The place of one value in its document, cut out: a strip of the page's picture, or its lines."""

from __future__ import annotations

from dataclasses import dataclass

from documents.models import Document, Page
from documents.pipeline.types import LabRow, Source, Word
from documents.records import decode_all

_LINES_AROUND = 2
_STRIP = 0.045
"""How much of the page is shown above and below the value, as a share of its height."""
_BESIDE = 0.02
_LEAST_WIDTH = 0.45
"""Cut as narrow as the row allows, so that it can be read on a phone."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a page's picture, and where the value's row stands on it.

    All in the picture's pixels; ``view`` and ``mark`` are left, top, width and height.
    """

    number: int
    width: int
    height: int
    view: tuple[int, int, int, int]
    mark: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """``strip`` where the page has a picture; before, row and after are its text."""

    page: int
    before: str
    row: str
    after: str
    strip: Strip | None = None


def excerpt(document: Document, row: LabRow) -> Excerpt:
    """What the page shows around a value; call inside scope."""
    page = Page.objects.get(document=document, number=row.source.page)
    before, after = _around(page.text, row.source)
    text = page.text[row.source.start : row.source.end]
    return Excerpt(page.number, before, text, after, _strip(page, row.source))


def _around(text: str, source: Source) -> tuple[str, str]:
    start = end = 0
    at = source.start
    for _ in range(_LINES_AROUND + 1):
        start = text.rfind("\n", 0, at) + 1
        at = max(0, start - 1)
    at = source.end
    for _ in range(_LINES_AROUND + 1):
        found = text.find("\n", at)
        end = len(text) if found < 0 else found
        at = min(len(text), end + 1)
    return text[start : source.start], text[source.end : end]


def _strip(page: Page, source: Source) -> Strip | None:
    boxes = [
        word.box
        for word in decode_all(Word, page.words)
        if word.box and word.start < source.end and word.end > source.start
    ]
    if not boxes or not page.image_blob or not page.image_height:
        return None
    width, height = page.image_width, page.image_height
    x0, x1 = min(b.x0 for b in boxes), max(b.x1 for b in boxes)
    y0, y1 = min(b.y0 for b in boxes), max(b.y1 for b in boxes)
    beside = max(_BESIDE, (_LEAST_WIDTH - (x1 - x0)) / 2)
    view = _pixels(width, height, x0 - beside, y0 - _STRIP, x1 + beside, y1 + _STRIP)
    mark = _pixels(width, height, x0 - 0.005, y0 - 0.004, x1 + 0.005, y1 + 0.004)
    return Strip(page.number, width, height, view, mark)


def _pixels(
    width: int, height: int, x0: float, y0: float, x1: float, y1: float
) -> tuple[int, int, int, int]:
    """Shares of the page as left, top, width and height in pixels, inside the page."""
    left, top = int(max(0.0, x0) * width), int(max(0.0, y0) * height)
    right, bottom = int(min(1.0, x1) * width), int(min(1.0, y1) * height)
    return left, top, max(1, right - left), max(1, bottom - top)
