"""What the rows and items of a problem list name, whether or not a lexicon holds it.

A list of problems says by its form what the patient has: the cell under ``Problem``, the words of
an item. Such a name is taken as printed, with the status that its row gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from documents.pipeline.notes.problems.list_ends import ListEnd, is_measure
from documents.pipeline.notes.problems.measured_names import is_row_of_measures
from documents.pipeline.notes.problems.problem_names import is_plausible
from documents.pipeline.notes.structure.announced import announced
from documents.pipeline.notes.structure.gapped_labels import columns_beside
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.types import Condition, Source, Status
from knowledge.phrases import tokenize

Span = tuple[int, int]

_TABLES = frozenset({"problems", "diagnosis", "past_history"})
# Tables of these name what was done or measured; a diagnosis in a coded row is why.
_CODED_SILENT = frozenset({"procedures", "labs", "vitals", "immunizations", "social_history"})
# The column of another table, of visits say, that names diagnoses.
_DIAGNOSIS_COLUMN = re.compile(r"\b(?:diagnos[ei]s|problems?)\b", re.IGNORECASE)
_MANY = re.compile(r"\s*[,;]\s+|\s*;\s*|\s+,\s*")
# A cell that speaks of its condition by more than its name.
_SPOKEN_OF = re.compile(
    r"(?:history|hx|h/o|s/p|status post|family|possible|probable|suspected|likely|rule|r/o|risk"
    r"|recent|acute onset|new|old|previous|prior)\b|.*[,;:/]",
    re.IGNORECASE | re.DOTALL,
)
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
_OVER = re.compile(
    r"\b(?:resolved|inactive)\b|\b(?:past|previous) (?:problems?|conditions?|diagnos[ei]s)\b",
    re.IGNORECASE,
)
# What a list says of the problem above: "Status: Resolved", after "Onset: 2008" perhaps.
_MORE = re.compile(
    r"(?:onset|dates?|start|started|end|codes?|type|severity|comments?|resolved|noted|status"
    r"|(?:clinical|problem|condition) status)\b[\w ()]{0,20}:",
    re.IGNORECASE,
)
_STATUS_LINE = re.compile(r"(?:\w+ )?status\s*:\s*(?P<said>\w[\w ]{0,30})", re.IGNORECASE)
_LOOK_AHEAD = 4
_ENDED = re.compile(r"\b(?:resolved|resolution|abated|end(?:ed)?(?: date)?)\b", re.IGNORECASE)
_CODE_TITLE = re.compile(r"\bcode (?:description|title|name)\b", re.IGNORECASE)
_CODE_SYSTEM = re.compile(r"\b(?:ICD|SNOMED|CPT|HCPCS|LOINC)\b", re.IGNORECASE)
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
_BOX = re.compile(r"\s*\[[ xX✓✔_]?\]")
_MAX_TITLE_WORDS = 14


@dataclass(frozen=True, slots=True)
class Row:
    """A row or item of a list: where its names stand, and what the row says of them.

    ``title`` is the name that a code system has for it, where the row prints one.
    Without ``names`` beside it, what stands before it is only the group it belongs to.
    ``silent`` rows name nothing of their own: a header, or the same problem in another code system.
    In a ``cell`` of a table stands a name and no more.
    """

    names: tuple[Span, ...] = ()
    title: Span | None = None
    status: Status | None = None
    silent: bool = False
    cell: bool = False


class ProblemLists:
    """Reads the statements of a document in order; remembers the header above a row."""

    def __init__(self) -> None:
        self._column: int | None = None
        self._section = self._headed = ""
        self._title: int | None = None
        self._ended: tuple[int, int] | None = None
        self._risk = self._groups = False
        self._ends = ListEnd()

    def read(self, statement: Statement) -> Row | None:
        """The row or item that a statement is; None where it is no part of such a list."""
        if statement.section != self._section:
            self._section, self._risk, self._groups = statement.section, False, False
            self._column = self._title = self._ended = None
            self._ends = ListEnd()
        if statement.title != self._headed:
            self._headed = statement.title
            heads = columns_beside(statement.page.text, statement.title, statement.start)
            at = next((i for i, head in enumerate(heads, 1) if _ENDED.search(head)), None)
            self._ended = (at, len(heads) + 1) if at else self._ended
        if statement.section not in _TABLES:
            return self._of_other_table(statement)
        text = statement.page.text
        cells = list(_cells(text, statement.start, statement.end))
        over = Status.PAST if _OVER.search(statement.title) else announced(statement.title)
        if len(cells) < 2:
            if statement.section in _LISTS and statement.item:
                if self._ends.is_below(statement) or is_measure(statement.text):
                    return Row(status=over)
                return Row(_item(text, statement.start, statement.end), status=over)
            return None
        if _is_header(text, cells):
            columns = [i for i, (a, b) in enumerate(cells) if _names_column(text[a:b])]
            self._column = columns[0] if columns else None
            titles = [i for i, (a, b) in enumerate(cells) if _CODE_TITLE.search(text, a, b)]
            self._title = titles[0] if titles else None
            ended = [i for i, cell in enumerate(cells) if _ENDED.search(text, *cell)]
            self._ended = (ended[0], len(cells)) if ended else None
            self._groups = bool(columns) and "group" in text[slice(*cells[columns[0]])].lower()
            self._risk = bool(columns) and "risk" in text[slice(*cells[columns[0]])].lower()
            return Row(silent=True)
        if is_row_of_measures([text[slice(*cell)] for cell in cells]):
            return Row()
        if _is_wall(text, statement) and _CODE_SYSTEM.search(statement.text):
            return Row(silent=True)
        status = Status.HYPOTHETICAL if self._risk else _row_status(text, cells) or over
        if status is None and self._ended and self._ended[1] == len(cells):
            # A day under "Resolved" says that it is over.
            a, b = cells[self._ended[0]]
            status = Status.PAST if any(ch.isdigit() for ch in text[a:b]) else None
        name = _cleaned(text, *cells[min(self._column or 0, len(cells) - 1)])
        titled = self._title is not None and self._title < len(cells)
        title = _cleaned(text, *cells[self._title or 0]) if titled else None
        if title and self._groups:
            return Row((), title, status, cell=True)
        return Row((name,) if name else (), title, status, cell=title is None)

    def _of_other_table(self, statement: Statement) -> Row | None:
        """A row of visits or procedures: the names under its column of diagnoses, if it has one."""
        text = statement.page.text
        if "|" not in text[statement.start : statement.end]:
            return None
        cells = list(_cells(text, statement.start, statement.end))
        if _is_head(text, cells):
            columns = [i for i, cell in enumerate(cells) if _DIAGNOSIS_COLUMN.search(text, *cell)]
            self._column = columns[0] if columns else None
            return None
        if statement.section in _CODED_SILENT and _CODE_SYSTEM.search(statement.text):
            return Row(silent=True)
        if self._column is None or self._column >= len(cells):
            return None
        parts = (_cleaned(text, *part) for part in _parts(text, *cells[self._column]))
        return Row(tuple(part for part in parts if part), cell=True)


def status_below(statements: Sequence[Statement], place: int) -> Status | None:
    """What the lines under a problem say of it."""
    here = statements[place]
    if here.section not in _LISTS:
        return None
    for line in statements[place + 1 : place + 1 + _LOOK_AHEAD]:
        if line.section != here.section or not _MORE.match(line.text):
            return None
        if told := _STATUS_LINE.match(line.text):
            found = (s for s, pattern in _STATUSES if pattern.search(told["said"]))
            return next(found, None)
    return None


def complete(
    row: Row, statement: Statement, found: list[Condition], below: Status | None = None
) -> list[Condition]:
    """The conditions of a row: what the lexicon found, or else its printed name; its status.

    ``below`` is what the lines under it say.
    """
    for name in row.names:
        inside = _within(name, found)
        if not inside:
            found = sorted([*_printed(statement, name), *found], key=lambda c: c.source.start)
        elif row.cell and len(inside) == 1:
            found = [_whole(c, statement, name) if c is inside[0] else c for c in found]
    if row.title is not None and (titled := _printed(statement, row.title, titled=True)):
        inside = _within(row.title, found)
        found = [*(c for c in found if row.names and c not in inside), *titled]
    status = below or row.status
    if status is None:
        return found
    return [
        replace(c, status=status) if c.status in (Status.PRESENT, Status.PAST) else c for c in found
    ]


def _whole(condition: Condition, statement: Statement, cell: Span) -> Condition:
    """A cell that names one condition is its name as printed, where it is no more than a name."""
    start, end = cell
    text = statement.page.text[start:end]
    inside = start <= condition.source.start and condition.source.end <= end
    if not inside or _SPOKEN_OF.match(text) or not is_plausible(text, named=True):
        return condition
    return replace(condition, text=text, source=Source(statement.page.number, start, end))


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


def _cells(text: str, start: int, end: int) -> Iterator[Span]:
    left = start
    for wall in _WALL.finditer(text, start, end):
        yield left, wall.start()
        left = wall.end()
    yield left, end


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    left = start
    for cut in _MANY.finditer(text, start, end):
        yield left, cut.start()
        left = cut.end()
    yield left, end


def _is_head(text: str, cells: Sequence[Span]) -> bool:
    """Whether every cell of a row is the short title of a column."""
    shown = [text[a:b] for a, b in cells]
    return len(cells) > 2 and all(
        cell and len(cell.split()) <= 4 and not any(ch.isdigit() for ch in cell) for cell in shown
    )


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


def _item(text: str, start: int, end: int) -> tuple[Span, ...]:
    cut = _CUT.search(text, start, end)
    name = _cleaned(text, start, cut.start() if cut else end)
    return (name,) if name else ()


def _cleaned(text: str, start: int, end: int) -> Span | None:
    """A cell without the box before it, the code or remark in brackets at its end, trimmed."""
    if box := _BOX.match(text, start, end):
        start = box.end()
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
