"""A scan of many pages: what one page needed is let go of before the next."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from PIL import Image

from documents.pipeline import ocr
from documents.pipeline.files.pdf import open_pdf
from documents.pipeline.files.reading import Request, unreadable
from documents.pipeline.ocr import PictureRead


def test_the_pictures_of_pages_before_are_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFium keeps the bytes of every picture it has drawn for as long as its file is open."""
    paper = Image.new("RGB", (600, 800), "white")
    paper.paste("black", (100, 100, 500, 140))
    scan = io.BytesIO()
    paper.save(scan, "PDF", save_all=True, append_images=[paper, paper])

    drawn: dict[int, int] = {}
    open_now: list[Any] = []
    plain_open, plain_close = pdfium.PdfDocument.__init__, pdfium.PdfDocument.close

    def opened(self: Any, *args: Any, **kwargs: Any) -> None:
        plain_open(self, *args, **kwargs)
        open_now.append(self)

    def closed(self: Any) -> None:
        plain_close(self)
        open_now.remove(self)

    def read(picture: Image.Image, *, number: int, progress: Any) -> PictureRead:
        (document,) = open_now
        drawn[id(document)] = drawn.get(id(document), 0) + 1
        return PictureRead(unreadable(number), picture)

    monkeypatch.setattr(pdfium.PdfDocument, "__init__", opened)
    monkeypatch.setattr(pdfium.PdfDocument, "close", closed)
    monkeypatch.setattr(ocr, "read_picture", read)
    pages = open_pdf(Request(scan, "application/pdf")).pages
    assert [each.page.number for each in pages] == [1, 2, 3]
    assert max(drawn.values()) == 1
