"""Heads that tell the time of their column in words: ``Admission  Discharge``, ``Today  Oct 2024``.

What stands below one of now is the paper's own value; what stands below another is told with the
words of its head, never as a value of now.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from documents.pipeline.labs import vocabulary
from documents.pipeline.labs.columns import Column, Header
from documents.pipeline.labs.dates import read_date
from documents.pipeline.labs.lines import Cell, Line
from documents.pipeline.labs.names import split_name
from documents.pipeline.labs.patterns import DATE, MONTH
from documents.pipeline.labs.tokens import Kind, Scanner

MONTH_OF_YEAR: Final = rf"(?:(?:early|mid|late)[ -])?{MONTH}[ -](?:of )?(?:(?:19|20)\d\d|'?\d\d)"
"""A month and its year without a day, as an expression."""
_NOW: Final = re.compile(
    r"today(?:'s)?(?: (?:values?|results?|visit))?|now|current(?:ly)?|latest|this visit"
    r"|(?:(?:at|on|upon) )?discharge|hoy|actual|(?:al )?alta",
    re.IGNORECASE,
)
_EVENT: Final = (
    r"(?:admission|presentation|arrival|diagnosis|baseline|booking|referral|triage|onset|intake"
    r"|ingreso|urgencias|basal|diagn[oó]stico)"
)
_SPAN: Final = (
    r"(?:hours?|hrs?|days?|weeks?|wks?|months?|mths?|years?|yrs?|d[ií]as?|semanas?|meses)"
)
_CARE: Final = r"(?:visit|clinic|review|admission|test|bloods?|check|time|year|month|week)"
_ORDER: Final = r"(?:initial|first|last|previous|prior|second|third)"
_THEN: Final = re.compile(
    rf"(?:(?:at|on|upon|al|en) )?{_EVENT}|{_ORDER} {_CARE}|initial"
    r"|(?:pre|post)-?op(?:erative(?:ly)?)?|(?:before|after|pre|post)[ -](?!breakfast|lunch|dinner"
    r"|meals?|food|bed|sleep|exercise|dialysis)[a-z]{3,14}(?: [a-z]{3,14})?"
    rf"|(?:day|week|month|year|pod|hd|d[ií]a|semana|mes) ?#?\d{{1,3}}|yesterday|ayer"
    rf"|(?:at )?\d{{1,2}} ?{_SPAN}(?: (?:ago|later|post[a-z -]{{0,20}}|after [a-z ]{{3,20}}))?"
    rf"|{MONTH_OF_YEAR}|{MONTH}|(?:19|20)\d\d",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"(?:blood |lab(?:oratory)? |key |relevant |latest |recent )?(?:bloods?|results?|labs?|tests?"
    r"|investigations?|values?|parameters?|panel|chemistry|biochemistry|haematology|hematology"
    r"|analytes?|anal[ií]tica|laboratorio|prueba|resultados?)",
    re.IGNORECASE,
)
_NEAR: Final = 4
_FIGURES: Final = frozenset({Kind.NUMBER, Kind.BOUND})
_SPANS: Final = frozenset({Kind.RANGE, Kind.BOUND})


def times_above(
    lines: Sequence[Line], at: int, scanner: Scanner, day_first: bool | None
) -> Header | None:
    """A line of times is a head where a known test with several figures stands below it."""
    header = _times(lines[at], day_first)
    if header is None:
        return None
    for line in lines[at + 1 : at + 1 + _NEAR]:
        named = split_name(line, scanner, header)
        if named is None or not named.known:
            continue
        items = list(scanner.items(named.tail, line.end))
        figures = [i for i in items if i.kind in _FIGURES and not i.bracketed]
        heads = {
            id(header.column(*line.place(i.start, i.end), line.index(i.start), line.piped))
            for i in figures
        }
        spans = not header.has("range") and any(i.kind is Kind.RANGE for i in items)
        return header if len(heads) > 1 and not spans else None
    return None


def _times(line: Line, day_first: bool | None) -> Header | None:
    first, *others = line.cells
    if len(others) < 1 or len(line.text) > 160:
        return None
    label = first.text.strip(" :")
    headed = _LABEL.fullmatch(label) or dict(vocabulary.HEAD_PATTERNS)["name"].fullmatch(label)
    columns = [
        _column(cell, day_first) or _beside(cell) for cell in (others if headed else line.cells)
    ]
    heads = [column for column in columns if column is not None]
    results = [column for column in heads if column.role == "result"]
    if len(heads) < len(columns) or len(results) < 2 or not any(c.when for c in results):
        return None
    if sum(not c.when and c.day is None for c in results) > 1:
        return None
    name = Column("name", first.x0, first.x1, first.index, first.text)
    names = name if headed else Column("name", 0.0, 0.0, 0, "")
    return Header((names, *heads), line.piped, line.page.number, True)


def _column(cell: Cell, day_first: bool | None) -> Column | None:
    said = cell.text.strip(" :()")
    if DATE.fullmatch(said):
        day = read_date(said, day_first=day_first)
        return Column("result", cell.x0, cell.x1, cell.index, cell.text, day=day)
    if _NOW.fullmatch(said):
        return Column("result", cell.x0, cell.x1, cell.index, cell.text, of_now=True)
    if _THEN.fullmatch(said):
        at = cell.start + cell.text.index(said)
        place = (at, at + len(said))
        return Column("result", cell.x0, cell.x1, cell.index, cell.text, when=place)
    return None


def _beside(cell: Cell) -> Column | None:
    """The head of ranges, units or marks that a cell is."""
    for role, pattern in vocabulary.HEAD_PATTERNS:
        if role in {"range", "unit", "flag", "goal"} and pattern.fullmatch(cell.text.strip(" :")):
            return Column(role, cell.x0, cell.x1, cell.index, cell.text)
    return None
