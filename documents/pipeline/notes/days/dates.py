"""Dates of a document and what each is: collected, reported, visit, birth or other.

A date of numbers alone is read day-first or month-first only where the document itself decides:
another date has a part over 12, or the text uses units of one country. Else it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from weakref import WeakKeyDictionary

from documents.pipeline.language.calendar_words import MONTHS
from documents.pipeline.language.day_order import day_first as order_of
from documents.pipeline.notes.days.day_kinds import OTHER, kinds_of, named_before
from documents.pipeline.notes.structure.outline import Outline, outline_of
from documents.pipeline.types import DateFound, Page, Source

_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_PATTERNS = (
    re.compile(
        r"(?<![\d/.-])(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d|[/.-]\d)"
    ),
    re.compile(
        rf"(?<![\w/.-])(?P<y>(?:19|20)\d\d)[ /.-]{_MONTH}[ /.-](?P<d>\d{{1,2}})(?![\w])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w]){_MONTH}[ -]{{1,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?[ -]{{1,2}}(?P<y>(?:19"
        rf"|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w])(?P<d>\d{{1,2}})(?:st|nd|rd|th|er)?(?: of| de)?[ ./-]{{0,2}}{_MONTH}"
        rf"(?: del?)?[ ,./-]{{0,3}}(?P<y>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w])(?P<d>\d{{1,2}})[ ./-]{_MONTH}[ ./-]'?(?P<y>\d\d)(?![\d:])", re.IGNORECASE
    ),
    re.compile(
        r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d"
        r"|[/.-]\d)"
    ),
    re.compile(r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>/)(?P<b>\d{1,2})/(?P<y>\d\d)(?!\d|[/.-]\d)"),
)
_PROPER = frozenset({"collected", "visit"})
_OWN = _PROPER | {"reported"}
_HEAD = 600
# Years from a date to the paper's newest: behind "Re:" and a name, behind a name alone, and any.
_CHILD, _GROWN, _LIFE_AGO = 1, 10, 15


@dataclass(frozen=True, slots=True)
class _Printed:
    page: Page
    start: int
    end: int
    year: int
    first: int
    second: int
    ordered: bool  # first is the month, second the day, beyond doubt
    dotted: bool = False  # written day first, wherever nothing else speaks against it


_Dates = tuple[list[_Printed], list[str], list[date | None]]


def find_dates(pages: Sequence[Page] | Outline) -> tuple[DateFound, ...]:
    """Every date that can be read one way only, in reading order.

    The day of a report does not stand for one of a sample or a visit that can't be read.
    """
    printed, kinds, values = _all(outline_of(pages))
    hidden = any(k in _PROPER and v is None for k, v in zip(kinds, values, strict=True))
    found: list[DateFound] = []
    for one, kind, value in zip(printed, kinds, values, strict=True):
        if value is not None:
            said = "other" if hidden and kind == "reported" else kind
            source = Source(one.page.number, one.start, one.end)
            found.append(DateFound(said, value, source))
    return tuple(found)


def date_warnings(pages: Sequence[Page] | Outline) -> tuple[str, ...]:
    """``ambiguous_date`` where a date, not of a birth, could be read two ways and was left out."""
    printed, kinds, values = _all(outline_of(pages))
    doubtful = any(
        value is None and kind != "birth"
        and not one.ordered and one.first <= 12 and one.second <= 12
        for one, kind, value in zip(printed, kinds, values, strict=True)
    )  # fmt: skip
    return ("ambiguous_date",) if doubtful else ()


# Read once for all that ask, and gone with the document.
_READ: WeakKeyDictionary[Outline, _Dates] = WeakKeyDictionary()


def _all(outline: Outline) -> _Dates:
    """Every date as it is printed, its kind, and its day where it can be read one way only."""
    if (known := _READ.get(outline)) is None:
        known = _READ[outline] = _found_in(outline)
    return known


def _found_in(outline: Outline) -> _Dates:
    printed = list(_printed(outline.pages))
    day_first = order_of([page.text for page in outline.pages])
    by_page = (list(some) for _, some in groupby(printed, key=lambda one: id(one.page)))
    kinds = [
        kind for some in by_page
        for kind in kinds_of(some[0].page.text, [(one.start, one.end) for one in some])
    ]  # fmt: skip
    kinds = _of_this_paper(printed, kinds)
    return printed, kinds, [_value(one, day_first) for one in printed]


def _of_this_paper(printed: Sequence[_Printed], kinds: Sequence[str]) -> list[str]:
    """The kinds, where no day of a birth, and none of a life ago, is one of a visit or a sample.

    The birth may be printed twice, once without its label, or only behind the name that heads a
    page.
    """
    born = {_figures(one) for one, kind in zip(printed, kinds, strict=True) if kind == "birth"}
    years = [one.year for one in printed if _figures(one) not in born]
    told = [
        "birth" if _figures(one) in born or _is_birth(one, years) else kind
        for one, kind in zip(printed, kinds, strict=True)
    ]
    of_now = [o.year for o, kind in zip(printed, told, strict=True) if kind in _OWN]
    newest = max(of_now, default=0)
    return [
        OTHER if kind in _OWN and newest - one.year >= _LIFE_AGO else kind
        for one, kind in zip(printed, told, strict=True)
    ]


def _figures(one: _Printed) -> tuple[int, int, int]:
    """A date in no order of its day and month: either may be read either way."""
    return one.year, min(one.first, one.second), max(one.first, one.second)


def _is_birth(one: _Printed, years: Sequence[int]) -> bool:
    if one.start > _HEAD:
        return False
    labelled = named_before(one.page.text, one.start)
    if labelled is None:
        return False
    apart = max(years, default=one.year) - one.year
    return apart >= _CHILD if labelled else apart >= _GROWN


def _printed(pages: Sequence[Page]) -> Iterator[_Printed]:
    for page in pages:
        taken = bytearray(len(page.text))
        found: list[_Printed] = []
        for pattern in _PATTERNS:
            for match in pattern.finditer(page.text):
                start, end = match.span()
                if any(taken[start:end]):
                    continue
                taken[start:end] = b"\1" * (end - start)
                found.append(_parts(page, match))
        yield from sorted(found, key=lambda one: one.start)


def _parts(page: Page, match: re.Match[str]) -> _Printed:
    groups = match.groupdict()
    year = int(groups["y"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    if groups.get("a"):
        first, second, ordered = int(groups["a"]), int(groups["b"]), False
    else:
        month = MONTHS[groups["month"].lower()] if groups.get("month") else int(groups["m"])
        first, second, ordered = month, int(groups["d"]), True
    dotted = groups.get("sep") == "."
    return _Printed(page, match.start(), match.end(), year, first, second, ordered, dotted)


def _value(one: _Printed, day_first: bool | None) -> date | None:
    month, day = one.first, one.second
    if not one.ordered:
        if day > 12 >= month or day == month:
            pass
        elif month > 12 >= day or day_first or (day_first is None and one.dotted):
            month, day = day, month
        elif day_first is None:
            return None
    try:
        return date(one.year, month, day)
    except ValueError:
        return None
