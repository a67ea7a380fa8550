"""What the rows and items of a problem list name, whether or not a lexicon holds it.

A list of problems says by its form what the patient has: the cell under ``Problem``, the words of
an item. Such a name is taken as printed, with the status that its row gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from documents.pipeline.notes.outline import Statement
from documents.pipeline.types import Condition, Source, Status
from knowledge import medicines
from knowledge.condition_words import lexicon
from knowledge.phrases import tokenize

Span = tuple[int, int]

_TABLES = frozenset({"problems", "diagnosis", "past_history"})
_LISTS = frozenset({"problems", "diagnosis"})
_WALL = re.compile(r"[ \t]*\|[ \t]*|[ \t]{2,}|\t")
_HEADER_WORDS = frozenset(
    """group description code codes system problem problems name names condition conditions
    diagnosis diagnoses concern concerns risk related observation health medical date dates
    time onset start startdate end status details type effective clinical service informant
    author comments comment notes note location qualifier provider priority icd cm snomed ct
    noted resolved resolution severity stage rank age at of and or active current recorded
    updated laterality additional detail source number no id since diagnosed by""".split()
)
_NAME_COLUMN = re.compile(
    r"\b(?:problem|condition|diagnos[ei]s|name|concern|illness|disease|risk|observation"
    r"|(?<!code )description)\b",
    re.IGNORECASE,
)
_NOT_NAME_COLUMN = re.compile(r"\b(?:date|dates|status|type|onset|startdate|code)\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:resolved|inactive|past|previous)\b", re.IGNORECASE)
_CODE_TITLE = re.compile(r"\bcode (?:description|title|name)\b", re.IGNORECASE)
_CODE_SYSTEM = re.compile(r"\b(?:ICD|SNOMED|CPT|HCPCS|LOINC)\b", re.IGNORECASE)
# What a title says of all that stands below it.
_TITLED = (
    (
        Status.POSSIBLE,
        re.compile(
            r"\b(?:differentials?|ddx|rule[- ]?outs?|suspected|working diagnos[ei]s)\b", re.I
        ),
    ),
    (Status.HYPOTHETICAL, re.compile(r"\b(?:goals?|interventions?|action plan)\b", re.I)),
)
_STATUSES: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (
        Status.PAST,
        re.compile(r"\b(?:resolved|inactive|in remission|completed|historical|past|cured)\b", re.I),
    ),
    (Status.ABSENT, re.compile(r"\b(?:ruled out|refuted|entered in error|absent)\b", re.I)),
    (Status.POSSIBLE, re.compile(r"\b(?:suspected|provisional|differential|unconfirmed)\b", re.I)),
    (Status.PRESENT, re.compile(r"\b(?:active|current|chronic|confirmed|ongoing)\b", re.I)),
)
_CUT = re.compile(r"\s+[-–—]\s+|[;:,(\[.|]|\s+(?:since|diagnosed|dx|due|with|in)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
# A cell or item with one of these is a sentence, a person, a habit, an errand or a form's own word.
_NO_PROBLEM = frozenset(
    """is are was were be been has have had does do did will would should can may no not none nil
    unknown denies denied patient pt he she they his her i we you continue start stop take
    given see seen follow call return refer referred discuss discussed check review reviewed
    exam examination visit encounter screening immunization counseling smoker smoking tobacco
    nonsmoker drinker priority concern concerns tracker status active inactive resolved date
    provider author admitted discharged discharge admission well normal stable negative dr md
    rn signed electronically page procedure repair replacement removal excision biopsy surgery
    scan x-ray mri ct ultrasound test level result results goal plan education instructions
    medication medications allergy allergies as per above below noted available excluded
    indicated information other problem problems diagnosis diagnoses condition list primary
    secondary principal""".split()
)
_PROCEDURE_END = re.compile(
    r"\w+(?:ectomy|otomy|ostomy|plasty|oscopy|centesis|desis|graphy)", re.IGNORECASE
)
_MAX_WORDS = 8
_MAX_TITLE_WORDS = 14


@dataclass(frozen=True, slots=True)
class Row:
    """A row or item of a list: where its name stands, and what the row says of it.

    ``title`` is the name that a code system has for it, where the row prints one.
    ``silent`` rows name nothing of their own: a header, or the same problem in another code system.
    """

    name: Span | None = None
    title: Span | None = None
    status: Status | None = None
    silent: bool = False


class ProblemLists:
    """Reads the statements of a document in order; remembers the header above a row."""

    def __init__(self) -> None:
        self._column: int | None = None
        self._section: str = ""
        self._title: int | None = None
        self._risk = False

    def read(self, statement: Statement) -> Row | None:
        """The row or item that a statement is; None where it is no part of such a list."""
        if statement.section != self._section:
            self._section, self._risk = statement.section, False
            self._column = self._title = None
        if statement.section not in _TABLES:
            return None
        text = statement.page.text
        cells = list(_cells(text, statement.start, statement.end))
        over = Status.PAST if _OVER.search(statement.title) else titled_status(statement.title)
        if len(cells) < 2:
            if statement.section in _LISTS and statement.item:
                return Row(name=_item(text, statement.start, statement.end), status=over)
            return None
        if _is_header(text, cells):
            columns = [i for i, (a, b) in enumerate(cells) if _names_column(text[a:b])]
            self._column = columns[0] if columns else None
            titles = [i for i, (a, b) in enumerate(cells) if _CODE_TITLE.search(text, a, b)]
            self._title = titles[0] if titles else None
            self._risk = bool(columns) and "risk" in text[slice(*cells[columns[0]])].lower()
            return Row(silent=True)
        if _is_wall(text, statement) and _CODE_SYSTEM.search(statement.text):
            return Row(silent=True)
        status = Status.HYPOTHETICAL if self._risk else _row_status(text, cells) or over
        name = _cleaned(text, *cells[min(self._column or 0, len(cells) - 1)])
        titled = self._title is not None and self._title < len(cells)
        return Row(name, _cleaned(text, *cells[self._title or 0]) if titled else None, status)


def titled_status(title: str) -> Status | None:
    """What a title says of the conditions below it: ``Differential diagnosis``, ``Goals``."""
    return next((status for status, pattern in _TITLED if pattern.search(title)), None)


def complete(row: Row, statement: Statement, found: list[Condition]) -> list[Condition]:
    """The conditions of a row: what the lexicon found, or else its printed name; its status."""
    if row.name is not None and not _within(row.name, found):
        found = [*_printed(statement, row.name), *found]
    if row.title is not None and (titled := _printed(statement, row.title, titled=True)):
        inside = _within(row.title, found)
        found = [*(c for c in found if c not in inside), *titled]
    if row.status is None:
        return found
    return [
        replace(c, status=row.status) if c.status in (Status.PRESENT, Status.PAST) else c
        for c in found
    ]


def _within(span: Span, found: Sequence[Condition]) -> list[Condition]:
    return [c for c in found if c.source.start < span[1] and span[0] < c.source.end]


def _printed(statement: Statement, span: Span, *, titled: bool = False) -> list[Condition]:
    """A cell's or item's words as the name of a condition, if they can be one."""
    start, end = span
    name = statement.page.text[start:end]
    short = len(tokenize(name)) <= _MAX_TITLE_WORDS
    if not (titled and short) and not is_plausible(name):
        return []
    status = statement.scopes.status(*_words_at(statement, start, end))
    return [Condition(name, status, Source(statement.page.number, start, end))]


def is_plausible(name: str) -> bool:
    """Whether a cell or item can be the name of a problem, and is no sentence or form's word."""
    words = tokenize(name).words
    if not 0 < len(words) <= _MAX_WORDS or not name[0].isalpha():
        return False
    if any(word in _NO_PROBLEM or _PROCEDURE_END.fullmatch(word) for word in words):
        return False
    lex = lexicon()
    if all(word in lex.modifiers or word in lex.degrees for word in words):
        return False
    letters = sum(ch.isalpha() for ch in name)
    if letters < 4 or letters * 10 < len(name.replace(" ", "")) * 7:
        return False
    return next(medicines.index().matches(tokenize(name)), None) is None


