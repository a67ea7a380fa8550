"""The pages of a document that its page shows at once: a long record is read in windows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

PAGES_AT_ONCE = 10
BYTES_AT_ONCE = 60_000


def windows(sizes: Mapping[int, int]) -> list[Sequence[int]]:
    """The pages in windows, each page in one; a page that is long alone has its own.

    ``sizes`` are the bytes of each page's text, by its number, in order.
    """
    found: list[list[int]] = []
    held = 0
    for number, size in sizes.items():
        if not found or len(found[-1]) >= PAGES_AT_ONCE or held + size > BYTES_AT_ONCE:
            found.append([])
            held = 0
        found[-1].append(number)
        held += size
    return list(found)


def window_with(found: Sequence[Sequence[int]], number: int) -> int:
    """Which window holds page ``number``; the first for a number that no page has."""
    return next((at for at, some in enumerate(found) if number in some), 0)
