"""A page without what its empty boxes stand beside: of that a form says nothing of anybody.

One place before all finders, so that no kind of finding is told from a box left empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from documents.pipeline.notes.structure.headings import exact_kind
from documents.pipeline.notes.structure.offered import ANSWER, WORDS, offered
from documents.pipeline.notes.structure.order_slips import boxes
from documents.pipeline.types import Page

Span = tuple[int, int]

_FILLED = r"☑|☒|■|▣|✅|✓|✔|√|\[[xX✓✔√*]\]|\([xX✓✔√]\)|(?<!\w)_{1,3}[xX✓✔√]_{0,3}(?!\w)"
_EMPTY = r"☐|▢|\[[ _]{0,3}\]|\([ _]{1,3}\)|(?<!\w)\(\)"
# These mark items of a list too: an empty one is told by the filled one that stands by it.
_SQUARE, _ROUND = r"□|❏|❐|❑|❒", r"○|◯"
_ROUND_FILLED = r"●|◉|⦿"
# "_ Asthma   X Gout": a blank to mark, where others of the same lines are marked.
_CELL = r"(?:^|(?<=[ \t]{2})|(?<=[\t|])[ \t]*|(?<=\|)[ \t]*)"
_BLANK = rf"{_CELL}_{{1,8}}(?=[ \t]*[A-Za-z])"
_CROSS = rf"{_CELL}(?:[xX✓✔√])(?=[ \t]+(?![Rr]ays?\b)[A-Z])"
# "__ positive  _x_ negative": a blank beside a word that answers.
_BESIDE_ANSWER = rf"(?:_{{1,8}}|[□○◯❏❐❑❒])(?=[ \t]*{ANSWER})"
_BEHIND_ANSWER = "|".join(rf"(?i:(?<=\b{word}[ :]))_{{1,8}}(?![ \t]*[xX✓✔√])" for word in WORDS)
_SQUARE_FILLED = re.compile(r"☑|☒|■|▣")
_MARKED = re.compile(rf"{_CROSS}|(?<!\w)_{{1,3}}[xX✓✔√]_{{0,3}}(?!\w)", re.MULTILINE)
_LEAD = " \t-*•|"
_TAIL = " \t|.,;"
_ANSWER = re.compile(r"\W*(?:yes|no|y|n|s[ií])\W*", re.IGNORECASE)
_ANSWER_ENDS = re.compile(r"\b(?:yes|no|y|n|s[ií])\W*$", re.IGNORECASE)
_WALL = re.compile(r"[|\t]|[ ]{2,}(?=[A-Z])")
_BEGINS = re.compile(r"[.;:?!][ \t]+")
_NEXT_LINE = re.compile(r"[ \t]*[a-z]")
# A line that goes on below is a long one.
_LONG = 40


@dataclass(frozen=True, slots=True)
class _Mark:
    """A box, or several with nothing between them: empty if none of them is filled."""

    start: int
    end: int
    empty: bool


def without_unticked(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with blanks in the place of what is only asked, or stands beside an empty box.

    A box on a slip to order medicines again goes without its medicine.
    """
    return tuple(_without(_without(_without(page, boxes), offered), _unticked) for page in pages)


def _without(page: Page, of: Callable[[str], Iterator[Span]]) -> Page:
    spans = tuple(of(page.text))
    if not spans:
        return page
    parts: list[str] = []
    last = 0
    for start, end in spans:
        parts += (page.text[last:start], " " * (end - start))
        last = end
    text = "".join((*parts, page.text[last:]))
    words = tuple(
        word
        for word in page.words
        if not word.text.strip() or text[word.start : word.end] == page.text[word.start : word.end]
    )
    return replace(page, text=text, words=words)


