"""The boxes of a PDF form that can be ticked, as the marks that a reader of the page sees.

A form draws its box and its tick as lines. Without them a list of illnesses to tick would read as a
list of illnesses.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any, Final

from pypdfium2 import raw  # type: ignore[import-untyped]

from documents.pipeline.files.glyphs import Glyph, TextLayer, transform, upright
from documents.pipeline.files.layout import Placed

_KINDS: Final = frozenset({raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON})
_MOST: Final = 2000
_EMPTY, _TICKED = "☐", "☑"
_LONGEST_TICK: Final = 2


def find_boxes(page: Any, width: float, height: float) -> list[Glyph]:
    """The boxes of the page before its form is made part of it, in points of the shown page."""
    found: list[Glyph] = []
    to_shown = transform(page, width, height)
    rect = raw.FS_RECTF()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetFormFieldType(page.formenv, annotation) not in _KINDS:
                continue
            if not raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
                continue
            ticked = raw.FPDFAnnot_IsChecked(page.formenv, annotation)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
        (ax, ay), (bx, by) = to_shown(rect.left, rect.top), to_shown(rect.right, rect.bottom)
        mark = _TICKED if ticked else _EMPTY
        found.append(Glyph(mark, min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), 0))
    return found


def with_boxes(
    layer: TextLayer, boxes: Sequence[Glyph], width: float, height: float
) -> list[Placed]:
    """The words of a page with its boxes, each in the place of the tick drawn in it."""
    placed = [
        Placed(box.char, box.x0, box.y0, box.x1, box.y1)
        for each in boxes
        if (box := upright(each, layer.turn, width, height)) is not None
    ]
    ticks = [word for word in layer.words if len(word.text) <= _LONGEST_TICK]
    drawn = {id(word) for word in ticks if any(_inside(word, box) for box in placed)}
    return [*(word for word in layer.words if id(word) not in drawn), *placed]


def _inside(word: Placed, box: Placed) -> bool:
    x, y = (word.x0 + word.x1) / 2, word.middle
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
