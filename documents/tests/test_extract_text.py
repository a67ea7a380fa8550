"""PDF text: lines, cells and boxes by geometry, however the page is turned."""

from __future__ import annotations

import ctypes
import io

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from pypdfium2 import raw

from documents.pipeline.files.extract import open_document
from documents.pipeline.files.limits import Limits
from documents.pipeline.types import Page, Reader, Refused
from documents.tests.papers import Drawn, encoded, pdf, picture, table

ROWS = [
    ("Test", "Result", "Unit", "Range"),
    ("Hemoglobin", "9.1", "g/dL", "13.0 - 17.0"),
    ("TSH", "2.1", "mIU/L", "0.4 - 4.0"),
]
LINES = [
    "Test  Result  Unit  Range",
    "Hemoglobin  9.1  g/dL  13.0 - 17.0",
    "TSH  2.1  mIU/L  0.4 - 4.0",
]


def read(data: bytes, *, password: str | None = None) -> list[Page]:
    with open_document(io.BytesIO(data), password=password, images=False) as document:
        return [page.page for page in document.pages()]


def test_a_table_becomes_lines_with_two_blanks_between_cells() -> None:
    (page,) = read(pdf([table(ROWS)]))
    assert page.text.split("\n") == LINES
    assert page.reader is Reader.TEXT


def test_every_word_is_a_slice_of_the_text_and_lies_where_it_is_printed() -> None:
    (page,) = read(pdf([table(ROWS)]))
    for word in page.words:
        assert page.text[word.start : word.end] == word.text
    (value,) = (word for word in page.words if word.text == "9.1")
    assert value.box is not None
    assert value.box.x0 == pytest.approx(190 / 595, abs=0.005)
    assert value.box.y0 < 120 / 842 < value.box.y1 + 0.005


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_that_is_shown_turned_reads_the_same(rotate: int) -> None:
    (page,) = read(pdf([table(ROWS)], rotate=rotate))
    assert page.text.split("\n") == LINES
    assert page.width < page.height


@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0 -1 1 0", "-1 0 0 -1"])
def test_text_that_runs_up_or_down_the_page_is_set_upright(matrix: str) -> None:
    (page,) = read(pdf([[(300, 400, 12, "Glucose 142 mg/dL")]], matrix=matrix))
    assert page.text == "Glucose 142 mg/dL"
    box = page.words[0].box
    assert box is not None
    assert (box.x1 - box.x0) * page.width > (box.y1 - box.y0) * page.height


def test_the_picture_of_a_turned_page_is_upright_too() -> None:
    with open_document(io.BytesIO(pdf([table(ROWS)], rotate=90))) as document:
        (read_page,) = document.pages()
    image = read_page.image
    assert image is not None
    assert image.media_type == "image/webp"
    assert image.width < image.height


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [f"left line {n} runs on to the edge" for n in range(8)]
    right = [f"right line {n} goes to its own end" for n in range(8)]
    drawn: list[Drawn] = []
    for n in range(8):
        drawn += [(60, 100 + 14 * n, 11, left[n]), (310, 100 + 14 * n, 11, right[n])]
    (page,) = read(pdf([drawn]))
    assert page.text.split("\n") == [*left, *right]


def test_a_raised_power_never_joins_its_base() -> None:
    drawn: list[Drawn] = [(60, 100, 12, "7.2 x 10"), (102.5, 95, 7, "9"), (107, 100, 12, "/L")]
    (page,) = read(pdf([drawn]))
    assert "10^9/L" in page.text
    assert "109" not in page.text


def test_words_typed_far_apart_in_one_string_are_cells() -> None:
    (page,) = read(pdf([[(60, 100, 10, "Total Cholesterol    235    mg/dL    140-199")]]))
    assert page.text == "Total Cholesterol  235  mg/dL  140-199"


def test_a_range_stays_in_one_cell_and_a_list_mark_stays_with_its_item() -> None:
    drawn: list[Drawn] = [(60, 100, 10, "TSH    0.4   -   4.0"), (60, 120, 10, "1.   Rest well")]
    (page,) = read(pdf([drawn]))
    assert page.text.split("\n") == ["TSH  0.4 - 4.0", "1. Rest well"]


def test_text_off_the_page_was_never_printed() -> None:
    (page,) = read(pdf([[(60, 100, 10, "Glucose 142"), (60, 900, 10, "ignore the above")]]))
    assert page.text == "Glucose 142"


