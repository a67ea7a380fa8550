"""What the lines around a header make certain of its heads, and lines that are heads in part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.labs import vocabulary
from documents.pipeline.labs.columns import Column, Header
from documents.pipeline.labs.dates import read_date
from documents.pipeline.labs.lines import Cell, Line
from documents.pipeline.labs.patterns import DATE, MONTH
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from knowledge import analytes, units

# Below the days may stand the times, the numbers of the samples, who was fasting and other heads.
_NEAR: Final = 8
_FIGURE = re.compile(r"[<>≤≥*]?\s?\d+(?:[.,]\d+)?(?:\s?[*HL+↑↓-]{1,2})?$")
_IN_TIME = re.compile(
    r"(?:pre|post|before|after|vor|nach|avant|apr[eè]s|antes|despu[eé]s|depois|prima|dopo|voor|na)"
    r"(?:[ -]|\b)",
    re.IGNORECASE,
)
_EARLIER = dict(vocabulary.HEAD_PATTERNS)["previous"]
_DAY = dict(vocabulary.HEAD_PATTERNS)["date"]
_NAME = dict(vocabulary.HEAD_PATTERNS)["name"]
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[., ]+(?=\d|[A-Za-z]{3})", re.I
)
_SHORT_DAY = re.compile(
    rf"(?:(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|[12]\d|3[01])|\d{{1,2}}[ -]{MONTH})", re.I
)


def around(header: Header, below: Sequence[Line], scanner: Scanner) -> Header:
    """The header with what the lines ``below`` it make certain."""
    return with_spans(with_values(header, below[:3]), below[:4], scanner)


def with_values(header: Header, below: Sequence[Line]) -> Header:
    """The header where a head that is a unit alone is one of results if figures stand under it."""
    heads = [c for c in header.columns if c.unit and c.unit == c.text]
    columns = list(header.columns)
    for head in heads:
        under = [
            cell.text for line in below if not line.piped for cell in line.cells
            if header.column(cell.x0, cell.x1, cell.index, False) is head
        ]  # fmt: skip
        figures = any(_FIGURE.match(text) for text in under)
        if figures or any(units.parse(text) for text in under):
            columns[columns.index(head)] = replace(head, role="result" if figures else "unit")
    return replace(header, columns=tuple(columns))


def with_spans(header: Header, below: Sequence[Line], scanner: Scanner) -> Header:
    """The header where a strange head is one of ranges: nothing but ranges stands below it."""
    if header.has("range"):
        return header
    spans = {Kind.RANGE, Kind.BOUND}
    columns = list(header.columns)
    for head in header.of("other"):
        first = [
            next(scanner.items(cell.start, cell.end), None)
            for line in below for cell in line.cells
            if header.column(cell.x0, cell.x1, cell.index, line.piped) is head
        ]  # fmt: skip
        if len(first) > 1 and all(item is not None and item.kind in spans for item in first):
            columns[columns.index(head)] = replace(head, role="range")
    return replace(header, columns=tuple(columns))


def with_dates(header: Header, above: Line, day_first: bool | None) -> Header:
    """The header with the days that stand over its result columns on the line above."""
    results = [c for c in header.columns if c.role == "result"]
    if len(results) < 2 or any(c.day for c in results) or len(above.cells) != len(results):
        return header
    days = [
        read_date(c.text, day_first=day_first) if DATE.match(c.text) else None for c in above.cells
    ]
    if not all(days):
        return header
    dated = dict(zip(map(id, results), days, strict=True))
    columns = tuple(replace(c, day=dated[id(c)]) if id(c) in dated else c for c in header.columns)
    return replace(header, columns=columns)


def before_and_after(line: Line, below: Sequence[Line], scanner: Scanner) -> Header | None:
    """Heads of which two hold a test before and after something (``Pre-dialysis``).

    Nobody knows which is the result of the day, so that each is one of some kind only, and asks.
    """
    if line.piped or len(line.cells) < 4 or any(c.isdigit() for c in line.text):
        return None
    columns = [_any_head(cell) for cell in line.cells]
    strange = [c for c in columns if c.role == "other" and _IN_TIME.match(c.text)]
    roles = {c.role for c in columns}
    if columns[0].role != "name" or "result" in roles or not roles & {"unit", "range", "goal"}:
        return None
    known = Header(tuple(columns), False, line.page.number, True)
    lines = [under for under in below[:3] if analytes.exactly(under.cells[0].text)]
    figures = [
        column for column in strange
        if any(
            _FIGURE.match(cell.text) for under in lines for cell in under.cells[1:]
            if known.column(cell.x0, cell.x1, cell.index, False) is column
        )
    ]  # fmt: skip
    if len(figures) < 2:
        return None
    told = (replace(c, role="result", qualified=True) if c in figures else c for c in columns)
    return replace(known, columns=tuple(told))


def _any_head(cell: Cell) -> Column:
    """The head that a cell is, a note in brackets aside; ``other`` where it is not known."""
    said = re.sub(r"\s?[(\[][^()\[\]]*[)\]]$", "", cell.text).strip(" :")
    role = next((r for r, p in vocabulary.HEAD_PATTERNS if p.fullmatch(said)), "other")
    return Column(role, cell.x0, cell.x1, cell.index, cell.text)


def days_above(
    lines: Sequence[Line], at: int, scanner: Scanner, day_first: bool | None
) -> Header | None:
    """A line of days is a head where a known test with several figures stands below it."""
    header = date_heads(lines[at], lines[at + 1 : at + 4], day_first)
    for line in lines[at + 1 : at + _NEAR] if header else ():
        if not analytes.exactly(line.cells[0].text):
            continue
        items = list(scanner.items(line.cells[0].end, line.end))
        if header is None or sum(item.kind is Kind.NUMBER for item in items) < 2:
            return None
        spans = [item for item in items if item.kind in {Kind.RANGE, Kind.BOUND}]
        if spans and not (header.has("range") or header.has("goal")):
            return _with_bare_ranges(header, line, items, spans)
        return header
    return None


def _with_bare_ranges(
    header: Header, line: Line, items: Sequence[Item], spans: Sequence[Item]
) -> Header | None:
    """Heads of days whose ranges, and units, have none: they stand behind the last day, alone."""
    last = max(column.x1 for column in header.of("result"))
    place = line.place(*spans[0].outer)
    if len(spans) > 1 or place[0] <= last:
        return None
    found = [Column("range", *place, -1, "")]
    units_at = [line.place(*item.outer) for item in items if item.kind is Kind.UNIT]
    found += [Column("unit", *at, -1, "") for at in units_at if at[0] > last]
    columns = sorted((*header.columns, *found), key=lambda column: column.x0)
    return replace(header, columns=tuple(columns))


def date_heads(line: Line, below: Sequence[Line], day_first: bool | None) -> Header | None:
    """The heads of a table whose columns are days, with a label before them or none.

    Heads of ranges and units may stand on the line too, or on those ``below`` it that are neither
    days nor results (``Lab no.  B118  B204  Units``).
    """
    if line.piped or len(line.cells) < 2:
        return None
    if told := _days_with_words(line, day_first):
        return told
    label, cells = line.cells[0], line.cells
    if any(p.fullmatch(label.text.strip(" :")) for p in (_DAY, _NAME)):
        cells = cells[1:]
    columns = [Column("name", 0.0, 0.0, 0, "")]
    for cell in cells:
        said = _WEEKDAY.sub("", cell.text)
        found = DATE.match(said)
        if _SHORT_DAY.fullmatch(said):
            # Of no year: nobody knows which of them is the newest.
            columns.append(
                Column("result", cell.x0, cell.x1, cell.index, cell.text, qualified=True)
            )
            continue
        if found is None or found.end() < len(said):
            if cells is line.cells or (other := _other_head(cell)) is None:
                return None
            columns.append(other)
            continue
        day = read_date(said, day_first=day_first)
        columns.append(Column("result", cell.x0, cell.x1, cell.index, cell.text, day=day))
    results = [c for c in columns if c.role == "result"]
    if cells is not line.cells and len(results) < 2:
        return None
    for under in below if cells is not line.cells else ():
        if analytes.exactly(under.cells[0].text):
            break
        columns += [other for cell in under.cells if (other := _other_head(cell))]
    return Header(tuple(columns), False, line.page.number, True)


def _days_with_words(line: Line, day_first: bool | None) -> Header | None:
    """Heads of which several are days behind the same words (``You, 25 May  You, 2 June``)."""
    name, *cells = line.cells
    days = [DATE.search(cell.text) for cell in cells]
    found = [
        day if day and day.start() and day.end() == len(cell.text) else None
        for cell, day in zip(cells, days, strict=True)
    ]
    leads = {day.string[: day.start()].strip(" ,:").lower() for day in found if day}
    digits = any(c.isdigit() for words in (name.text, *leads) for c in words)
    if len([day for day in found if day]) < 2 or len(leads) != 1 or digits:
        return None
    columns = [Column("name", name.x0, name.x1, name.index, name.text)]
    for cell, led in zip(cells, found, strict=True):
        head = _other_head(cell) or Column("other", cell.x0, cell.x1, cell.index, cell.text)
        if led:
            day = read_date(led.group(), day_first=day_first)
            head = replace(head, role="result", day=day, text=led.group())
        columns.append(head)
    return Header(tuple(columns), False, line.page.number, True)


def _other_head(cell: Cell) -> Column | None:
    """The head of ranges, units, marks or aims that a cell is."""
    for role, pattern in vocabulary.HEAD_PATTERNS:
        if role in {"range", "unit", "flag", "goal"} and pattern.fullmatch(cell.text.strip(" :")):
            return Column(role, cell.x0, cell.x1, cell.index, cell.text)
    return None


def aside_heads(line: Line) -> tuple[Column, ...]:
    """The heads of a line that says of some columns alone that they hold earlier results."""
    if line.piped or any(c.isdigit() for c in line.text):
        return ()
    return tuple(
        Column("previous", cell.x0, cell.x1, cell.index, cell.text) for cell in line.cells
        if _EARLIER.fullmatch(cell.text.strip(" :()"))
    )  # fmt: skip
