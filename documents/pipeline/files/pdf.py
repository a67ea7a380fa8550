"""PDF pages: their own text where they have one, else what can be read off their picture."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image
from pypdfium2 import raw

from documents.pipeline.files.glyphs import Glyph, TextLayer, read_text_layer
from documents.pipeline.files.layout import build_page
from documents.pipeline.files.reading import Opened, PageRead, Request, unreadable
from documents.pipeline.files.refusals import refusal
from documents.pipeline.files.render import MAX_SIDE, page_image
from documents.pipeline.files.ticks import find_boxes, with_boxes
from documents.pipeline.types import Reader

_POINT: Final = 72.0
_MAX_OCR_SIDE: Final = 3400
_LARGEST_PAGE: Final = 14_400 * 4
_FEW: Final = 24
"""A page with fewer characters than this may be a scan with a stamp: its picture decides."""


def open_pdf(request: Request) -> Opened:
    """Open the file; refuses a locked, damaged, empty or too long one."""
    document = _load(request)
    count = len(document)
    if count > request.limits.max_pages:
        raise refusal("too_many_pages")
    return Opened(count, _pages(document, count, request))


def _load(request: Request) -> Any:
    try:
        document = pdfium.PdfDocument(request.stream, password=request.password)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise refusal("password_protected") from None
        raise refusal("damaged") from None
    document.init_forms()
    return document


def _pages(document: Any, count: int, request: Request) -> Iterator[PageRead]:
    opened = 0
    heavy = False
    for index in range(count):
        number = index + 1
        if heavy:
            # PDFium keeps every picture's bytes for as long as the file is open.
            document.close()
            document = _load(request)
            heavy = False
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield PageRead(unreadable(number))
            continue
        opened += 1
        try:
            read = _read_page(document, page, index, request)
            heavy = read.page.reader is not Reader.TEXT
            yield read
        except pdfium.PdfiumError:
            yield PageRead(unreadable(number))
        finally:
            page.close()
    if not opened:
        raise refusal("damaged")


def _read_page(document: Any, page: Any, index: int, request: Request) -> PageRead:
    number = index + 1
    boxes: list[Glyph] = []
    if page.formenv and raw.FPDFPage_GetAnnotCount(page) > 0:
        boxes = find_boxes(page, *page.get_size())
        # Filled-in form fields and typed notes become part of the page they are printed on.
        page.flatten()
        page.close()
        page = document[index]
    width, height = page.get_size()
    if not (0 < width < _LARGEST_PAGE and 0 < height < _LARGEST_PAGE):
        return PageRead(unreadable(number))
    layer = read_text_layer(page, width, height)
    request.progress()
    words = with_boxes(layer, boxes, width, height) if boxes else layer.words
    if layer.turn in {90, 270}:
        width, height = height, width
    if _usable(layer, page):
        image = None
        if request.images:
            picture = _picture(page, layer.turn, request.limits.display_dpi, MAX_SIDE)
            image = page_image(picture, number)
        return PageRead(
            build_page(words, number=number, width=width, height=height, reader=Reader.TEXT),
            image,
        )
    return _read_picture(page, layer, number, request)


def _usable(layer: TextLayer, page: Any) -> bool:
    """Whether the page's own text says what the page shows."""
    if layer.unmapped > 0.2:
        return False
    if layer.characters >= _FEW:
        return True
    return not _mostly_picture(page) if layer.characters else not _draws(page)


def _mostly_picture(page: Any) -> bool:
    """Whether images cover much of the page, as in a scan."""
    width, height = page.get_size()
    covered = 0.0
    for seen, drawn in enumerate(page.get_objects(max_depth=3)):
        if seen > 2000:
            break
        if drawn.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = drawn.get_bounds()
            covered += max(0.0, right - left) * max(0.0, top - bottom)
    return bool(covered > 0.3 * width * height)


def _draws(page: Any) -> bool:
    """Whether anything at all is drawn on a page that has no text."""
    return any(True for _ in page.get_objects(max_depth=1))


def _read_picture(page: Any, layer: TextLayer, number: int, request: Request) -> PageRead:
    from documents.pipeline.ocr import read_picture

    picture = _picture(page, 0, request.limits.ocr_dpi, _MAX_OCR_SIDE)
    request.progress()
    found = read_picture(picture, number=number, progress=request.progress)
    image = page_image(found.picture, number) if request.images else None
    return PageRead(found.page, image)


def _picture(page: Any, turn: int, dpi: int, max_side: int) -> Image.Image:
    """The page drawn at ``dpi``, smaller where it would outgrow ``max_side`` pixels."""
    width, height = page.get_size()
    scale = min(dpi / _POINT, max_side / max(width, height))
    scale = max(scale, 1.0 / max(1.0, min(width, height)))
    if math.ceil(width * scale) * math.ceil(height * scale) > 40_000_000:
        raise pdfium.PdfiumError("page too large to draw")
    bitmap = page.render(scale=scale, rotation=(360 - turn) % 360, rev_byteorder=True)
    try:
        drawn: Image.Image = bitmap.to_pil()
        return drawn.convert("RGB") if drawn.mode != "RGB" else drawn.copy()
    finally:
        bitmap.close()
