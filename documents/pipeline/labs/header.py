"""Column heads read from a line: which are of names, results, units, ranges and flags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from documents.pipeline.labs import sexes, vocabulary
from documents.pipeline.labs.columns import Column, Header
from documents.pipeline.labs.dates import read_date
from documents.pipeline.labs.lines import Cell, Line
from documents.pipeline.labs.patterns import DATE
from knowledge import analytes, units

_FILL = re.compile(r"[\s|¦:;,/*&.\-–()_]+")
_ORDINAL = re.compile(r"(?<=[^\W\d_])\s#?[1-9](?=\s\s|\s*$)")
_WORD_IN_UNIT = re.compile(r"([^\W\d_]{3,20}) ?[(\[] ?([^()\[\]]{1,20}?) ?[)\]]")
_IN_UNIT = re.compile(r"\s?[(\[]\s?([^()\[\]]{1,20})\s?[)\]]")


def read_header(line: Line, day_first: bool | None = None) -> Header | None:
    """The header that this line is, or None. At least a result head and one head more."""
    text = line.text
    if len(text) > 240 or not re.search(r"[A-Za-z]{3}", text):
        return None
    columns: list[Column] = []
    strange_at: list[int] = []
    at = end = 0
    while at < len(text):
        if (filled := _filled(line, at)) > at:
            at = filled
            continue
        read = _head(line, at, day_first)
        if read:
            if columns and _same_head(text[end:at], columns[-1], read[0]):
                columns[-1] = replace(columns[-1], x1=read[0].x1)
            elif columns and _of_earlier(text[end:at], columns[-1], read[0]):
                columns[-1] = replace(columns[-1], role="previous", x1=read[0].x1)
            else:
                columns.append(read[0])
            at = end = read[1]
            continue
        word = re.compile(r"[^\s|]+").match(text, at)
        strange_at.append(line.start + at)
        at = word.end() if word else at + 1
    unknown = len(strange_at)
    columns = [_qualified(line, c, strange_at) for c in columns]
    roles = [c.role for c in columns]
    results = [c for c in columns if c.role == "result"]
    dated = [c for c in columns if c.role == "date" and DATE.match(c.text)]
    told = len(dated) > 1 or any(c.day for c in dated)
    if len({c.x0 for c in line.cells if DATE.fullmatch(c.text)}) > 1:
        unknown = min(unknown, 1)
    # "23 May 2025  Renal profile  Normal no action" is the title of a panel.
    title = len(dated) == 1 and strange_at
    if told and not results and not title and {"name", "range", "unit"} & set(roles):
        columns = [replace(c, role="result") if c in dated else c for c in columns]
        results = dated
    bare = [c for c in columns if c.role == "unit" and c.unit]
    ranges = sum(c.role == "range" for c in columns)
    if bare and (not results or len(results) + len(bare) == ranges):
        columns = [replace(c, role="result") if c in bare else c for c in columns]
        results = [c for c in columns if c.role == "result"]
    if not results and "goal" in roles:
        columns = [
            replace(c, role="result", qualified=True) if c.role == "previous" else c
            for c in columns
        ]
        results = [c for c in columns if c.role == "result"]
    if not results and (now := _of_now(line)):
        strange_at = [at for at in strange_at if line.cell_of(at) != line.cell_of(now[1])]
        unknown, results = len(strange_at), [now[0]]
        columns.append(now[0])
    if len(columns) < 2 or not results:
        return None
    titled = _is_titled(line, strange_at)
    if unknown > max(1, len(columns) // 2) and not (
        titled or _in_cells_of_their_own(line, columns, strange_at)
    ):
        return None
    supporting = {"name", "unit", "range", "flag", "goal"} & {c.role for c in columns}
    if not supporting or (len(columns) == 2 and unknown and not titled):
        return None
    if "name" in supporting and any(c.unit for c in results):
        supporting.add("unit")
    if vocabulary.OTHER_TABLE.search(text) and not {"range", "unit"} & supporting:
        return None
    figures = _ORDINAL.sub(" ", re.sub(DATE, "", _IN_UNIT.sub("", text)))
    for column in bare:
        figures = figures.replace(column.text, "")
    if any(c.isdigit() for c in figures) and not line.piped:
        return None
    strange = [
        Column("other", c.x0, c.x1, c.index, c.text) for c in line.cells
        if not any(c.x0 <= column.x0 <= c.x1 for column in columns)
    ]  # fmt: skip
    grouped = (_grouped(line, each) for each in columns + strange)
    ordered = _with_earlier_days(sorted(grouped, key=lambda c: c.x0))
    return Header(ordered, line.piped, line.page.number, "name" in roles)


def _of_now(line: Line) -> tuple[Column, int] | None:
    """The one cell that says its column is of now (``Then  Now``), and where it stands."""
    found = [c for c in line.cells if vocabulary.NOW.fullmatch(c.text.strip(" :"))]
    if len(found) != 1:
        return None
    cell = found[0]
    return Column("result", cell.x0, cell.x1, cell.index, cell.text), cell.start


def _with_earlier_days(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The heads, a date right behind an earlier result being that one's."""
    return tuple(
        replace(column, role="previous")
        if column.role == "date" and at and columns[at - 1].role == "previous"
        else column
        for at, column in enumerate(columns)
    )


def _in_cells_of_their_own(
    line: Line, columns: Sequence[Column], strange: Sequence[int]
) -> bool:  # fmt: skip
    """Whether strange words are heads of columns, not more than are known and beside no head."""
    cells = {c.start: c for at in strange for c in line.cells if c.start <= at < c.end}
    beside = any(c.x0 <= column.x0 <= c.x1 for c in cells.values() for column in columns)
    return len(columns) > 2 and len(cells) <= len(columns) and not beside


