"""What is accepted is judged by content; everything else is refused in a sentence of its own."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from documents.pipeline.files.extract import open_document
from documents.pipeline.files.identify import identify
from documents.pipeline.files.refusals import MESSAGES, WHAT, refusal, what_of
from documents.pipeline.types import Refused
from documents.tests.papers import archive, encoded, paragraph, pdf, picture, row, word_file

LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)


def code_of(data: bytes, name: str = "") -> str:
    with pytest.raises(Refused) as refused, open_document(io.BytesIO(data), name=name) as document:
        list(document.pages())
    assert refused.value.message.endswith(".")
    return refused.value.code


def text_of(data: bytes) -> str:
    with open_document(io.BytesIO(data), images=False) as document:
        return "\n".join(read.page.text for read in document.pages())


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("TIFF", "image/tiff"),
        ("WEBP", "image/webp"),
        ("BMP", "image/bmp"),
    ],
)
def test_pictures_are_known_by_their_bytes(kind: str, media_type: str) -> None:
    data = encoded(picture([("Iron", "60")], size=(400, 200)), kind)
    assert identify(data[:4096], len(data)) == media_type
    with open_document(io.BytesIO(data), name="report.pdf", images=False) as document:
        assert document.media_type == media_type


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x05\x06" + bytes(18),
        archive({"a.txt": b"hello"}),
        archive({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<Types/>"}),
        b"MZ\x90\x00" + bytes(100),
        b"\x7fELF" + bytes(100),
        b"#!/bin/sh\necho hello\n",
        b"<html><body>Hemoglobin 9.1</body></html>",
        b"\n  <!DOCTYPE html><p>x",
        b"Saved from a portal\n <script>run()</script>",
        b'<?xml version="1.0"?><report/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        LAUGHS.encode(),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
        b"{\\rtf1 hello}",
        b"GIF89a" + bytes(50),
        b"RIFF\x00\x00\x00\x00WAVEfmt ",
        b"ID3\x04" + bytes(50),
        b"\x00\x00\x00\x18ftypmp42" + bytes(50),
        b"Received: from somewhere\nSubject: results\n\nHemoglobin 9.1",
        bytes(range(256)) * 4,
    ],
)
@pytest.mark.parametrize("name", ["report.pdf", "notes.txt"])
def test_everything_else_is_refused_whatever_its_name(data: bytes, name: str) -> None:
    assert code_of(data, name) == "type_not_accepted"


def test_a_note_that_quotes_a_tag_is_still_a_note() -> None:
    said = "VISIT NOTE\nPaste <script>run()</script> or <html> here, she said."
    assert text_of(said.encode()) == said


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_only_a_kind_of_file_is_named_as_one(code: str) -> None:
    """Else a locked file would be taken for an archive, and be called damaged."""
    assert what_of(refusal(code)) == ("not text" if code == "type_not_accepted" else "")
    for what in WHAT:
        named = what_of(refusal(code, what))
        assert named == (what if code == "type_not_accepted" else "")


def test_an_empty_file_says_so() -> None:
    assert code_of(b"") == "empty"
    assert code_of(b" \n\n ") == "empty"


def test_a_disguised_program_is_not_a_pdf() -> None:
    assert code_of(b"MZ\x90\x00" + b"%PDF-1.4 " * 20) == "type_not_accepted"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_kept_to_the_letter(encoding: str) -> None:
    text = "Glucose\t142 mg/dL\r\n  café – 5,4 µmol/L  \n"
    with open_document(io.BytesIO(text.encode(encoding))) as document:
        (read,) = document.pages()
    assert read.page.text == text
    assert read.image is None
    assert all(text[word.start : word.end] == word.text for word in read.page.words)


def test_a_body_mass_index_is_not_a_bitmap() -> None:
    assert text_of(b"BMI 31 kg/m2, weight stable since the last visit.") != ""


def test_form_feeds_part_the_pages_of_a_text() -> None:
    with open_document(io.BytesIO(b"one\fpage two\f")) as document:
        assert document.page_count == 2
        assert "".join(read.page.text for read in document.pages()) == "one\fpage two\f"


def test_a_word_file_gives_paragraphs_and_cells() -> None:
    body = (
        paragraph("Visit of 2 March")
        + f"<w:tbl>{row('Hemoglobin', '9.1', 'g/dL')}{row('TSH', '2.1', 'mIU/L')}</w:tbl>"
        + "<w:p><w:r><w:t>Take</w:t><w:tab/><w:t>iron</w:t></w:r></w:p>"
    )
    assert text_of(word_file(body)).split("\n") == [
        "Visit of 2 March",
        "Hemoglobin  9.1  g/dL",
        "TSH  2.1  mIU/L",
        "Take  iron",
    ]


def test_a_word_file_with_macros_is_refused() -> None:
    data = word_file(paragraph("hello"), extra={"word/vbaProject.bin": b"x"})
    assert code_of(data) == "type_not_accepted"


def test_a_word_file_of_scans_is_read_off_its_pictures() -> None:
    scan = encoded(picture([("Ferritin", "18", "ng/mL")], size=(1000, 600)))
    data = word_file(paragraph(""), extra={"word/media/image1.png": scan})
    assert "Ferritin  18  ng/mL" in text_of(data)


def test_a_billion_laughs_in_a_word_file_expand_to_nothing() -> None:
    assert code_of(word_file(paragraph("&d;"), head=LAUGHS)) == "damaged"


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = word_file(paragraph("x"), extra={"word/footnotes.xml": b"<a>" + b"0" * 40_000_000})
    assert len(bomb) < 100_000
    assert code_of(bomb) == "too_large"
    nested = archive({"a.zip": archive({"b.bin": bytes(10_000_000)})})
    assert code_of(nested) == "type_not_accepted"


def test_a_picture_that_claims_a_billion_points_is_refused_unopened() -> None:
    data = bytearray(encoded(Image.new("1", (8, 8))))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    assert code_of(bytes(data)) in {"too_large", "damaged"}
    honest = encoded(Image.new("1", (14_000, 14_000)), compress_level=9)
    assert len(honest) < 100_000
    assert code_of(honest) == "too_large"


def test_every_refusal_is_two_calm_sentences_with_a_way_out() -> None:
    for code, message in MESSAGES.items():
        assert refusal(code).message == message
        assert message.count(".") >= 2
        assert "!" not in message
    for what in WHAT:
        assert "PDF" in refusal("type_not_accepted", what).message


def test_a_damaged_pdf_says_so() -> None:
    assert code_of(pdf([[(60, 100, 10, "x")]])[:60]) == "damaged"