def _unticked(text: str) -> Iterator[Span]:
    """What stands beside empty boxes, in order; where a whole line does, its box stays."""
    squares = bool(_SQUARE_FILLED.search(text))
    start = 0
    for block in re.split(r"(\n[ \t]*\n)", text):
        blanks = bool(_MARKED.search(block))
        at, goes_on = start, False
        for line in block.split("\n"):
            marks = _marks(line, squares, blanks)
            if goes_on and not marks and _NEXT_LINE.match(line):
                spans: list[Span] = [(0, len(line))]
            else:
                spans = list(_beside(line, marks))
                goes_on = len(line) >= _LONG and bool(spans) and spans[-1][1] == len(line)
            if not _left(line, spans):
                spans = [(mark.end, to) for mark, to in _gaps(line, marks)]
            for left, right in spans:
                if left < right:
                    yield at + left, at + right
            at += len(line) + 1
        start += len(block)


def _marks(line: str, squares: bool, blanks: bool) -> list[_Mark]:
    empty, filled = f"{_EMPTY}|{_BESIDE_ANSWER}", _FILLED
    if squares:
        empty += f"|{_SQUARE}"
    if re.search(_ROUND_FILLED, line):
        empty, filled = f"{empty}|{_ROUND}", f"{filled}|{_ROUND_FILLED}"
    if blanks or len(re.findall(_BLANK, line)) > 1:
        empty, filled = f"{empty}|{_BLANK}|{_BEHIND_ANSWER}", f"{filled}|{_CROSS}"
    found: list[_Mark] = []
    for box in re.finditer(rf"(?P<filled>{filled})|{empty}", line):
        is_empty = box["filled"] is None
        if found and not line[found[-1].end : box.start()].strip(" \t|"):
            before = found.pop()
            found.append(_Mark(before.start, box.end(), before.empty and is_empty))
        else:
            found.append(_Mark(*box.span(), is_empty))
    return found


def _beside(line: str, marks: Sequence[_Mark]) -> Iterator[Span]:
    """The spans of a line that its empty boxes speak of, each with its box.

    A line has its boxes before its words, or behind them where it begins with words and ends with
    a box. Words before the first box that no box of the line is ticked for are not answered.
    """
    if not any(mark.empty for mark in marks):
        return
    lead = line[: marks[0].start].strip(_LEAD)
    labelled = not lead or lead.endswith((":", "?"))
    if not labelled and not line[marks[-1].end :].strip(_TAIL):
        yield from _before(line, marks)
        return
    asked = lead[-1:] in (":", "?") and exact_kind(lead.rstrip(":?")) is None
    if (asked or not labelled) and all(mark.empty for mark in marks):
        yield _begin(line, 0, marks[0].start), marks[0].start
    for place, mark in enumerate(marks):
        stop = marks[place + 1].start if place + 1 < len(marks) else len(line)
        end = _end(line, mark.end, stop)
        if mark.empty and not _ANSWER.fullmatch(line, mark.end, end):
            yield mark.start, end


def _before(line: str, marks: Sequence[_Mark]) -> Iterator[Span]:
    last = 0
    for mark in marks:
        start = _begin(line, last, mark.start)
        if mark.empty and not _ANSWER_ENDS.search(line[start : mark.start]):
            yield start, mark.end
        last = mark.end


def _begin(line: str, start: int, end: int) -> int:
    """Where the last sentence of a part of the line begins, or what its label speaks of."""
    return max((cut.end() for cut in _BEGINS.finditer(line, start, end - 1)), default=start)


def _end(line: str, start: int, stop: int) -> int:
    """Where the words of a box end: at a wall, unless the box has a cell of its own."""
    words = start + len(line[start:stop]) - len(line[start:stop].lstrip(" \t|"))
    if "|" in line[start:words]:
        return stop
    wall = _WALL.search(line, words, stop)
    return wall.start() if wall else stop


def _left(line: str, spans: Sequence[Span]) -> bool:
    """Whether anything of the line is told, or nothing of it was to be taken away."""
    kept, last = [], 0
    for start, end in spans:
        kept.append(line[last:start])
        last = end
    return not spans or bool("".join((*kept, line[last:])).strip(" \t|"))


def _gaps(line: str, marks: Sequence[_Mark]) -> Iterator[tuple[_Mark, int]]:
    """Each box and the end of the words behind it; what stands before the first goes too."""
    if not marks or marks[0].start:
        yield _Mark(0, 0, True), marks[0].start if marks else len(line)
    for place, mark in enumerate(marks):
        yield mark, marks[place + 1].start if place + 1 < len(marks) else len(line)