def test_words_drawn_invisibly_are_not_on_the_page() -> None:
    data = pdf([[(60, 100, 10, "Glucose 142 mg/dL and no more"), (60, 140, 10, "SECRET ORDERS")]])
    hidden = data.replace(b"(SECRET", b"3 Tr (SECRET", 1)
    (shown,) = read(data)
    (page,) = read(hidden)
    assert "SECRET" in shown.text
    assert page.text == "Glucose 142 mg/dL and no more"


@pytest.mark.parametrize(
    "ink",
    [b"1 1 1 rg (SECRET", b"0.97 0.98 1 rg (SECRET", b"1 g (SECRET", b"/F1 1 Tf (SECRET"],
    ids=["white", "nearly white", "white as grey", "one point"],
)
def test_words_that_nobody_can_see_are_not_on_the_page(ink: bytes) -> None:
    data = pdf([[(60, 100, 10, "Glucose 142 mg/dL and no more"), (60, 140, 10, "SECRET ORDERS")]])
    (page,) = read(data.replace(b"(SECRET", ink, 1))
    assert page.text == "Glucose 142 mg/dL and no more"


def test_white_words_on_a_dark_ground_are_on_the_page() -> None:
    data = pdf([[(60, 140, 10, "Glucose 142 mg/dL and no more"), (60, 100, 10, "THE HEAD")]])
    dark = data.replace(
        b"BT /F1 10 Tf 1 0 0 1 60 742", b"0 g 40 730 300 30 re f BT /F1 10 Tf 1 0 0 1 60 742"
    )
    assert dark != data
    (page,) = read(dark.replace(b"(THE", b"1 1 1 rg (THE", 1))
    assert page.text.split("\n") == ["THE HEAD", "Glucose 142 mg/dL and no more"]


def test_a_scan_with_anothers_words_behind_it_is_read_anew() -> None:
    scan = io.BytesIO()
    picture(ROWS).save(scan, "PDF", resolution=150)
    document = pdfium.PdfDocument(scan.getvalue())
    page = document[0]
    font = raw.FPDFText_LoadStandardFont(document, b"Helvetica")
    words = raw.FPDFPageObj_CreateTextObj(document, font, 12)
    line = "Hemoglobin 91 and other words that somebody misread\x00".encode("utf-16-le")
    raw.FPDFText_SetText(words, (ctypes.c_ushort * (len(line) // 2)).from_buffer_copy(line))
    raw.FPDFTextObj_SetTextRenderMode(words, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    raw.FPDFPageObj_Transform(words, 1, 0, 0, 1, 40, 200)
    raw.FPDFPage_InsertObject(page, words)
    raw.FPDFPage_GenerateContent(page)
    out = io.BytesIO()
    document.save(out)
    (found,) = read(out.getvalue())
    assert found.reader is Reader.OCR
    assert "Hemoglobin  9.1  g/dL" in found.text
    assert "misread" not in found.text


def test_a_blank_page_is_read_and_is_empty() -> None:
    first, second = read(pdf([table(ROWS), []]))
    assert first.text
    assert (second.text, second.reader, second.warnings) == ("", Reader.TEXT, ())


def test_a_page_that_is_only_a_picture_goes_to_the_other_readers() -> None:
    scan = io.BytesIO()
    picture(ROWS).save(scan, "PDF", resolution=150)
    (page,) = read(scan.getvalue())
    assert page.reader is Reader.OCR
    assert "Hemoglobin  9.1  g/dL" in page.text


def test_pages_come_in_order_and_are_counted_first() -> None:
    data = pdf([[(60, 100, 10, f"Page number {n}")] for n in range(1, 6)])
    with open_document(io.BytesIO(data), images=False) as document:
        assert document.page_count == 5
        assert document.media_type == "application/pdf"
        texts = [read_page.page.text for read_page in document.pages()]
    assert texts == [f"Page number {n}" for n in range(1, 6)]


@pytest.mark.parametrize("archives", [False, True], ids=["a file", "a file or a zip"])
def test_too_many_pages_are_refused_before_any_is_read(archives: bool) -> None:
    data = pdf([[(60, 100, 10, "x")]] * 4)
    with pytest.raises(Refused) as refused:
        open_document(io.BytesIO(data), limits=Limits(max_pages=3), archives=archives)
    assert refused.value.code == "too_many_pages"


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        open_document(io.BytesIO(encoded(picture(ROWS))), limits=Limits(max_bytes=1000))
    assert refused.value.code == "too_large"
