"""Forms with a column for each answer: ``Symptom | Yes | No``, ``Condition | Self | Mother``.

What a row names is so spoken of as the title above its tick says. A row without a tick, or whose
tick stands under no title for certain, says nothing of what it names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.pipeline.notes.structure.headings import exact_kind
from documents.pipeline.types import Page, Status

Span = tuple[int, int]

_TITLES: tuple[tuple[Status, re.Pattern[str]], ...] = tuple(
    (status, re.compile(rf"(?:{titles})\s*[?:]?", re.IGNORECASE))
    for status, titles in (
        (
            Status.PRESENT,
            r"y|yes|present|positive|pos|\+|self|myself|patient|you|me|now|current(?:ly)?|active"
            r"|have now|yourself",
        ),
        (Status.ABSENT, r"n|no|absent|negative|neg|none|never|denies|denied|[-–−]"),
        (
            Status.PAST,
            r"past|previous(?:ly)?|in the past|history|resolved|former(?:ly)?|had before|ever",
        ),
        (Status.POSSIBLE, r"unsure|not sure|don'?t know|unknown|possible|maybe|suspected"),
        (
            Status.FAMILY,
            r"(?:(?:maternal|paternal|grand|half|step)[ -]?)*(?:mother|father|mom|dad|mum|brothers?"
            r"|sisters?|siblings?|parents?|sons?|daughters?|child(?:ren)?|aunts?|uncles?|cousins?"
            r"|family|relatives?|grandparents?|grandmother|grandfather|gm|gf|mgm|mgf|pgm|pgf)"
            r"(?: members?)?(?:\s*/\s*(?:brothers?|sisters?|father|mother))?",
        ),
    )
)
_YES_NO = frozenset({Status.PRESENT, Status.ABSENT})
_TICK = re.compile(r"[\[(]?[xX✓✔√☑☒✗●•+]+[\])]?|y|yes|true", re.IGNORECASE)
_WALL = re.compile(r"[ \t]*\|[ \t]*|[ \t]{2,}|\t")
_MOST_TITLES = 12
_TITLE_WORDS = 4
_ROW_WORDS = 6
# So far may a tick stand beside the middle of its title, of the way to the next one.
_ASIDE = 0.4
# Rows of one form: so much farther apart than the others, so far out of line.
_LOOSE = 1.3
_INDENT = 0.01
_WEIGHT = (Status.PRESENT, Status.POSSIBLE, Status.PAST, Status.FAMILY, Status.ABSENT)


@dataclass(frozen=True, slots=True)
class Ticked:
    """A row, characters ``start:end`` of its page, and what its ticks say: None for nothing."""

    start: int
    end: int
    status: Status | None


@dataclass(frozen=True, slots=True)
class _Cell:
    """``place`` counts cells between walls; ``left``, ``right`` and ``top`` are where it is
    printed: fractions of the page, or the column of plain text and nothing.
    """

    start: int
    end: int
    walled: bool
    place: int
    left: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """Between its edges."""
        return (self.left + self.right) / 2


def rows(page: Page) -> tuple[Ticked, ...]:
    """The rows of the page's forms with columns of answers, from top to bottom."""
    found: list[Ticked] = []
    titles: dict[_Cell, Status] = {}
    below: list[list[_Cell]] = []
    for start, end in _lines(page.text):
        cells = _cells(page, start, end)
        here = _answers(page.text, cells)
        if here or not cells or _is_prose(page.text, cells):
            found.extend(_kept(page.text, below, titles))
            titles, below = here, []
        elif titles:
            below.append(cells)
    found.extend(_kept(page.text, below, titles))
    return tuple(found)


def row_at(ticked: Sequence[Ticked], start: int) -> Ticked | None:
    """The row that holds a character of the page."""
    place = bisect_right(ticked, start, key=lambda row: row.start) - 1
    return ticked[place] if place >= 0 and start < ticked[place].end else None


