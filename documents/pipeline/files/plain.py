"""Plain text, shown as it was uploaded: it needs no reader and no other process."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import BinaryIO, Final

from documents.pipeline.files.identify import HEAD, text_encoding
from documents.pipeline.files.limits import Limits
from documents.pipeline.files.refusals import refusal
from documents.pipeline.files.separated import as_table
from documents.pipeline.types import Page, Word

_WORD: Final = re.compile(r"\S+")
_PAGE_CHARACTERS: Final = 100_000


def read_text_file(stream: BinaryIO, size: int, limits: Limits) -> list[str]:
    """The pages of a text file: cut at form feeds, and at a line's end where one is very long.

    A table of separated values comes as the table that it is.
    """
    room = limits.max_pages * limits.characters_a_page
    if size > 4 * room:
        raise refusal("too_many_pages")
    stream.seek(0)
    data = stream.read(size)
    encoding = text_encoding(data[:HEAD], whole=len(data) <= HEAD)
    text = data[encoding.skip :].decode(encoding.name, errors="replace")
    if not text.strip():
        raise refusal("empty")
    if len(text) > room:
        raise refusal("too_many_pages")
    # A letter and its accent as one sign: what is looked for is written so.
    text = unicodedata.normalize("NFC", text)
    return split_pages(as_table(text) or text)


def split_pages(text: str) -> list[str]:
    """``text`` in pages; joined again they are exactly ``text``."""
    pages: list[str] = []
    for sheet in re.split(r"(?<=\f)", text):
        rest = sheet
        while len(rest) > _PAGE_CHARACTERS:
            cut = rest.rfind("\n", _PAGE_CHARACTERS // 2, _PAGE_CHARACTERS) + 1
            cut = cut or _PAGE_CHARACTERS
            pages.append(rest[:cut])
            rest = rest[cut:]
        if rest:
            pages.append(rest)
    return pages or [""]


def text_pages(sheets: list[str]) -> Iterator[Page]:
    """A ``Page`` for each sheet, its words without boxes."""
    for number, sheet in enumerate(sheets, 1):
        words = tuple(Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(sheet))
        yield Page(number=number, text=sheet, words=words)