def _qualified(line: Line, column: Column, strange: Sequence[int]) -> Column:
    """A result head with a word in its own cell that no head is known by, marked so."""
    if column.role != "result" or not strange:
        return column
    own = next((c for c in line.cells if c.x0 <= column.x0 <= c.x1), None)
    told = own is not None and any(own.start <= at < own.end for at in strange)
    if own is None or not told:
        return column
    now = vocabulary.NOW.fullmatch(own.text.strip(" :"))
    return replace(column, qualified=now is None, x0=own.x0, x1=own.x1)


def _grouped(line: Line, column: Column) -> Column:
    """A head with the sex that its cell names, if any."""
    own = next((c for c in line.cells if c.x0 <= column.x0 <= c.x1), None)
    sex = sexes.sex_of_group(own.text) if own else None
    return replace(column, group=sex) if sex else column


def _same_head(between: str, left: Column, right: Column) -> bool:
    """Whether one head is told twice, in two languages or by two words (``Einheit / Unité``)."""
    return between.strip() == "/" and left.role == right.role and not (left.unit or right.unit)


def _of_earlier(between: str, left: Column, right: Column) -> bool:
    """Whether two words are one head of earlier results (``Résultat antérieur``)."""
    return between in {" ", "\u00a0"} and {left.role, right.role} == {"result", "previous"}


def _head(line: Line, at: int, day_first: bool | None) -> tuple[Column, int] | None:
    text = line.text
    best: tuple[int, str] | None = None
    if found := DATE.match(text, at):
        day = read_date(found.group(), day_first=day_first)
        return _column(line, "date", at, found.end(), day=day), found.end()
    for role, pattern in vocabulary.HEAD_PATTERNS:
        match = pattern.match(text, at)
        if match and match.end() > at and (best is None or match.end() > best[0]):
            best = (match.end(), role)
    if best is None:
        stop = _bare_unit(text, at)
        if stop is None:
            return _strange_with_unit(line, at)
        column = _column(line, "unit", at, stop)
        place = (line.start + at, line.start + stop)
        return replace(column, unit=text[at:stop], unit_at=place), stop
    end, role = best
    bracket = _IN_UNIT.match(text, end)
    if bracket:
        inside = bracket.group(1)
        unit = units.parse(inside)
        if unit:
            place = (line.start + bracket.start(1), line.start + bracket.end(1))
            column = _column(line, role, at, bracket.end())
            return replace(column, unit=inside, unit_at=place), bracket.end()
        day = read_date(inside, day_first=day_first)
        return _column(line, role, at, bracket.end(), day=day), bracket.end()
    follow = DATE.match(text, end + 1) if text[end : end + 1] == " " else None
    if follow and role == "result":
        day = read_date(follow.group(), day_first=day_first)
        return _column(line, role, at, follow.end(), day=day), follow.end()
    behind = _bare_unit(text, end + 1) if text[end : end + 1] == " " else None
    if behind and role in {"result", "range"}:
        place = (line.start + end + 1, line.start + behind)
        column = _column(line, role, at, behind)
        return replace(column, unit=text[end + 1 : behind], unit_at=place), behind
    return _column(line, role, at, end), end


def _filled(line: Line, at: int) -> int:
    """Where the marks that part heads end; a unit may begin with one (``/mm3``)."""
    fill = _FILL.match(line.text, at)
    stop = fill.end() if fill else at
    slashes = (i for i in range(at, stop) if line.text[i] == "/" and _bare_unit(line.text, i))
    return next((i for i in slashes if line.cell_of(line.start + i) == line.start + i), stop)


def _is_titled(line: Line, strange: Sequence[int]) -> bool:
    """Whether all that is strange in heads is the first cell: the title of a list, and no test."""
    first, *others = line.cells
    return (
        len(others) > 1
        and all(first.start <= at < first.end for at in strange)
        and not analytes.candidates(first.text)
        and all(any(p.fullmatch(c.text) for _, p in vocabulary.HEAD_PATTERNS) for c in others)
    )


def _strange_with_unit(line: Line, at: int) -> tuple[Column, int] | None:
    """A cell of a strange word, which is no test, and a unit in brackets (``Absoluto (/mm3)``)."""
    found = _WORD_IN_UNIT.fullmatch(cell.text) if (cell := _cell_at(line, at)) else None
    if cell is None or found is None or units.parse(found[2]) is None:
        return None
    if analytes.candidates(found[1]):
        return None
    column = _column(line, "unit", at, cell.end - line.start)
    place = (cell.start + found.start(2), cell.start + found.end(2))
    return replace(column, unit=found[2], unit_at=place), cell.end - line.start


def _cell_at(line: Line, at: int) -> Cell | None:
    return next((c for c in line.cells if c.start == line.start + at), None)


def _bare_unit(text: str, at: int) -> int | None:
    """Where a unit that is all of its cell, or the last of it, ends."""
    found = units.match(text, at)
    return found[0] if found and re.match(r"\s{2}|\s*[|¦]|\s*$", text[found[0] :]) else None


def _column(line: Line, role: str, start: int, end: int, day: date | None = None) -> Column:
    x0, x1 = line.place(line.start + start, line.start + end)
    return Column(role, x0, x1, line.index(line.start + start), line.text[start:end], day=day)


def is_other_table(line: Line) -> bool:
    """Whether this line heads a table of something else (medicines, goals, stages)."""
    if len(line.cells) < 2 or len(line.text) > 200:
        return False
    if any(c.isdigit() for c in line.text):
        return bool(vocabulary.ANTIBIOGRAM.search(line.text))
    return bool(vocabulary.OTHER_TABLE.search(line.text))
