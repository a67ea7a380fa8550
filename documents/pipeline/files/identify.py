"""What a file is, judged by its bytes alone: its name is never asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from documents.pipeline.files.refusals import refusal
from documents.pipeline.types import Refused

HEAD: Final = 4096


class MediaType(StrEnum):
    """The kinds of file that are read."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"
    HEIC = "image/heic"
    WEBP = "image/webp"
    BMP = "image/bmp"
    TEXT = "text/plain"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    CDA = "application/hl7-cda+xml"
    FHIR = "application/fhir+json"
    HL7V2 = "application/hl7-v2+er7"
    ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a text file's bytes become characters; ``skip`` bytes of byte order mark."""

    name: str
    skip: int = 0


_ACCEPTED: Final[tuple[tuple[int, bytes, MediaType], ...]] = (
    (0, b"%PDF-", MediaType.PDF),
    (0, b"\xff\xd8\xff", MediaType.JPEG),
    (0, b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (0, b"II*\x00", MediaType.TIFF),
    (0, b"MM\x00*", MediaType.TIFF),
    (0, b"II+\x00", MediaType.TIFF),
    (0, b"MM\x00+", MediaType.TIFF),
)

_REFUSED: Final[tuple[tuple[int, bytes, str], ...]] = (
    (0, b"PK\x05\x06", "archive"),
    (0, b"PK\x07\x08", "archive"),
    (0, b"\x1f\x8b", "archive"),
    (0, b"BZh", "archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "archive"),
    (0, b"Rar!\x1a\x07", "archive"),
    (0, b"\xfd7zXZ\x00", "archive"),
    (0, b"\x28\xb5\x2f\xfd", "archive"),
    (257, b"ustar", "archive"),
    (0, b"MZ", "program"),
    (0, b"\x7fELF", "program"),
    (0, b"\xca\xfe\xba\xbe", "program"),
    (0, b"\xcf\xfa\xed\xfe", "program"),
    (0, b"\xce\xfa\xed\xfe", "program"),
    (0, b"\xfe\xed\xfa", "program"),
    (0, b"\x00asm", "program"),
    (0, b"#!", "program"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office"),
    (0, b"{\\rtf", "rich text"),
    (0, b"GIF87a", "gif"),
    (0, b"GIF89a", "gif"),
    (0, b"\x00\x00\x00\x0cjP  ", "other picture"),
    (0, b"\xff\x4f\xff\x51", "other picture"),
    (0, b"8BPS", "other picture"),
    (0, b"DDS ", "other picture"),
    (0, b"BLP1", "other picture"),
    (0, b"BLP2", "other picture"),
    (0, b"\x01\xda", "other picture"),
    (0, b"\x00\x00\x01\x00", "other picture"),
    (0, b"DanM", "other picture"),
    (0, b"LinS", "other picture"),
    (0, b"%!PS", "other picture"),
    (0, b"ID3", "sound or video"),
    (0, b"\xff\xfb", "sound or video"),
    (0, b"\xff\xf3", "sound or video"),
    (0, b"\xff\xf1", "sound or video"),
    (0, b"OggS", "sound or video"),
    (0, b"fLaC", "sound or video"),
    (0, b"\x1a\x45\xdf\xa3", "sound or video"),
    (0, b"FLV\x01", "sound or video"),
)

_HEIF: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx"})
_PICTURE_OF_PNM: Final = re.compile(rb"P[1-7fF]\s+\d")
_TAG: Final = re.compile(r"<(?:[?!]|/?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>)")
_PAGE_TAGS: Final = re.compile(
    r"(?i)<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<script[\s>]"
)
_PAGE_BEGINS: Final = re.compile(rf"(?m)^[^\S\n]*(?:{_PAGE_TAGS.pattern[4:]})", re.IGNORECASE)
"""A tag of a page where a line begins: a note that quotes one inside a sentence is no page."""
_DRAWING: Final = re.compile(r"(?i)<svg[\s>]")
_MESSAGE: Final = re.compile(r"(?:MSH|FHS|BHS)([^\w\s])[^\w\s]{1,5}\1")
_CLINICAL: Final = re.compile(
    r"<(?:[\w.-]+:)?ClinicalDocument|urn:hl7-org:v3|hl7\.org/fhir|\b2\.16\.840\.1\.113883\."
)
_JSON: Final = re.compile(r"(?:\[\s*)?\{\s*[\"}]")
_MAIL: Final = re.compile(r"(?i)^(?:received|return-path|delivered-to|mime-version): ")
_ALLOWED_CONTROLS: Final = frozenset("\t\n\r\f\x1b\x0b")


def identify(head: bytes, size: int) -> MediaType:
    """The type of a file whose first ``HEAD`` bytes are ``head``; refuses what is not accepted.

    A file that starts like a zip may be a Word file: its reader looks inside and refuses the rest.
    """
    if size == 0 or not head:
        raise refusal("empty")
    for offset, magic, media_type in _ACCEPTED:
        if head.startswith(magic, offset):
            return media_type
    if head.startswith(b"PK\x03\x04"):
        return MediaType.DOCX
    if head.startswith(b"BM") and _is_bmp(head):
        return MediaType.BMP
    if head.startswith(b"RIFF"):
        if head[8:12] == b"WEBP":
            return MediaType.WEBP
        raise refusal("type_not_accepted", "sound or video")
    if head[4:8] == b"ftyp":
        if head[8:12] in _HEIF:
            return MediaType.HEIC
        raise refusal("type_not_accepted", "sound or video")
    for offset, magic, what in _REFUSED:
        if head.startswith(magic, offset):
            raise refusal("type_not_accepted", what)
    if _PICTURE_OF_PNM.match(head):
        raise refusal("type_not_accepted", "other picture")
    # Some producers put a few lines (a mail header, a blank line) before the PDF itself.
    if b"%PDF-" in head[:1024]:
        return MediaType.PDF
    text = head.decode(text_encoding(head, whole=size <= len(head)).name, errors="replace")
    if record := structured_type(text):
        return record
    _refuse_markup(text)
    return MediaType.TEXT


_PICTURES: Final = frozenset(
    {
        MediaType.JPEG,
        MediaType.PNG,
        MediaType.TIFF,
        MediaType.HEIC,
        MediaType.WEBP,
        MediaType.BMP,
    }
)


def is_picture(head: bytes) -> bool:
    """Whether a file that starts so is a photo or a scan that we take."""
    try:
        return identify(head, max(len(head), 1)) in _PICTURES
    except Refused:
        return False


def structured_type(text: str) -> MediaType | None:
    """Which kind of structured record a text may be; its reader refuses what is not one."""
    start = text.lstrip("\ufeff\x0b \t\r\n")
    if _MESSAGE.match(start):
        return MediaType.HL7V2
    if _JSON.match(start):
        return MediaType.FHIR
    if _TAG.match(start) and _CLINICAL.search(text) and not _PAGE_TAGS.search(text):
        return MediaType.CDA
    return None


def text_encoding(head: bytes, *, whole: bool = False) -> Encoding:
    """How to decode a text file that starts with ``head``; refuses what is not text.

    UTF-8 (with or without mark), UTF-16 with a mark, else Windows-1252, which every old lab
    system's export is. ``whole``: ``head`` is the entire file, so no character is cut at its end.
    """
    if head.startswith(b"\xef\xbb\xbf"):
        return Encoding("utf-8", 3)
    if head.startswith(b"\xff\xfe"):
        return Encoding("utf-16-le", 2)
    if head.startswith(b"\xfe\xff"):
        return Encoding("utf-16-be", 2)
    if _is_utf8(head, whole=whole):
        _refuse_controls(head.decode("utf-8", errors="ignore"))
        return Encoding("utf-8")
    text = head.decode("cp1252", errors="replace")
    _refuse_controls(text)
    # Prose in an old encoding has accents here and there; what is mostly accents is not prose.
    if sum(byte >= 0x80 for byte in head) > 0.3 * len(head) or "\ufffd" in text:
        raise refusal("type_not_accepted", "not text")
    return Encoding("cp1252")


def _is_utf8(head: bytes, *, whole: bool) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return not whole and error.start >= len(head) - 3 and error.reason != "invalid start byte"
    return True


def _refuse_controls(text: str) -> None:
    controls = sum(
        1 for char in text if (char < " " and char not in _ALLOWED_CONTROLS) or char == "\x7f"
    )
    if "\x00" in text or controls > 0.005 * len(text):
        raise refusal("type_not_accepted", "not text")


def _refuse_markup(text: str) -> None:
    """A text file that is really a web page, a drawing, XML or an e-mail is not plain text."""
    start = text.lstrip("\ufeff \t\r\n")
    if _PAGE_BEGINS.search(text):
        raise refusal("type_not_accepted", "web page")
    if start.startswith("<") and _TAG.match(start):
        what = "drawing" if _DRAWING.search(text) else "markup"
        raise refusal("type_not_accepted", what)
    if _MAIL.match(start):
        raise refusal("type_not_accepted", "e-mail")


def _is_bmp(head: bytes) -> bool:
    """ "BM" may also start a sentence ("BMI 31"): the header's sizes must make sense."""
    return len(head) >= 26 and head[6:10] == b"\x00" * 4 and head[14] in (12, 40, 52, 56, 108, 124)
