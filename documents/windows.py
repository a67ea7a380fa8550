"""The pages of a document that its page shows at once: a long record is read in windows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from documents.pipeline.types import Page

PAGES_AT_ONCE = 10
CHARACTERS_AT_ONCE = 60_000


def windows(pages: Sequence[Page]) -> list[Sequence[Page]]:
    """The pages in windows, each page in one; a page that is long alone has its own."""
    found: list[Sequence[Page]] = []
    begin = 0
    ends = list(accumulate(len(page.text) for page in pages))
    for at in range(1, len(pages) + 1):
        length = ends[at - 1] - (ends[begin - 1] if begin else 0)
        full = at - begin >= PAGES_AT_ONCE
        if at == len(pages) or full or length + len(pages[at].text) > CHARACTERS_AT_ONCE:
            found.append(pages[begin:at])
            begin = at
    return found


def window_with(found: Sequence[Sequence[Page]], number: int) -> int:
    """Which window holds page ``number``; the first for a number that no page has."""
    holding = (at for at, some in enumerate(found) if any(p.number == number for p in some))
    return next(holding, 0)
