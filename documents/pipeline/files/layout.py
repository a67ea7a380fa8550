"""From placed words to a page's text: lines, cells and reading order, by geometry alone.

A reader (the PDF's own text, or a picture's words) hands over ``Placed`` words in any order; this
module decides which stand on one line, where a cell ends, and which column is read first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from documents.pipeline.files.columns import reading_blocks
from documents.pipeline.types import Box, Page, Reader, Word

_CELL: Final = 0.6
"""The least share of the line's height that parts two cells."""
_CELL_IN_STRETCH: Final = 0.7
"""The same where one reader took both words for one stretch, whose inner ends are estimates."""
_CELL_AT_JOINT: Final = 1.2
_CELL_AT_MARKER: Final = 2.5
_USUAL_BLANK: Final = 0.25
_WIDEST_BLANK: Final = 0.7
_LONG_LINE: Final = 6
_JOINTS: Final = frozenset({"to", *"-\u2013\u2014\u2212/|:<>\u2264\u2265"})
_MARKER: Final = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])[.)]|[-*\u00b7\u2022\u25aa\u25cf\u2013]")

_SAME_LINE: Final = 0.45
"""How far apart, in heights of the taller, the middles of two words on one line may lie."""

_RTL: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LTR: Final = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u0370-\u052f]")


@dataclass(slots=True)
class Placed:
    """One word with its place in any unit, the origin at the top left.

    ``run`` numbers the stretch of text it was found in, -1 where there are none.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float | None = None
    doubt: str | None = None
    run: int = -1

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2


@dataclass(slots=True)
class Line:
    """Words that stand side by side, in reading order, with the band they fill."""

    words: list[Placed] = field(default_factory=list)
    y0: float = 0.0
    y1: float = 0.0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def narrowest(self) -> float:
        """The narrowest gap of a long line, as a share of its height; 0 for a short one."""
        if len(self.words) < _LONG_LINE:
            return 0.0
        gaps = (gap_between(left, right) for left, right in pairwise(self.words))
        return max(0.0, min(gaps, default=0.0)) / max(1e-6, self.height)

    def take(self, word: Placed) -> None:
        """Add a word; the band follows the tallest words, so that a superscript can't move it."""
        if not self.words or word.height > 1.2 * self.height:
            self.y0, self.y1 = word.y0, word.y1
        self.words.append(word)


def build_page(
    words: Sequence[Placed],
    *,
    number: int,
    width: float,
    height: float,
    reader: Reader,
    warnings: tuple[str, ...] = (),
) -> Page:
    """The page's text (lines, two-space cells) with every word's place in it."""
    kept = [word for word in words if word.text and _on_page(word, width, height)]
    parts: list[str] = []
    placed: list[Word] = []
    length = 0
    lines = arrange(kept)
    blank = ordinary_blank(lines)
    for line in lines:
        previous: Placed | None = None
        # Justified lines stretch all their blanks alike.
        usual = max(blank, min(line.narrowest, _WIDEST_BLANK))
        if parts:
            parts.append("\n")
            length += 1
        for word in line.words:
            if previous is not None:
                joint = "  " if starts_cell(previous, word, line, usual) else " "
                parts.append(joint)
                length += len(joint)
            parts.append(word.text)
            box = Box(
                _share(word.x0, width),
                _share(word.y0, height),
                _share(word.x1, width),
                _share(word.y1, height),
            )
            end = length + len(word.text)
            placed.append(Word(word.text, length, end, box, word.confidence, word.doubt))
            length = end
            previous = word
    return Page(
        number=number,
        text="".join(parts),
        words=tuple(placed),
        width=width,
        height=height,
        reader=reader,
        warnings=warnings,
    )


def arrange(words: Iterable[Placed]) -> list[Line]:
    """Lines in reading order: columns of prose and cards one by one, tables row by row."""
    arranged: list[Line] = []
    for block in reading_blocks([line.words for line in group_lines(words)]):
        arranged.extend(group_lines(block))
    for line in arranged:
        line.words = _in_reading_order(line.words)
    return arranged


def group_lines(words: Iterable[Placed]) -> list[Line]:
    """Words on one line share most of its height; lines come from top to bottom."""
    lines: list[Line] = []
    open_lines: list[Line] = []
    for word in sorted(words, key=lambda w: (w.middle, w.x0)):
        home: Line | None = None
        best = 0.0
        for line in open_lines:
            shared = min(line.y1, word.y1) - max(line.y0, word.y0)
            ratio = shared / max(1e-6, min(line.height, word.height))
            apart = abs(word.middle - (line.y0 + line.y1) / 2)
            if ratio > best and apart < _SAME_LINE * max(line.height, word.height):
                home, best = line, ratio
        if home is None or best < 0.5:
            home = Line()
            lines.append(home)
            open_lines.append(home)
        home.take(word)
        open_lines = [line for line in open_lines if line.y1 > word.y0 - word.height]
    lines.sort(key=lambda line: (line.y0 + line.y1) / 2)
    for line in lines:
        line.words.sort(key=lambda w: w.x0)
    return lines


def gap_between(left: Placed, right: Placed) -> float:
    """The blank between two neighbours, whichever way they are read."""
    return max(right.x0 - left.x1, left.x0 - right.x1)


def starts_cell(left: Placed, right: Placed, line: Line, blank: float) -> bool:
    """Whether the gap between two neighbours is a column's rather than a blank's.

    ``blank`` is the line's ordinary blank as a share of the height: a gap must be wider than two.
    """
    size = median((left.height, right.height, line.height))
    gap = gap_between(left, right) / max(1e-6, size)
    if left.text in _JOINTS or right.text in _JOINTS:
        return gap > _CELL_AT_JOINT
    if left is line.words[0] and _MARKER.fullmatch(left.text):
        return gap > _CELL_AT_MARKER
    seen_by_eye = left.confidence is not None and left.run == right.run
    least = _CELL_IN_STRETCH if seen_by_eye else _CELL
    return gap > least and gap > 2 * blank


def ordinary_blank(lines: Sequence[Line]) -> float:
    """The page's usual blank between words, as a share of the line's height."""
    shares = [
        gap_between(left, right) / max(1e-6, line.height)
        for line in lines
        for left, right in pairwise(line.words)
    ]
    small = [share for share in shares if 0.05 < share < 0.6]
    return median(small) if len(small) >= 8 else _USUAL_BLANK


def _in_reading_order(words: list[Placed]) -> list[Placed]:
    """Left to right, or right to left with its numbers and Latin words kept in their order."""
    rtl = sum(1 for word in words if _RTL.search(word.text))
    if rtl * 2 <= len(words):
        return words
    ordered: list[Placed] = []
    latin: list[Placed] = []
    for word in reversed(words):
        if _LTR.search(word.text) and not _RTL.search(word.text):
            latin.insert(0, word)
            continue
        ordered.extend(latin)
        latin = []
        ordered.append(word)
    return ordered + latin


def _on_page(word: Placed, width: float, height: float) -> bool:
    """Text that lies off the page was never printed: nobody could have read it."""
    x, y = (word.x0 + word.x1) / 2, word.middle
    return -0.01 * width <= x <= 1.01 * width and -0.01 * height <= y <= 1.01 * height


def _share(value: float, whole: float) -> float:
    return round(min(1.0, max(0.0, value / whole if whole else 0.0)), 5)
