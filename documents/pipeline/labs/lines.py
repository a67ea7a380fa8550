"""Lines and cells of a page, with a horizontal place for every character.

A page with word boxes gives places as fractions of its width; a plain-text page gives character
columns. Nothing compares places of two pages, so the two never meet.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from documents.pipeline.types import Page, Word

# The stop behind the last figure of a sentence.
_STOP = re.compile(r"(?<=\d)\.$")
_CELL = re.compile(r"[^\s|¦]+(?:[ \u00a0][^\s|¦]+)*")
# Typed dots that lead from a name right to its figure.
_LEADER = re.compile(r"(?<=[^\s.…·])[.…·]{4,}(?=[<>≤≥]?\s?\d)")
_SHEET_CELL = re.compile(r"[^,\s][^,]*")
_SHEET = re.compile(r"[^,\n]{2,60},(?:[^,\n]{0,40},){2,}[^,\n]*$")
_TIGHT = re.compile(r",(?=[^\s\d])|(?<=[^\d\s]),|,,")
_SEMICOLON_CELL = re.compile(r"[^;\s][^;]*")
_SEMICOLONS = re.compile(r"[^;\n]{2,60};(?:[^;\n]{0,40};){2,}[^;\n]*$")
_TAB = 8
BARS = "|¦"


@dataclass(frozen=True, slots=True)
class Cell:
    """A run of words that stand together; ``index`` counts ``|`` or ``,`` before it."""

    text: str
    start: int
    end: int
    x0: float
    x1: float
    index: int


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line (or, for a result spread over lines, several joined).

    ``bars`` are the characters that part its cells, where there are any.
    """

    page: Page
    start: int
    end: int
    cells: tuple[Cell, ...]
    bars: str
    words: tuple[Word, ...]
    origin: int

    @property
    def text(self) -> str:
        return self.page.text[self.start : self.end]

    @property
    def piped(self) -> bool:
        return bool(self.bars)

    def index(self, at: int) -> int:
        """How many bars stand before the character ``at``."""
        return sum(self.page.text.count(b, self.origin, at) for b in self.bars)

    def cell_of(self, at: int) -> int | None:
        """Where the cell begins that holds the character ``at``."""
        return next((c.start for c in self.cells if c.start <= at < c.end), None)

    def place(self, start: int, end: int) -> tuple[float, float]:
        """The horizontal extent of the characters ``start:end``."""
        if not self.words:
            if self.page.text.find("\t", self.origin, end) < 0:
                first_column = start - self.origin
                return float(first_column), float(max(end - self.origin, first_column + 1))
            head = self.page.text[self.origin : end].expandtabs(_TAB)
            first = self.page.text[self.origin : start].expandtabs(_TAB)
            return float(len(first)), float(max(len(head), len(first) + 1))
        return _inside(self.words, start, end)


def _inside(words: tuple[Word, ...], start: int, end: int) -> tuple[float, float]:
    low, high = 1.0, 0.0
    first = max(0, bisect_right(words, start, key=_start) - 1)
    for word in islice(words, first, bisect_left(words, end, key=_start)):
        if word.end <= start or word.box is None:
            continue
        width = (word.box.x1 - word.box.x0) / max(1, word.end - word.start)
        low = min(low, word.box.x0 + width * max(0, start - word.start))
        high = max(high, word.box.x1 - width * max(0, word.end - end))
    return (low, high) if low < high else (low, low)


def _start(word: Word) -> int:
    return word.start


def read_lines(page: Page) -> Iterator[Line]:
    """Every line of the page that holds something, top to bottom."""
    boxed = [w for w in page.words if w.box is not None]
    boxed.sort(key=lambda w: w.start)
    starts = [w.start for w in boxed]
    position = 0
    for raw in page.text.splitlines(keepends=True):
        begin, position = position, position + len(raw)
        stripped = raw.rstrip()
        if not stripped.strip():
            continue
        end = begin + len(stripped)
        words = tuple(boxed[max(0, bisect_right(starts, begin) - 1) : bisect_right(starts, end)])
        words = tuple(w for w in words if w.start >= begin and w.end <= end)
        bare = Line(page, begin, end, (), _bars(stripped), words, begin)
        cells = tuple(_cells(bare))
        if cells:
            yield Line(page, cells[0].start, cells[-1].end, cells, bare.bars, words, begin)


def _bars(text: str) -> str:
    """``|`` where the line has one; ``,`` or ``;`` where it is a line of a spreadsheet."""
    if any(c in text for c in BARS):
        return BARS
    if "; " not in text and "  " not in text and _SEMICOLONS.match(text):
        return ";"
    tight = len(_TIGHT.findall(text))
    sheet = tight > 2 and tight * 2 > text.count(",") and ", " not in text
    return "," if sheet and _SHEET.match(text) else ""


def _cells(line: Line) -> Iterator[Cell]:
    pattern = {",": _SHEET_CELL, ";": _SEMICOLON_CELL}.get(line.bars, _CELL)
    for found in pattern.finditer(line.page.text, line.start, line.end):
        start, stop = found.start(), found.start() + len(found.group().rstrip())
        for dots in (*_LEADER.finditer(line.page.text, start, stop), None):
            end = dots.start() if dots else stop
            x0, x1 = line.place(start, end)
            text = line.page.text[start:end]
            yield Cell(text, start, end, x0, x1, line.index(start))
            start = dots.end() if dots else stop


def split(line: Line, places: list[int]) -> Iterator[Line]:
    """The line cut in parts that begin at ``places`` (the first at its start)."""
    at = 0
    for begin, end in zip([line.start, *places], [*places, line.end], strict=True):
        cells = []
        while at < len(line.cells) and line.cells[at].end <= begin:
            at += 1
        for cell in islice(line.cells, at, None):
            if cell.start >= end:
                break
            start, stop = max(cell.start, begin), min(cell.end, end)
            text = _STOP.sub("", line.page.text[start:stop].rstrip(" ,;"))
            if text.strip():
                x0, x1 = line.place(start, start + len(text))
                cells.append(Cell(text, start, start + len(text), x0, x1, cell.index))
        if cells:
            yield part(line, tuple(cells))


def part(line: Line, cells: tuple[Cell, ...]) -> Line:
    """The same line narrowed to some of its cells."""
    return Line(line.page, cells[0].start, cells[-1].end, cells, line.bars, line.words, line.origin)


def trimmed(line: Line, start: int) -> Line:
    """The line from ``start`` on (a bullet or a list number cut off)."""
    cells: list[Cell] = []
    for cell in line.cells:
        if cell.end <= start:
            continue
        if cell.start >= start:
            cells.append(cell)
        else:
            x0, x1 = line.place(start, cell.end)
            text = line.page.text[start : cell.end]
            cells.append(Cell(text, start, cell.end, x0, x1, cell.index))
    return part(line, tuple(cells)) if cells else line


def joined(first: Line, second: Line) -> Line:
    """Two lines of one page read as one row."""
    return Line(
        first.page, first.start, second.end, first.cells + second.cells,
        first.bars or second.bars, first.words + second.words, first.origin,
    )  # fmt: skip
