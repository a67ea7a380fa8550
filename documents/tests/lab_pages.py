"""Made-up rows of text put on a page: with word boxes, or as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from documents.pipeline.types import Box, Page, Word
from documents.tests.lab_column_layouts import Row

WIDTH = 110


def typed(rows: Sequence[Row], number: int = 1) -> Page:
    """A plain-text page: columns of characters, no boxes."""
    lines: list[str] = []
    for row in rows:
        line = ""
        for x, text in row:
            line = line.ljust(x) if len(line) < x else line + ("  " if line else "")
            line += text
        lines.append(line)
    return Page(number, "\n".join(lines) + "\n")


def drawn(rows: Sequence[Row], number: int = 1) -> Page:
    """A page with word boxes, its text put together as the extractor does."""
    text = ""
    words: list[Word] = []
    height = 1 / max(60, len(rows) + 2)
    for i, row in enumerate(rows):
        end: float | None = None
        for x, fragment in row:
            at = max(float(x), end + 1.5 if end is not None else 0.0)
            for j, word in enumerate(fragment.split()):
                if end is not None:
                    text += " " if j else "  "
                start = len(text)
                text += word
                box = Box(
                    at / WIDTH, i * height, (at + len(word) * 0.9) / WIDTH, (i + 0.8) * height
                )
                words.append(Word(word, start, len(text), box))
                end = at + len(word) * 0.9
                at = end + 0.6
        text += "\n"
    return Page(number, text, tuple(words), 612.0, 792.0)
