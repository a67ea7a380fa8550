"""A file's pages and the places on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Refused(Exception):
    """The file can't be read, for a reason its owner can act on.

    ``code`` is stable and machine-readable (``password_protected``, ``type_not_accepted``,
    ``too_large``, ``too_many_pages``, ``damaged``, ``took_too_long``, ``too_much_memory``,
    ``empty``, ``nothing_readable``, ``too_many_files``, ``nothing_to_add``); ``message`` is one or
    two plain sentences for a patient: what happened and what to do next. It never holds text from
    the file.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, as fractions 0..1 of its width and height from the top left."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word. ``page.text[start:end] == text``; ``box`` is None where there is no image.

    ``confidence`` (0..1) and ``doubt`` exist only for OCR: ``doubt`` is what the second reader
    saw instead, and any number resting on a doubted word asks for review.
    """

    text: str
    start: int
    end: int
    box: Box | None = None
    confidence: float | None = None
    doubt: str | None = None


class Reader(StrEnum):
    """How a page's words came about."""

    TEXT = "text"
    OCR = "ocr"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Page:
    """One page. A line's words are joined by one space, its cells by two, lines by ``\\n``.

    A plain-text page keeps its text exactly as uploaded and its words have no box.
    """

    number: int
    text: str
    words: tuple[Word, ...] = ()
    width: float = 0.0
    height: float = 0.0
    reader: Reader = Reader.TEXT
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageImage:
    """What the patient sees of a page: an encoded picture and its size in pixels."""

    number: int
    media_type: str
    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place: characters ``start:end`` of page ``page`` (numbered from 1)."""

    page: int
    start: int
    end: int
