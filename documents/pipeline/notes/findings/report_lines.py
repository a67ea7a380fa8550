"""The lines of a report as its author set them: an item, a sentence, a short row of a table.

A diagnosis below its specimen is told with the specimen: ``Left breast, biopsy: fibroadenoma``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.pipeline.language import sentences
from documents.pipeline.notes.kind.titles import titled
from documents.pipeline.notes.structure.endings import closes
from documents.pipeline.notes.structure.sections import Heading
from documents.pipeline.types import Page, Source

Span = tuple[int, int]

MOST_WORDS = 24
_BULLET = re.compile(
    r"[ \t|]*(?:[-•●▪◦*>–]+[ \t]+|\(?\d{1,2}[.)][ \t]+(?=\D|\d+(?:[.,]\d+)?[ -]?[cm]m))"
)
_LETTERED = re.compile(r"[ \t]*\(?[A-Z][.)]\s")
_LABEL = re.compile(r"[ \t]*[A-Z][\w ,/&()'’%+-]{1,40}:(?:\s|$)")
_REMARK = re.compile(r"[ \t]*(?:comments?|notes?|addendum|comentarios?|nota)\b", re.IGNORECASE)
_ENDED = re.compile(r"[.:;!?]\s*$")
# "Indication: cough" says why, and what stands below it is the report again.
_OF_ITS_LINE = frozenset(
    """identity indication technique history_present past_history chief_complaint anesthesia
    procedures medications""".split()
)
_WIDE = 55
_ROW_WORDS = 9


@dataclass(frozen=True, slots=True)
class ReportLine:
    """Words of a report at ``start:end`` of a page, with the section they stand in.

    ``lead`` is the place of the line that they are said of (their specimen), if there is one.
    ``row`` says that it is a short line without a stop, as those of a table are.
    """

    page: Page
    start: int
    end: int
    section: str
    title: str = ""
    lead: Span | None = None
    row: bool = False

    @property
    def text(self) -> str:
        """The words, on one line."""
        return " ".join(self.page.text[self.start : self.end].split())

    @property
    def told(self) -> str:
        """The words behind what they are said of."""
        if self.lead is None:
            return self.text
        lead = " ".join(self.page.text[slice(*self.lead)].split()).rstrip(" :.")
        return f"{lead}: {self.text}"

    @property
    def source(self) -> Source:
        """The place, from what they are said of."""
        return Source(self.page.number, self.lead[0] if self.lead else self.start, self.end)


def report_lines(pages: Sequence[Page], headings: Sequence[Heading]) -> Iterator[ReportLine]:
    """The lines of all pages in reading order; a heading that stands alone is none."""
    section = title = ""
    of_page: dict[int, list[Heading]] = {}
    for heading in headings:
        of_page.setdefault(heading.page, []).append(heading)
    for page in pages:
        own = [
            each
            for each in of_page.get(page.number, [])
            if not _LETTERED.match(_line_of(page.text, each.start))
        ]
        starts = [each.start for each in own]
        lead: Span | None = None
        items = list(_items(page.text, starts))
        for at, (start, end) in enumerate(items):
            place = bisect_right(starts, start) - 1
            if place >= 0:
                section, title = own[place].kind, own[place].title
                if starts[place] >= start and own[place].body >= end:
                    named = section == "other" and titled(page.text[start:end]) is None
                    lead = (start, end) if named else None
                    continue
                if section in _OF_ITS_LINE and _is_over(page.text, own[place], start):
                    section = title = ""
            bullet = _BULLET.match(page.text, start, end)
            line = page.text[start:end]
            if bullet is None and (line.rstrip().endswith(":") or _leads(page.text, items[at:])):
                lead = (start, end)
                continue
            if _LETTERED.match(line) or not _is_of(
                lead, page.text, start, listed=bullet is not None
            ):
                lead = None
            begin = bullet.end() if bullet else start
            row = bullet is None and len(line.split()) <= _ROW_WORDS and not _ENDED.search(line)
            for a, b in _pieces(page.text, begin, end):
                yield ReportLine(page, a, b, section, title, lead, row)
            if _LETTERED.match(line) and line.find(":") > 0:
                lead = (start, start + line.find(":"))


def _is_over(text: str, heading: Heading, start: int) -> bool:
    """Whether a heading that has its words beside it stands above ``start``, and not on it."""
    beside = text[heading.body :].split("\n", 1)[0].strip()
    return bool(beside) and heading.body + len(beside) < start


def _line_of(text: str, start: int) -> str:
    return text[text.rfind("\n", 0, start) + 1 : start + 1] + text[start + 1 : start + 4]


def _leads(text: str, items: Sequence[Span]) -> bool:
    """Whether a line opens what is said of one specimen below it: ``B. LEFT BREAST, BIOPSY``."""
    line = text[slice(*items[0])]
    below = text[slice(*items[1])] if len(items) > 1 else ""
    alone = bool(_LETTERED.match(line)) and ":" not in line
    return alone and bool(below) and not _LETTERED.match(below)


def _is_of(lead: Span | None, text: str, start: int, *, listed: bool) -> bool:
    """Whether a line is said of the one that leads: an item, or whatever follows a specimen."""
    if lead is None or _REMARK.match(text, start):
        return False
    if listed or _LETTERED.match(text, lead[0]):
        return True
    return not re.search(r"\n[ \t]*\n", text[lead[1] : start])


def _items(text: str, headings: Sequence[int]) -> Iterator[Span]:
    """The items of a page, each with the lines that it runs on over."""
    begun: Span | None = None
    position = 0
    for line in text.split("\n"):
        start, position = position, position + len(line) + 1
        end = start + len(line.rstrip())
        first = start + len(line) - len(line.lstrip())
        if first >= end:
            if begun:
                yield begun
            begun = None
            continue
        if begun and _goes_on(text, begun, (start, end), headings):
            begun = begun[0], end
            continue
        if begun:
            yield begun
        inside = headings[bisect_right(headings, first) : bisect_left(headings, end)]
        cuts = [first, *inside, end]
        yield from pairwise(cuts[:-1])
        begun = cuts[-2], end
    if begun:
        yield begun


def _goes_on(text: str, begun: Span, line: Span, headings: Sequence[int]) -> bool:
    """Whether a line goes on the one above it, which the width of the page ended."""
    start, end = line
    words = text[start:end].lstrip()
    if bisect_left(headings, start) < bisect_left(headings, end) or _BULLET.match(text, start, end):
        return False
    if _LABEL.match(text, start, end) or _LETTERED.match(text, start, end):
        return False
    above = text[max(begun[0], begun[1] - 200) : begun[1]]
    if closes(words):
        return False
    if words[0].islower():
        return not _ENDED.search(above)
    return len(above.rsplit("\n", 1)[-1]) >= _WIDE and not above.rstrip().endswith(":")


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """An item, or of one too long to be told in one breath as many sentences as can be."""
    if len(text[start:end].split()) <= MOST_WORDS and ".," not in text[start:end]:
        yield start, end
        return
    begun: Span | None = None
    for a, b in sentences.split(text[start:end]):
        a, b = a + start, b + start
        if begun and len(text[begun[0] : b].split()) <= MOST_WORDS and ".," not in text[start:end]:
            begun = begun[0], b
            continue
        if begun:
            yield begun
        begun = a, b
    if begun:
        yield begun
