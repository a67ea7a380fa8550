"""The band that a stretch of text really fills: detected boxes are padded by half a line."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from documents.pipeline.ocr.arrays import Field, Picture
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
    ink = ink_of(segment.crop)
    rows = ink_rows(ink)
    if rows is None:
        return Band(x0, y0, x1, y1)
    top, bottom = rows
    columns = np.flatnonzero(ink[top:bottom].any(axis=0))
    height, width = ink.shape
    left, right = columns[0] / width, (columns[-1] + 1) / width
    _trim(segment.words, left, right)
    scale = (y1 - y0) / height
    em, base = _line(segment.words, top, bottom, height)
    return Band(
        x0 + left * (x1 - x0),
        y0 + (base - _ABOVE * em) * scale,
        x0 + right * (x1 - x0),
        y0 + (base + _BELOW * em) * scale,
    )


def ink_of(picture: Picture) -> Picture:
    """1 where there is ink: the rarer of the two tones."""
    grey = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    _, black = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    ink = np.asarray(black, dtype=np.uint8)
    return 1 - ink if ink.mean() > 0.5 else ink


def ink_rows(ink: Picture) -> tuple[int, int] | None:
    """The rows of the text itself: rules and what shows of the neighbouring lines are left out."""
    height, width = ink.shape
    filled = ink.sum(axis=1).astype(np.float64)
    filled[filled > 0.9 * width] = 0
    smooth = np.convolve(filled, np.ones(max(1, height // 6)), mode="same")
    low, high = round(0.2 * height), max(round(0.2 * height) + 1, round(0.8 * height))
    core = low + int(np.argmax(smooth[low:high]))
    if not smooth[core]:
        return None
    few = 0.15 * float(filled.max())
    reach = max(1, round(0.1 * height))
    top = _walk(filled, core, -1, few, reach)
    bottom = _walk(filled, core, 1, few, reach) + 1
    return (top, bottom) if bottom - top >= 0.2 * height else None


def _walk(filled: Field, start: int, step: int, few: float, reach: int) -> int:
    """The last row of the text going ``step`` from ``start``.

    Past heads and tails (few inked points a row, perhaps a small gap before a dot or an accent)
    the ink must not grow again: where it does, the next line has begun.
    """
    last = start
    thinnest = math.inf
    turning = start
    empty = 0
    row = start
    while 0 <= row < len(filled):
        here = float(filled[row])
        if here < thinnest:
            thinnest, turning = here, row
        if here == 0:
            empty += 1
            if empty > reach:
                return last
        elif thinnest < few and here > max(few, 2 * thinnest):
            return last if filled[turning] == 0 else turning
        else:
            empty = 0
            last = row
        row += step
    return last


def _trim(words: list[ReadWord], left: float, right: float) -> None:
    """Ends as fractions of the inked width; the outer words reach its edges."""
    span = max(1e-6, right - left)
    for word in words:
        word.left = min(1.0, max(0.0, (word.left - left) / span))
        word.right = min(1.0, max(word.left, (word.right - left) / span))
    words[0].left = 0.0
    words[-1].right = 1.0


def _line(words: list[ReadWord], top: int, bottom: int, height: int) -> tuple[float, float]:
    """Size and base line of the font, from its ink: "mean" has no heads or tails, "(g)" has both.

    A detected box is about as much higher than its ink on either side. Where the ink reaches the
    box's edge or fills it, a neighbouring line touches this one, and the box alone is trusted.
    """
    text = "".join(word.text for word in words)
    deep = any(char in _DEEP for char in text)
    tall = any(char in _TALL or char.isupper() for char in text)
    full = bottom - top > (0.88 if deep else 0.68) * height
    if full or top == 0 or bottom >= height:
        em = 0.7 * height
        return em, height / 2 + (0.255 if deep else 0.36) * em
    share = {(True, True): 0.93, (True, False): 0.72, (False, True): 0.70, (False, False): 0.52}
    em = min(max((bottom - top) / share[(tall, deep)], 0.5 * height), 0.95 * height)
    return em, bottom - (0.21 * em if deep else 0.0)
