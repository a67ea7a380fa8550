"""Tables whose lines are days, a test's own list of them first of all.

Such a list has the test's name, unit and range once, below them a value for each day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.labs.dates import read_date
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.names import is_known, trailing_unit
from documents.pipeline.labs.time_heads import MONTH_OF_YEAR
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from documents.pipeline.labs.transposed import read_diary, read_transposed

_FIGURES = frozenset({Kind.NUMBER, Kind.BOUND})
_BESIDE = frozenset({Kind.UNIT, Kind.FLAG})
_LEAST_DAYS = 2
_SERIES = re.compile(r"[ ](?:history|trend|series|results?|levels?|values?)\s?:?$", re.IGNORECASE)
_MONTH = re.compile(rf"({MONTH_OF_YEAR})[ ]?[:\u2013-]?(?=\s)", re.IGNORECASE)


def read_turned(
    lines: Sequence[Line], at: int, scanner: Scanner, day_first: bool | None
) -> tuple[list[Draft], int]:
    """The drafts of a table whose lines are days, however it is set; none: 1."""
    for read in (read_transposed, read_diary, read_days):
        drafts, used = read(lines, at, scanner, day_first)
        if drafts:
            return drafts, used
    return [], 1


def read_days(
    lines: Sequence[Line], at: int, scanner: Scanner, day_first: bool | None
) -> tuple[list[Draft], int]:
    """The drafts of the list that begins at ``at``, and how many lines it takes; none: 1."""
    title = lines[at]
    name = title.cells[0]
    shown = _SERIES.search(name.text)
    last = name.start + shown.start() if shown else name.end
    found = trailing_unit(title.page.text, name.start, last)
    end, unit = found or (last, None)
    if not is_known(title.page.text[name.start : end]):
        return [], 1
    told = list(scanner.items(name.end, title.end))
    ranges = [i for i in told if i.kind in {Kind.RANGE, Kind.BOUND}]
    units = [(i.start, i.end) for i in told if i.kind is Kind.UNIT]
    if len(ranges) > 1 or len(ranges) + len(units) < len(told):
        return [], 1
    drafts: list[Draft] = []
    for line in lines[at + 1 :]:
        month = _MONTH.match(line.text)
        items = list(scanner.items(line.start + (month.end() if month else 0), line.end))
        told = items if month else items[1:]
        if not (month or (items and items[0].kind is Kind.DATE)) or not _is_value(told):
            break
        value, printed = told[0], next((i for i in told if i.kind is Kind.UNIT), None)
        draft = Draft(line, Named(name.start, end, value.start, True), value, ranges=list(ranges))
        draft.unit = (printed.start, printed.end) if printed else unit or next(iter(units), None)
        draft.flags = [(i.start, i.end) for i in told if i.kind is Kind.FLAG]
        if month:
            draft.when = (line.start, line.start + len(month[1]))
        else:
            said = line.page.text[items[0].start : items[0].end]
            draft.day = read_date(said, day_first=day_first)
        draft.undated = draft.day is None
        draft.by_column, draft.end = True, line.end
        drafts.append(draft)
    return (drafts, len(drafts) + 1) if len(drafts) >= _LEAST_DAYS else ([], 1)


def _is_value(items: Sequence[Item]) -> bool:
    """Whether a day's line holds a figure behind the day, with its unit and its mark at most."""
    if not items or items[0].kind not in _FIGURES:
        return False
    return all(i.kind in _BESIDE for i in items[1:])
