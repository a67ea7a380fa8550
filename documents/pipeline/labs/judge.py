"""What the rows of a document say of each other: which of them ask a person to look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from documents.pipeline.labs.conflicts import with_conflicts
from documents.pipeline.labs.doubt import with_lost_units
from documents.pipeline.labs.review import TWO_PEOPLE, with_reason
from documents.pipeline.labs.sheets import on_their_days
from documents.pipeline.labs.strays import with_strays
from documents.pipeline.persons.people import may_be_several
from documents.pipeline.types import DateFound, LabRow, Page


def judged(
    pages: Sequence[Page],
    rows: Sequence[LabRow],
    dates: Sequence[DateFound],
    apart: Mapping[int, Collection[int]],
    told: Mapping[int, Collection[int]],
) -> list[LabRow]:
    """The rows, those that others of their page or the pages themselves speak against asking.

    For each page ``apart`` are the places of values that their column or day tells apart from
    others of their test, ``told`` those of values in sentences.
    """
    on_page = _by_page(rows)
    found = [
        row for page in pages
        for row in with_strays(page, with_lost_units(page, on_page[page.number]))
    ]  # fmt: skip
    found = on_their_days(found, dates)
    on_page = _by_page(found)
    found = [
        row for page in pages for row in with_conflicts(
            on_page[page.number], apart.get(page.number, ()), told.get(page.number, ())
        )
    ]  # fmt: skip
    if may_be_several(pages):
        found = [with_reason(row, TWO_PEOPLE) for row in found]
    return found


def _by_page(rows: Sequence[LabRow]) -> defaultdict[int, list[LabRow]]:
    found: defaultdict[int, list[LabRow]] = defaultdict(list)
    for row in rows:
        found[row.source.page].append(row)
    return found


def told_once(rows: Iterable[LabRow]) -> tuple[LabRow, ...]:
    """The rows as they stand; the same one on another page is a summary or a repeated sheet."""
    kept: list[LabRow] = []
    first_page: dict[tuple[object, ...], int] = {}
    for row in sorted(rows, key=lambda r: r.value_source):
        printed = (row.name.lower(), row.value, row.unit, row.ref_text, row.observed_on)
        if first_page.setdefault(printed, row.source.page) == row.source.page:
            kept.append(row)
    return tuple(kept)
