"""The band that a stretch of text really fills: detected boxes are padded by half a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from documents.pipeline.ocr.arrays import Picture
from documents.pipeline.ocr.first import ReadWord, Segment

_DEEP: Final = frozenset("gjpqy,;()[]{}/|Q@µμ")
_TALL: Final = frozenset("bdfhijklt0123456789()[]{}/|%&!?'\"*^<>")
_ABOVE: Final = 0.93
_BELOW: Final = 0.22


@dataclass(frozen=True, slots=True)
class Band:
    """Pixels on the page: as wide as the ink, as high as a line of its font."""

    x0: float
    y0: float
    x1: float
    y1: float


def ink_band(segment: Segment) -> Band:
    """Where the ink of ``segment`` lies; moves its words' ends to be fractions of that."""
    quad = segment.quad
    x0, x1 = float(quad[:, 0].min()), float(quad[:, 0].max())
    y0, y1 = float(quad[:, 1].min()), float(quad[:, 1].max())
    ink = _ink(segment.crop)
    rows = _rows(ink)
    if rows is None:
        return Band(x0, y0, x1, y1)
    top, bottom = rows
    columns = np.flatnonzero(ink[top:bottom].any(axis=0))
    height, width = ink.shape
    left, right = columns[0] / width, (columns[-1] + 1) / width
    _trim(segment.words, left, right)
    scale = (y1 - y0) / height
    upper, lower = _line(segment.words, y0 + top * scale, y0 + bottom * scale, y1 - y0)
    return Band(x0 + left * (x1 - x0), upper, x0 + right * (x1 - x0), lower)


def _ink(picture: Picture) -> Picture:
    """1 where there is ink: the rarer of the two tones."""
    grey = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    _, black = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    ink = np.asarray(black, dtype=np.uint8)
    return 1 - ink if ink.mean() > 0.5 else ink


def _rows(ink: Picture) -> tuple[int, int] | None:
    """The rows of the text itself: rules and the neighbouring lines' tails are left out."""
    height, width = ink.shape
    filled = ink.sum(axis=1)
    inked = (filled > 0) & (filled < 0.9 * width)
    best: tuple[int, int] | None = None
    weight = 0.0
    start: int | None = None
    for row in range(height + 1):
        if row < height and inked[row]:
            start = row if start is None else start
        elif start is not None:
            mass = float(filled[start:row].sum())
            if mass > weight:
                best, weight = (start, row), mass
            start = None
    if best is None or best[1] - best[0] < 0.2 * height:
        return None
    # A dot over an i, an accent or a comma may be parted from its line by an empty row.
    top, bottom = best
    reach = max(1, round(0.12 * height))
    while top > 0 and inked[max(0, top - reach) : top].any():
        top -= 1
    while bottom < height and inked[bottom : bottom + reach].any():
        bottom += 1
    return top, bottom


def _trim(words: list[ReadWord], left: float, right: float) -> None:
    """Ends as fractions of the inked width; the outer words reach its edges."""
    span = max(1e-6, right - left)
    for word in words:
        word.left = min(1.0, max(0.0, (word.left - left) / span))
        word.right = min(1.0, max(word.left, (word.right - left) / span))
    words[0].left = 0.0
    words[-1].right = 1.0


def _line(words: list[ReadWord], top: float, bottom: float, most: float) -> tuple[float, float]:
    """The font's line from its ink: "mean" has neither heads nor tails, "(g/dL)" has both."""
    text = "".join(word.text for word in words)
    deep = any(char in _DEEP for char in text)
    tall = any(char in _TALL or char.isupper() for char in text)
    share = {(True, True): 0.93, (True, False): 0.72, (False, True): 0.70, (False, False): 0.52}
    em = min((bottom - top) / share[(tall, deep)], most)
    base = bottom - (0.21 * em if deep else 0.0)
    return base - _ABOVE * em, base + _BELOW * em
