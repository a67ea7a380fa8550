"""A status that stands alone on its line among medicines: ``STOPPED`` above or below a name.

It heads those below it, or it is of the one above it. Where the lines do not tell which, all that
it may be said of is left to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import takewhile

from documents.pipeline.notes.medicines.cells import is_status
from documents.pipeline.notes.medicines.medicine_heads import heads_bare
from knowledge import medicines
from knowledge.phrases import tokenize

Span = tuple[int, int]

_MOST_LINES = 24
_WIDEST = 200
_MEASURE = re.compile(r"\d\s?(?:mg|mcg|µg|g|ml|units?|iu|%|tab|cap|puff)", re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*(?:[-•●▪*]|\d{1,2}[.)])[ \t]")


class Standing(Enum):
    """What a status alone on its line is said of."""

    HEAD = 1
    OF_ABOVE = 2
    UNCLEAR = 3


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def is_bare(self) -> bool:
        word = self.text.strip()
        return heads_bare(word) or is_status(word)

    @property
    def is_row(self) -> bool:
        """Whether the line names a medicine, or says how much of one."""
        return not self.is_bare and (bool(_MEASURE.search(self.text)) or _names(self.text))


def standing(text: str, start: int) -> Standing | None:
    """What the bare status on the line at ``start`` is said of; None where no medicine is near."""
    if not (lines := _down(text, start)):
        return None
    here, *below = lines
    above = list(_up(text, start))
    following = below or list(_down(text, _beyond_blank(text, here.end)))
    if not any(each.is_row for each in above):
        heads = bool(following) and _names(following[0].text)
        return Standing.HEAD if heads else None
    if not below:
        return Standing.OF_ABOVE
    if _names(below[0].text) and _ITEM.match(below[0].text):
        return Standing.HEAD
    block = [each for each in (*above[::-1], here, *below) if each.is_row or each.is_bare]
    if block[0].is_bare:
        return Standing.HEAD
    return Standing.OF_ABOVE if block[-1].is_bare else Standing.UNCLEAR


def status_below(text: str, end: int) -> tuple[Standing, Span] | None:
    """The status alone on a line below a name that ends at ``end``, if none is named between.

    A status that heads what follows it is none of it; one above it in the same lines, of which it
    is not clear what it is said of, may be of it.
    """
    begin = text.rfind("\n", 0, end) + 1
    for each in _down(text, begin)[1:]:
        if each.is_bare:
            told = standing(text, each.start)
            if told in (Standing.OF_ABOVE, Standing.UNCLEAR):
                return told, _word(each)
            break
        if _names(each.text):
            break
    for each in _up(text, begin):
        if each.is_bare and standing(text, each.start) is Standing.UNCLEAR:
            return Standing.UNCLEAR, _word(each)
    return None


def _word(line: _Line) -> Span:
    start = line.start + len(line.text) - len(line.text.lstrip())
    return start, start + len(line.text.strip())


def _names(line: str) -> bool:
    return next(medicines.index().matches(tokenize(line)), None) is not None


def _down(text: str, start: int) -> Sequence[_Line]:
    return list(takewhile(_is_filled, _lines(text, start)))


def _lines(text: str, start: int) -> Iterator[_Line]:
    for _ in range(_MOST_LINES):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield _Line(start, end, text[start : min(end, start + _WIDEST)])
        start = end + 1
        if start > len(text):
            return


def _up(text: str, start: int) -> Iterator[_Line]:
    for _ in range(_MOST_LINES):
        if start <= 0:
            return
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        line = _Line(start, end, text[start : min(end, start + _WIDEST)])
        if not _is_filled(line):
            return
        yield line


def _is_filled(line: _Line) -> bool:
    return bool(line.text.strip())


def _beyond_blank(text: str, end: int) -> int:
    """Where the next filled line begins behind one blank line."""
    found = re.compile(r"\n[ \t]*\n").match(text, end)
    return found.end() if found else len(text)
