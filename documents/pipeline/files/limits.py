"""How much one file may ask of us."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for reading one file; every one ends in a ``Refused`` with a clear sentence.

    ``seconds`` is the longest time without progress (a page begun, a picture drawn, a reader
    done), ``page_seconds`` the longest for one page. ``memory`` bounds the reading process with
    its children, in bytes of resident memory; with an ordinary worker beside it the family stays
    below 1 GB. ``picture_pixels`` bounds what a picture may claim to hold before it is decoded.
    """

    max_bytes: int = 100 * MEGABYTE
    max_pages: int = 500
    seconds: float = 25.0
    page_seconds: float = 120.0
    memory: int = 760 * MEGABYTE
    picture_pixels: int = 120_000_000
    display_dpi: int = 120
    ocr_dpi: int = 200
    characters_a_page: int = 10_000
