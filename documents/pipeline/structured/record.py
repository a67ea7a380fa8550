"""A structured record as pages that a person can read, with the findings built beside them.

An importer hands over one entry at a time. The entry becomes one line (cells joined by two
spaces) and its findings point at exactly that line and at the cells in it; nothing is ever read
back out of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Final

from documents.pipeline.files.refusals import refusal
from documents.pipeline.structured import words
from documents.pipeline.structured.moments import Moment, said
from documents.pipeline.types import (
    Allergy,
    Condition,
    DateFound,
    Findings,
    FollowUp,
    Kind,
    LabRow,
    Medication,
    Procedure,
    Section,
    Source,
)

_PAGE: Final = 3_500
"""Characters after which a new page begins, at the end of a line."""

_LINE: Final = 20_000
"""A cell longer than this is not something that a person reads."""


_UNSEEN_IN_NUMBER: Final = re.compile(r"(?<=[\d.,])\0+(?=[\d.,])")
_BY_CATEGORY: Final = {
    **dict.fromkeys(("Cc", "Zl", "Zp", "Zs"), " "),
    **dict.fromkeys(("Cs", "Co", "Cn"), "\ufffd"),
    "Cf": "\0",
}


def clean(text: str) -> str:
    """One line without what can't be seen: controls, direction marks, halves of characters.

    Digits that such a character parts are not put together to one number.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = "".join(_BY_CATEGORY.get(unicodedata.category(char), char) for char in text)
    return " ".join(_UNSEEN_IN_NUMBER.sub(" ", seen).replace("\0", "").split())


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line. ``label`` is put before it; ``key`` names its place."""

    text: str
    key: str = ""
    label: str = ""
    space: str = "  "


@dataclass(frozen=True, slots=True)
class Line:
    """Where a line stands: the whole of it, and its cells by key."""

    source: Source
    cells: dict[str, Source]


@dataclass(slots=True)
class Record:
    """The pages so far and what was found. ``max_pages`` bounds them (``Refused`` beyond it).

    ``sex`` is ``male``, ``female`` or anything else where the file does not tell; with
    ``birthday`` it says which of several ranges is the patient's.
    """

    max_pages: int = 500
    kind: Kind = Kind.OTHER
    labs: list[LabRow] = field(default_factory=list)
    medications: list[Medication] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    symptoms: list[Condition] = field(default_factory=list)
    allergies: list[Allergy] = field(default_factory=list)
    followups: list[FollowUp] = field(default_factory=list)
    procedures: list[Procedure] = field(default_factory=list)
    dates: list[DateFound] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    entries: int = 0
    lines: int = 0
    read: Findings = field(default_factory=Findings)
    sex: str = ""
    birthday: date | None = None
    _words: list[words.Part] = field(default_factory=list)
    _unread: list[str] = field(default_factory=list)
    _done: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    def heading(self, title: str, kind: str = "other") -> None:
        """Open a section."""
        title = clean(title)
        if not title:
            return
        if self._length:
            self._add("\n")
        # A heading at the very foot of a page would stand alone.
        if self._length > _PAGE - 300:
            self._break()
        line = self.line(Cell(title, "title"))
        self.sections.append(Section(kind, title, line.source))

    def line(self, *cells: Cell) -> Line:
        """Write one line; empty cells are left out, but one at least has text."""
        pieces: list[str] = []
        spans: dict[str, tuple[int, int]] = {}
        at = 0
        for cell in cells:
            text = clean(cell.text)
            if not text:
                continue
            if len(text) > _LINE:
                raise refusal("too_large")
            before = (cell.space if pieces else "") + (f"{cell.label}: " if cell.label else "")
            pieces.append(before + text)
            if cell.key:
                spans[cell.key] = (at + len(before), at + len(before) + len(text))
            at += len(before) + len(text)
        whole = "".join(pieces)
        self.lines += 1
        if self._length and self._length + len(whole) > _PAGE:
            self._break()
        start, page = self._length, len(self._done) + 1
        self._add(whole + "\n")
        return Line(
            Source(page, start, start + max(1, len(whole))),
            {key: Source(page, start + a, start + b) for key, (a, b) in spans.items()},
        )

    def prose(self, lines: Iterable[str]) -> None:
        """Write text as the file words it; two blank lines never follow one another."""
        self._prose(lines)

    def told(
        self, lines: Iterable[str], title: str, head: str, heads: Iterable[str] = (), *,
        was: bool = False,
    ) -> None:  # fmt: skip
        """Write words that no code stands for, to be read as a note's below the heading ``head``.

        ``title`` is what the file calls them. Without ``head`` they are shown, and named as not
        read. ``heads`` are the lines above a table's columns. ``was``: its medicines were given
        there and then.
        """
        if written := self._prose(lines):
            above = frozenset(" ".join(each.split()) for each in heads)
            part = words.Part(clean(title), head, tuple(written), above, was=was)
            self._words.append(part)

    def not_read(self, title: str) -> None:
        """Name a part of the file that is shown in part, or not at all."""
        self._unread.append(clean(title))

    def read_words(self, progress: Callable[[], None]) -> None:
        """Find in the words what a note's would tell, and name the parts that told nothing.

        What is coded stays as it is: words that name it once more add nothing.
        """
        coded = self.findings()
        found, unread = words.read(self._words, progress)
        self._words = []
        self.read = words.beside(coded, found)
        if unread := [*unread, *self._unread]:
            self.warnings.append("not_read")
            self.heading("Shown as Written, Not Read into Values")
            for title in dict.fromkeys(unread):
                line = self.line(Cell(title))
                self.sections.append(Section("unread", title, line.source))

    def advice(self, lines: Iterable[str], under: str = "") -> None:
        """Write text that may tell what comes next, ``under`` a heading that says what it is.

        Its instructions are kept as the text words them, each with the place where it stands.
        """
        for page, run in groupby(self._prose(lines), key=lambda written: written[0].page):
            self.followups += words.steps(page, list(run), under)

    def _prose(self, lines: Iterable[str]) -> list[tuple[Source, str]]:
        written: list[tuple[Source, str]] = []
        for line in lines:
            text = _cells(line)
            while len(text) > _PAGE:
                cut = text.rfind(" ", _PAGE // 2, _PAGE)
                cut = cut if cut > 0 else _PAGE
                written.append(self._write(text[:cut].rstrip()))
                text = text[cut:].lstrip()
            if text:
                written.append(self._write(text))
        return written

    def gap(self) -> None:
        """A blank line before what follows, unless the page begins here."""
        if self._parts and self._parts[-1] != "\n":
            self._add("\n")

    def dated(self, kind: str, when: Moment, label: str) -> None:
        """A line with a date that holds for the whole record."""
        if not when.text:
            return
        line = self.line(Cell(when.text, "date", label))
        if when.day is not None:
            self.dates.append(DateFound(kind, when.day, line.cells["date"]))

    def born(self, when: Moment) -> None:
        """The birth date, without the hour that some systems write behind it."""
        self.birthday = when.day
        self.dated("birth", Moment(said(when.day), when.day) if when.day else when, "Born")

    def sender(self, name: str) -> None:
        """Who the record is from, where the file says so."""
        if clean(name):
            line = self.line(Cell(name, "sender", "From"))
            self.sections.append(Section("sender", clean(name), line.cells["sender"]))

    def comes_next(self, text: str, line: Line, when: Moment) -> None:
        """Something to come, which a line of its own tells with its day in the cell ``date``."""
        self.followups.append(FollowUp(text, line.source))
        if when.day is not None and "date" in line.cells:
            self.dates.append(DateFound("other", when.day, line.cells["date"]))

    def is_results_only(self) -> bool:
        """Whether there are results, and nothing that a doctor would add to them."""
        found = self.findings()
        return bool(found.labs) and not (found.medications or found.conditions or found.allergies)

    def pages(self) -> list[str]:
        """The text of every page."""
        return [*self._done, "".join(self._parts)] if self._parts else list(self._done)

    def findings(self) -> Findings:
        """What was found, in the order of the file; what only words tell stands last."""
        read = self.read
        return Findings(
            kind=self.kind,
            labs=(*self.labs, *read.labs),
            medications=(*self.medications, *read.medications),
            conditions=_once([*self.conditions, *read.conditions]),
            symptoms=_once([*self.symptoms, *read.symptoms]),
            allergies=(*self.allergies, *read.allergies),
            followups=(*self.followups, *read.followups),
            dates=tuple(self.dates),
            sections=tuple(self.sections),
            warnings=tuple(dict.fromkeys(self.warnings)),
            procedures=(*self.procedures, *read.procedures),
            impressions=read.impressions,
            vitals=read.vitals,
            appointments=read.appointments,
        )

    def _write(self, text: str) -> tuple[Source, str]:
        if self._length and self._length + len(text) > _PAGE:
            self._break()
        place = Source(len(self._done) + 1, self._length, self._length + len(text))
        self._add(text + "\n")
        return place, text

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _break(self) -> None:
        self._done.append("".join(self._parts))
        self._parts, self._length = [], 0
        if len(self._done) >= self.max_pages:
            raise refusal("too_many_pages")


_GAP: Final = re.compile(r"(\t| {2,})")
_WIDEST_GAP: Final = 200


def _cells(line: str) -> str:
    """A line of prose, cleaned, its columns as far apart as they are."""
    pieces = _GAP.split(line)
    text = ""
    for part, gap in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        text += clean(part)
        width = min(2 if gap == "\t" else len(gap), _WIDEST_GAP)
        text += " " * width if text or width > 2 else ""
    return text.rstrip()


def _once(conditions: Sequence[Condition]) -> tuple[Condition, ...]:
    """A condition that several lists repeat in one way comes once, at its first place."""
    found: dict[tuple[str, str], Condition] = {}
    for each in conditions:
        found.setdefault((each.text.casefold(), each.status.value), each)
    return tuple(found.values())
