"""The cell of a row that says what is done with the medicine of that row.

A row is a printed line whose cells are parted by bars, tabs, several blanks, slashes, semicolons
or dashes. A cell that holds nothing but a status tells it; where bars, tabs or blanks part the
cells, so does one that goes on behind the word (``Stop 3 days before ...``).
"""

from __future__ import annotations

import re

from documents.pipeline.types import MedicationStatus

Span = tuple[int, int]

_STATUSES: dict[MedicationStatus, str] = {
    MedicationStatus.STOPPED: (
        r"discontinued?|stop(?:ped)?(?: taking)?|ceased?|aborted|cancel(?:led|ed)?|d/c'?d?"
        r"|not taking|no longer (?:active|taking|taken)"
    ),
    MedicationStatus.HELD: r"on hold|h[eo]ld|withh[eo]ld|paused?|suspend(?:ed)?",
    MedicationStatus.STARTED: r"new|start(?:ed)?(?: taking)?|add(?:ed)?",
    MedicationStatus.CHANGED: (
        r"chang(?:e|ed)|dose changed?|new dose|modified|adjust(?:ed)?|increased?|decreased?"
        r"|reduced?|titrated?"
    ),
    MedicationStatus.PAST: r"completed|finished|ended|inactive",
    MedicationStatus.ACTIVE: (
        r"active|current|ordered|prescribed|taking|cont(?:inued?)?\.?|unchanged|no changes?|same"
        r"|ongoing|resumed?|restart(?:ed)?"
    ),
}
_BY_WORD = tuple((status, re.compile(words, re.IGNORECASE)) for status, words in _STATUSES.items())
_ANY = re.compile(
    "(?:" + "|".join(f"(?:{words})" for words in _STATUSES.values()) + r")(?!\w)", re.IGNORECASE
)
_WIDE = (re.compile(r"[ \t]*\|[ \t]*"), re.compile(r" *\t[ \t]*"), re.compile(r" {2,}"))
_NARROW = (re.compile(r" +/ +"), re.compile(r" *; +"), re.compile(r" +[-–—] +"))
_LEAST_CELLS = 3
# "Held 3/4-7/4", "held from 3 May to 7 May".
_DAY = r"(?:\d{1,2}(?:[/.-]\d{1,2}){0,2}(?:[/.-]\d{2,4})?(?:st|nd|rd|th)?(?:\s[a-z]{3,9})?)"
_A_WHILE = re.compile(rf"[\s:(]*(?:from\s)?{_DAY}\s?(?:-|–|to)\s?{_DAY}(?!\w)", re.IGNORECASE)
# The rest of a cell begins small; the next row begins with a name.
_GOES_ON = re.compile(r"\n(?P<line>(?=[ \t|]*[^\sA-Z\d|])[a-z |][^\n]*)")
# "Status: stopped", a line or two below the name of a block.
_LABELLED = re.compile(
    r"(?:[^\n]*\n(?!\s*\n|\s*(?:medicine|medication|drug|name)\b)){1,5}?"
    r"\s*(?:status|action|state)[ \t]*:[ \t]*(?P<word>[^\n]+)",
    re.IGNORECASE,
)
# The cell below "Continue?" or "Still taking": what is denied there, only the row tells.
_DENIED = re.compile(
    r"(?:\||(?<![ \t])(?:\t| [ \t]))[ \t]*+(?:no|n)[ \t]*+\|?[ \t]*+$", re.IGNORECASE
)


def is_denied(text: str, end: int) -> bool:
    """Whether the line of a name that ends at ``end`` closes with a cell that says ``no``."""
    line = text.find("\n", end)
    return bool(_DENIED.search(text, end, line if line >= 0 else len(text)))


def is_status(words: str) -> bool:
    """Whether words are nothing but a status."""
    return _ANY.fullmatch(words) is not None


def status_of(words: str) -> MedicationStatus:
    """What a status cell says."""
    for status, pattern in _BY_WORD:
        if pattern.fullmatch(words.strip()):
            return status
    return MedicationStatus.ACTIVE


def status_cell(text: str, name: Span, row: Span, limit: int) -> Span | None:
    """The status words that stand in a cell of their own beside a name.

    ``limit`` is where the next medicine begins. None where there are none, or where two cells say
    different things.
    """
    start, end = name
    first = max(row[0], text.rfind("\n", 0, start) + 1)
    last = text.find("\n", end, row[1])
    last = row[1] if last < 0 else last
    for parting in (*_WIDE, *_NARROW):
        cells = _cells(text, first, last, parting)
        least = 2 if parting in _WIDE else _LEAST_CELLS
        if len(cells) < least or any(a < start < b < end for a, b in cells):
            continue
        found = [
            span
            for place, cell in enumerate(cells)
            if (place == 0 or cell[0] >= end) and cell[1] <= limit
            if (span := _words(text, cell, wide=parting in _WIDE and cell[0] >= end))
        ]
        told = {status_of(text[a:b]) for a, b in found}
        # "Ongoing | Increased": how long, and what is done; what was held from one day to another
        # goes on again where a cell says so.
        again = any(
            text[a:b].lower().startswith("re")
            or (status_of(text[a:b]) is MedicationStatus.HELD and _A_WHILE.match(text, b))
            for a, b in found
        )
        if again and MedicationStatus.ACTIVE in told:
            told -= {MedicationStatus.HELD}
        done = told if again else told - {MedicationStatus.ACTIVE} or told
        if len(done) == 1:
            return next((a, b) for a, b in found if status_of(text[a:b]) in done)
    wrapped = _wrapped(text, last) if limit >= row[1] and text[start].isupper() else None
    return wrapped or _labelled(text, end)


def _wrapped(text: str, start: int) -> Span | None:
    """A status in the last cell of a line that a row goes on with: ``for pain | NEW``."""
    line = _GOES_ON.match(text, start)
    if line is None:
        return None
    for parting in _WIDE:
        cells = _cells(text, *line.span("line"), parting)
        if len(cells) > 1 and (span := _words(text, cells[-1], wide=True)):
            return span
    return None


def _words(text: str, cell: Span, *, wide: bool) -> Span | None:
    found = _ANY.match(text, *cell)
    if found is None:
        return None
    rest = text[found.end() : cell[1]].strip(" .:")
    goes_on = wide and not text[found.end() : found.end() + 1].isalnum()
    return found.span() if not rest or goes_on else None


def _cells(text: str, start: int, end: int, parting: re.Pattern[str]) -> list[Span]:
    cells: list[Span] = []
    at = start
    for gap in parting.finditer(text, start, end):
        cells.append((at, gap.start()))
        at = gap.end()
    return [*cells, (at, end)]


def _labelled(text: str, end: int) -> Span | None:
    found = _LABELLED.match(text, end, end + 300)
    word = _ANY.match(found["word"]) if found else None
    if found is None or word is None:
        return None
    return found.start("word"), found.start("word") + word.end()