def _kept(text: str, below: Sequence[list[_Cell]], titles: dict[_Cell, Status]) -> Iterator[Ticked]:
    """The rows below a line of titles, if any is ticked: else it was no such line.

    Behind the last tick go on the rows between walls, and those that stand in line with the others.
    """
    said = [_said(text, cells, titles) for cells in below]
    ticked = [place for place, status in enumerate(said) if status is not None]
    if not ticked:
        return
    steps = (after[0].top - before[0].top for before, after in pairwise(below[: ticked[-1] + 1]))
    pitch = max(steps, default=0.0)
    for place, (cells, status) in enumerate(zip(below, said, strict=True)):
        if place > ticked[-1] and not cells[0].walled:
            apart = pitch and cells[0].top - below[place - 1][0].top > pitch * _LOOSE
            aside = abs(cells[0].left - below[ticked[-1]][0].left) > _INDENT
            if apart or aside or exact_kind(text[cells[0].start : cells[0].end]):
                return
        yield Ticked(cells[0].start, cells[-1].end, status)


def _is_prose(text: str, cells: Sequence[_Cell]) -> bool:
    """Whether a line of one cell is no row of a form: a sentence, a labelled line."""
    only = text[cells[0].start : cells[0].end]
    return len(cells) == 1 and bool(len(only.split()) > _ROW_WORDS or re.search(r"[.:;]", only))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _cells(page: Page, start: int, end: int) -> list[_Cell]:
    """The cells of a line; an empty one between two walls counts as a place of its own."""
    text = page.text
    walled = "|" in text[start:end]
    cells: list[_Cell] = []
    left = start + len(text[start:end]) - len(text[start:end].lstrip(" \t"))
    place = 0
    for wall in (*_WALL.finditer(text, left, end), None):
        stop, following = wall.span() if wall else (end, end)
        if text[left:stop].strip(" |"):
            cells.append(_Cell(left, stop, walled, place, *_printed(page, start, left, stop)))
        if not walled or "|" in text[stop:following]:
            place += 1
        left = following
    return cells


def _printed(page: Page, line: int, start: int, end: int) -> tuple[float, float, float]:
    """The left and right edge and the top of a cell."""
    first = bisect_right(page.words, start, key=lambda word: word.end)
    boxes = [
        word.box
        for word in page.words[first : first + _ROW_WORDS]
        if word.start < end and word.box is not None
    ]
    if not boxes:
        return float(start - line), float(end - line), 0.0
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    return left, right, min(box.y0 for box in boxes)


def _answers(text: str, cells: Sequence[_Cell]) -> dict[_Cell, Status]:
    """The answers that a line of titles offers; empty where the line is none."""
    if not 2 <= len(cells) <= _MOST_TITLES:
        return {}
    said: dict[_Cell, Status] = {}
    for cell in cells:
        title = text[cell.start : cell.end].strip()
        if len(title.split()) > _TITLE_WORDS or any(ch.isdigit() for ch in title):
            return {}
        for status, pattern in _TITLES:
            if pattern.fullmatch(title):
                said[cell] = status
                break
    answers = set(said.values())
    offered = len(said) > 1 and (answers >= _YES_NO or len(said) >= len(cells) - 2)
    first = cells[0] in said and len(said) < len(cells)
    return said if offered and not first else {}


def _said(text: str, cells: Sequence[_Cell], titles: dict[_Cell, Status]) -> Status | None:
    """What the ticks of a row say together; None where none stands under a title for certain."""
    told: set[Status] = set()
    for cell in cells[1:]:
        printed = text[cell.start : cell.end].strip(" |")
        if not _TICK.fullmatch(printed):
            continue
        title = _above(cell, list(titles))
        if title is None:
            return None
        told.add(titles[title])
    if told >= _YES_NO and set(titles.values()) & told == _YES_NO:
        return None
    return next((status for status in _WEIGHT if status in told), None)


def _above(cell: _Cell, titles: Sequence[_Cell]) -> _Cell | None:
    if cell.walled:
        return next((title for title in titles if title.place == cell.place), None)
    over = [title for title in titles if title.left <= cell.middle <= title.right]
    if over:
        return over[0]
    nearest = min(titles, key=lambda title: abs(title.middle - cell.middle))
    others = [abs(title.middle - nearest.middle) for title in titles if title is not nearest]
    return nearest if abs(nearest.middle - cell.middle) <= _ASIDE * min(others) else None
