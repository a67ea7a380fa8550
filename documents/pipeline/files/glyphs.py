"""The text layer of a PDF page as placed words.

PDFium gives characters with boxes in the page's own space; here they become words in the page as
it is *shown*: turned as its producer turned it, ligatures written out, raised powers kept apart.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pypdfium2 import raw  # type: ignore[import-untyped]

from documents.pipeline.files.ink import Ink, Paper
from documents.pipeline.files.layout import Placed

_DEVICE: Final = 100_000
_OF_UNIT: Final = re.compile(r"(?<![A-Za-z])[A-Za-z\u00b5\u03bc]?[mM]$")
_TURNED: Final = math.radians(12)
MAX_CHARACTERS: Final = 200_000


@dataclass(slots=True)
class Glyph:
    """One printed character; the box is as tall as its font, not as its ink.

    ``parted``: PDFium guesses a blank before it, which the file does not hold.
    """

    char: str
    x0: float
    y0: float
    x1: float
    y1: float
    angle: int
    parted: bool = False


@dataclass(frozen=True, slots=True)
class TextLayer:
    """A page's words; ``turn`` is how far (0, 90, 180, 270) most of its text is turned.

    ``unmapped`` is the share of characters whose code says nothing about the letter they show.
    """

    words: list[Placed]
    turn: int
    unmapped: float
    characters: int


def read_text_layer(page: Any, width: float, height: float) -> TextLayer:
    """All words of ``page``, in points from the top left of the shown page."""
    text_page = raw.FPDFText_LoadPage(page)
    try:
        count = min(raw.FPDFText_CountChars(text_page), MAX_CHARACTERS)
        return _read(page, text_page, max(0, count), width, height)
    finally:
        raw.FPDFText_ClosePage(text_page)


def _read(page: Any, text_page: Any, count: int, width: float, height: float) -> TextLayer:
    to_shown = transform(page, width, height)
    page_turn = raw.FPDFPage_GetRotation(page) * 90
    glyphs: list[Glyph | None] = []
    angles: Counter[int] = Counter()
    unmapped = printed = 0
    parted = False
    ink = Ink(text_page, Paper(page, width, height), to_shown)
    box = raw.FS_RECTF()
    box_at = ctypes.byref(box)
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text_page, index)
        char = _character(code)
        if not char:
            continue
        if char.isspace():
            if char == " " and raw.FPDFText_IsGenerated(text_page, index) == 1:
                parted = True
            else:
                glyphs.append(None)
            continue
        if not ink.shows(index):
            glyphs.append(None)
            continue
        printed += 1
        bad = code in {0, 0xFFFD} or 0xE000 <= code <= 0xF8FF or code >= 0xF0000
        unmapped += bad or raw.FPDFText_HasUnicodeMapError(text_page, index) == 1
        if not raw.FPDFText_GetLooseCharBox(text_page, index, box_at):
            glyphs.append(None)
            continue
        ax, ay = to_shown(box.left, box.top)
        bx, by = to_shown(box.right, box.bottom)
        angle = _angle(raw.FPDFText_GetCharAngle(text_page, index), page_turn)
        angles[angle] += 1
        glyphs.append(
            Glyph(char, min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), angle, parted)
        )
        parted = False
    main = angles.most_common(1)[0][0] if angles else 0
    turn = max(0, main)
    turned = [upright(glyph, turn, width, height) for glyph in glyphs]
    share = max(1, printed)
    return TextLayer(_words(turned, main), turn, unmapped / share, printed)


def transform(page: Any, width: float, height: float) -> Any:
    """Page space to the shown page's, with its rotation and crop as PDFium draws them."""

    def device(x: float, y: float) -> tuple[float, float]:
        dx, dy = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, _DEVICE, _DEVICE, 0, x, y, dx, dy)
        return dx.value / _DEVICE * width, dy.value / _DEVICE * height

    span = 1000.0
    ox, oy = device(0, 0)
    xx, xy = device(span, 0)
    yx, yy = device(0, span)
    a, b = (xx - ox) / span, (xy - oy) / span
    c, d = (yx - ox) / span, (yy - oy) / span

    def to_shown(x: float, y: float) -> tuple[float, float]:
        return ox + a * x + c * y, oy + b * x + d * y

    return to_shown