def _cells(text: str, start: int, end: int) -> Iterator[Span]:
    left = start
    for wall in _WALL.finditer(text, start, end):
        yield left, wall.start()
        left = wall.end()
    yield left, end


def _is_wall(text: str, statement: Statement) -> bool:
    """Whether a row begins with an empty cell: it goes on about the row above."""
    line = text[text.rfind("\n", 0, statement.start) + 1 : statement.end]
    return line.lstrip().startswith("|")


def _is_header(text: str, cells: Sequence[Span]) -> bool:
    words = [w for a, b in cells for w in tokenize(text[a:b]).words if w.isalpha()]
    return bool(words) and all(w in _HEADER_WORDS for w in words)


def _names_column(title: str) -> bool:
    return bool(_NAME_COLUMN.search(title)) and not _NOT_NAME_COLUMN.search(title)


def _row_status(text: str, cells: Sequence[Span]) -> Status | None:
    """What a cell beside the name says, the last such cell first."""
    for start, end in reversed(cells[1:]):
        if end - start > 60:
            continue
        for status, pattern in _STATUSES:
            if pattern.search(text, start, end):
                return status
    return None


def _item(text: str, start: int, end: int) -> Span | None:
    cut = _CUT.search(text, start, end)
    return _cleaned(text, start, cut.start() if cut else end)


def _cleaned(text: str, start: int, end: int) -> Span | None:
    """A cell without the code or remark in brackets at its end, trimmed."""
    while brackets := _BRACKETS.search(text[start:end]):
        end = start + brackets.start()
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:|*-–"):
        end -= 1
    return (start, end) if start < end else None


def _words_at(statement: Statement, start: int, end: int) -> Span:
    tokens = statement.tokens
    first = next(i for i, at in enumerate(tokens.ends) if at > start)
    last = next((i for i, at in enumerate(tokens.starts) if at >= end), len(tokens))
    return first, max(last, first + 1)
