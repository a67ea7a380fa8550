"""Word files: paragraphs, tables and notes as text, without Word's own libraries.

The file is a zip of XML from a stranger, so both are bounded: how many entries, how far an entry
unpacks, and no entity of any kind. Scans pasted into the file are read as pages of their own.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Final
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from PIL import Image

from documents.pipeline.files.limits import MEGABYTE
from documents.pipeline.files.plain import split_pages, text_pages
from documents.pipeline.files.reading import Opened, PageRead, Request
from documents.pipeline.files.refusals import refusal
from documents.pipeline.files.word_text import lines
from documents.pipeline.files.zips import BROKEN, open_zip

_MAX_ENTRIES: Final = 3000
_MAX_PART: Final = 48 * MEGABYTE
_MAX_PICTURE: Final = 30 * MEGABYTE
_MAX_PICTURES: Final = 40
_MAX_RATIO: Final = 200
_LEAST_PICTURE: Final = 500
_LARGEST_PICTURE: Final = 60_000_000
_PAPER: Final = 400
"""With less text of its own than this a file is taken for a folder of pasted scans."""


def open_docx(request: Request) -> Opened:
    """Open a zip that may be a Word file; any other zip is refused for what it is."""
    try:
        archive = open_zip(request.stream)
        names = [entry.filename for entry in archive.infolist()]
    except BROKEN:
        raise refusal("type_not_accepted", "archive") from None
    _refuse_others(names, archive)
    try:
        text = _whole_text(archive, names)
        scans = _scans(archive, names) if len(text.strip()) < _PAPER else []
    except (zipfile.BadZipFile, zlib.error, ParseError, EOFError, NotImplementedError):
        raise refusal("damaged") from None
    except DefusedXmlException:
        raise refusal("damaged") from None
    except RuntimeError:
        raise refusal("password_protected") from None
    if not text.strip() and not scans:
        raise refusal("empty")
    if len(text) > request.limits.max_pages * request.limits.characters_a_page:
        raise refusal("too_many_pages")
    sheets = split_pages(text) if text.strip() else []
    return Opened(len(sheets) + len(scans), _pages(sheets, archive, scans, request))


def _refuse_others(names: list[str], archive: zipfile.ZipFile) -> None:
    if len(names) > _MAX_ENTRIES:
        raise refusal("type_not_accepted", "archive")
    if "word/document.xml" not in names or "[Content_Types].xml" not in names:
        raise refusal("type_not_accepted", _what(names, archive))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise refusal("type_not_accepted", "macros")
    with _part(archive, "[Content_Types].xml", MEGABYTE) as part:
        if b"macroenabled" in part.read().lower():
            raise refusal("type_not_accepted", "macros")


def _what(names: list[str], archive: zipfile.ZipFile) -> str:
    """What another zip is, by what it holds."""
    if any(name.startswith("xl/") for name in names):
        return "spreadsheet"
    if any(name.startswith("ppt/") for name in names):
        return "slides"
    if "mimetype" in names:
        try:
            with _part(archive, "mimetype", 1024) as part:
                kind = part.read(200)
        except Exception:
            return "archive"
        if b"epub" in kind:
            return "book"
        if b"opendocument" in kind:
            return "old office"
    return "archive"


def _part(archive: zipfile.ZipFile, name: str, most: int) -> IO[bytes]:
    """One entry, refused before it is unpacked where it claims or turns out to be a bomb."""
    entry = archive.getinfo(name)
    if entry.file_size > most or entry.file_size > _MAX_RATIO * (entry.compress_size + 1024):
        raise refusal("too_large")
    if entry.flag_bits & 0x1:
        raise refusal("password_protected")
    with archive.open(entry) as part:
        data = part.read(most + 1)
    if len(data) > most:
        raise refusal("too_large")
    return io.BytesIO(data)


def _whole_text(archive: zipfile.ZipFile, names: list[str]) -> str:
    """Headers first, then the body, then foot- and endnotes, in the order one reads a letter."""
    headers = sorted(name for name in names if re.fullmatch(r"word/header\d+\.xml", name))
    notes = [n for n in ("word/footnotes.xml", "word/endnotes.xml") if n in names]
    parts: list[str] = []
    for name in [*headers[:3], "word/document.xml", *notes]:
        with _part(archive, name, _MAX_PART) as part:
            text = "\n".join(lines(part)).strip("\n")
        if text.strip() and text not in parts:
            parts.append(text)
    return "\n".join(parts)


def _scans(archive: zipfile.ZipFile, names: list[str]) -> list[str]:
    """Pictures in the file that are large enough to be pages."""
    found: list[str] = []
    for name in sorted(names, key=lambda n: [int(d) for d in re.findall(r"\d+", n)]):
        if re.fullmatch(r"(?i)word/media/[^/]+\.(?:jpe?g|png|tiff?|bmp)", name):
            with _part(archive, name, _MAX_PICTURE) as part:
                if _is_page(part):
                    found.append(name)
    return found[:_MAX_PICTURES]


def _is_page(part: IO[bytes]) -> bool:
    """Whether a picture is large enough to be a scanned page (a logo or signature is not)."""
    try:
        width, height = Image.open(part, formats=["JPEG", "PNG", "TIFF", "BMP"]).size
    except (OSError, ValueError, SyntaxError):
        return False
    return min(width, height) >= _LEAST_PICTURE and width * height < _LARGEST_PICTURE


def _pages(
    sheets: list[str], archive: zipfile.ZipFile, scans: list[str], request: Request
) -> Iterator[PageRead]:
    for page in text_pages(sheets):
        yield PageRead(page)
    for number, name in enumerate(scans, len(sheets) + 1):
        from documents.pipeline.files.pictures import read_frame

        with _part(archive, name, _MAX_PICTURE) as part:
            yield read_frame(Image.open(part), 0, number, request)