def _character(code: int) -> str:
    """The character(s) to keep for a code: presentation forms unfolded, controls dropped."""
    if code in {2, 0xAD}:
        return "-"
    if code == 0xFEFF or code in range(0x200B, 0x2010):
        return ""
    if code < 32 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return " "
    char = chr(code)
    if 0xFB00 <= code <= 0xFB06 or 0xFB50 <= code <= 0xFEFC:
        return unicodedata.normalize("NFKC", char)
    return char


def _angle(radians: float, page_turn: int) -> int:
    """The nearest quarter turn in degrees clockwise as shown, or -1 for slanted text."""
    if radians < 0:
        return page_turn
    quarter = radians / (math.pi / 2)
    nearest = round(quarter)
    return (
        (nearest * 90 + page_turn) % 360 if abs(quarter - nearest) * math.pi / 2 < _TURNED else -1
    )


def _words(glyphs: list[Glyph | None], main: int) -> list[Placed]:
    """Cut the stream of characters into words where it has a blank or jumps."""
    words: list[Placed] = []
    current: list[Glyph] = []
    run = 0
    for glyph in glyphs:
        if glyph is None:
            if current:
                words.append(_word(current, run))
            current = []
            continue
        if glyph.angle != main and main >= 0:
            run += 1
            continue
        if current and not _follows(current[-1], glyph):
            words.append(_word(current, run))
            current = []
            run += 1
        current.append(glyph)
    if current:
        words.append(_word(current, run))
    return words


def _follows(last: Glyph, glyph: Glyph) -> bool:
    """Whether ``glyph`` continues the word that ends with ``last``."""
    size = max(1e-6, min(last.y1 - last.y0, glyph.y1 - glyph.y0))
    beside = min(last.y1, glyph.y1) - max(last.y0, glyph.y0)
    gap = max(glyph.x0 - last.x1, last.x0 - glyph.x1)
    return beside > 0.3 * size and gap < (0.08 if glyph.parted else 0.35) * size


def _word(glyphs: list[Glyph], run: int) -> Placed:
    text: list[str] = []
    for at, glyph in enumerate(glyphs):
        if at and _is_raised(glyphs[max(0, at - 4) : at], glyph):
            text.append("^")
        text.append(glyph.char)
    least = 0.8 * max(g.y1 - g.y0 for g in glyphs)
    tall = [g for g in glyphs if g.y1 - g.y0 >= least]
    return Placed(
        "".join(text),
        min(g.x0 for g in glyphs),
        min(g.y0 for g in tall),
        max(g.x1 for g in glyphs),
        max(g.y1 for g in tall),
        run=run,
    )


def _is_raised(before: Sequence[Glyph], glyph: Glyph) -> bool:
    """A smaller digit standing high after a digit or a word.

    ``10`` and ``9`` are 10^9, never 109, and the 1 behind a name or a value is that of a note. The
    powers of a unit (``m2``) are left as they are written.
    """
    base = before[-1]
    if not (glyph.char.isdigit() or (base.char.isdigit() and glyph.char in "-\u2212")):
        return False
    if not base.char.isdigit():
        word = "".join(g.char for g in before[-4:])
        if not (base.char.isalpha() or base.char in ")]%*") or _OF_UNIT.search(word):
            return False
    size, small = base.y1 - base.y0, glyph.y1 - glyph.y0
    return small < 0.85 * size and glyph.y1 < base.y1 - 0.2 * size


def upright(glyph: Glyph | None, turn: int, width: float, height: float) -> Glyph | None:
    """The glyph's box on the page turned back by ``turn`` degrees, so that its text is upright."""
    if glyph is None or not turn:
        return glyph
    x0, y0, x1, y1 = glyph.x0, glyph.y0, glyph.x1, glyph.y1
    if turn == 90:
        box = (y0, width - x1, y1, width - x0)
    elif turn == 180:
        box = (width - x1, height - y1, width - x0, height - y0)
    else:
        box = (height - y1, x0, height - y0, x1)
    glyph.x0, glyph.y0, glyph.x1, glyph.y1 = box
    return glyph
