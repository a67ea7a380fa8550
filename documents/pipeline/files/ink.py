"""Whether a person can see what a PDF page prints.

Another reader's words behind a scan are drawn invisibly, and so may be words meant for a machine
alone: in no ink, in the colour of the paper, too small to be read. None is what the page says.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Final

from pypdfium2 import raw  # type: ignore[import-untyped]

_SMALLEST: Final = 1.5
"""Points: what is less tall nobody reads."""
_LIGHT: Final = 200
"""Each of red, green and blue above it: light enough to vanish on white paper."""
_CONTRAST: Final = 10
_MOST_PIXELS: Final = 2_000

ToShown = Callable[[float, float], tuple[float, float]]


class Paper:
    """The page as it is drawn, in grey; drawn when it is first asked for."""

    def __init__(self, page: Any, width: float, height: float) -> None:
        self._page = page
        self._scale = min(1.0, _MOST_PIXELS / max(1.0, width, height))
        self._width = max(1, round(width * self._scale))
        self._height = max(1, round(height * self._scale))
        self._pixels: bytes | None = None
        self._stride = 0

    def contrast(self, x0: float, y0: float, x1: float, y1: float) -> int:
        """Between the lightest and the darkest spot of a place, 0..255; places in points."""
        if self._pixels is None:
            self._draw()
        assert self._pixels is not None
        left, right = self._span(x0, x1, self._width)
        top, bottom = self._span(y0, y1, self._height)
        lightest, darkest = 0, 255
        for y in range(top, bottom):
            row = self._pixels[y * self._stride + left : y * self._stride + right]
            lightest, darkest = max(lightest, *row, 0), min(darkest, *row, 255)
        return max(0, lightest - darkest)

    def _span(self, start: float, end: float, most: int) -> tuple[int, int]:
        low, high = sorted((start * self._scale, end * self._scale))
        first = min(max(0, int(low)), most - 1)
        return first, min(max(first + 1, int(high) + 1), most)

    def _draw(self) -> None:
        bitmap = raw.FPDFBitmap_CreateEx(self._width, self._height, raw.FPDFBitmap_Gray, None, 0)
        try:
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, self._width, self._height, 0xFFFFFFFF)
            size = (0, 0, self._width, self._height)
            raw.FPDF_RenderPageBitmap(bitmap, self._page, *size, 0, raw.FPDF_ANNOT)
            self._stride = raw.FPDFBitmap_GetStride(bitmap)
            length = self._stride * self._height
            self._pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), length)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)


class Ink:
    """Whether characters are drawn so that a person can see them. The answer is kept for each run
    of text."""

    def __init__(self, text_page: Any, paper: Paper, to_shown: ToShown) -> None:
        self._text_page = text_page
        self._paper = paper
        self._to_shown = to_shown
        self._run: int | None = None
        self._seen = True
        self._parts = [ctypes.c_uint() for _ in range(4)]

    def shows(self, index: int) -> bool:
        """Whether character ``index`` leaves a trace on the page."""
        drawn = raw.FPDFText_GetTextObject(self._text_page, index)
        run = ctypes.cast(drawn, ctypes.c_void_p).value
        if run != self._run:
            self._run = run
            self._seen = run is None or self._is_seen(drawn, index)
        return self._seen

    def _is_seen(self, drawn: Any, index: int) -> bool:
        mode = raw.FPDFTextObj_GetTextRenderMode(drawn)
        if mode in {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}:
            return False
        box = raw.FS_RECTF()
        if not raw.FPDFText_GetLooseCharBox(self._text_page, index, ctypes.byref(box)):
            return True
        ax, ay = self._to_shown(box.left, box.top)
        bx, by = self._to_shown(box.right, box.bottom)
        if max(abs(by - ay), abs(bx - ax)) < _SMALLEST:
            return False
        if mode != raw.FPDF_TEXTRENDERMODE_FILL:
            return True
        if not raw.FPDFText_GetFillColor(self._text_page, index, *self._parts):
            return True
        red, green, blue, opaque = (part.value for part in self._parts)
        if opaque == 0:
            return False
        if min(red, green, blue) < _LIGHT:
            return True
        # White letters are seen on a dark head of a table, and nowhere on white paper.
        return self._paper.contrast(ax, ay, bx, by) >= _CONTRAST
