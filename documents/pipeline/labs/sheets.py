"""The day of each result of a file that holds several reports, each with its own day above it.

A record of a year is often one file: every sheet prints the day its sample was taken. A result is
of the sheet that it stands on, not of the first one.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import replace

from documents.pipeline.types import DateFound, LabRow, Source

Place = tuple[int, int]


def on_their_days(rows: Sequence[LabRow], dates: Iterable[DateFound]) -> list[LabRow]:
    """The rows with the day that stands above them, where the file prints several such days.

    Several days without a result between them are the head of one sheet (this sample, the one
    before): the first counts. A row that has a day keeps it; one above all days has none.
    """
    taken = sorted((each for each in dates if each.kind == "collected"), key=_of)
    if len({each.value for each in taken}) < 2:
        return list(rows)
    places = sorted(_at(row.source) for row in rows)
    heads: list[DateFound] = []
    for each in taken:
        before = bisect(places, _of(heads[-1])) if heads else -1
        if bisect(places, _of(each)) > before:
            heads.append(each)
    starts = [_of(each) for each in heads]
    return [_dated(row, heads, starts) if row.observed_on is None else row for row in rows]


def _dated(row: LabRow, heads: Sequence[DateFound], starts: Sequence[Place]) -> LabRow:
    above = bisect(starts, _at(row.source))
    return replace(row, observed_on=heads[above - 1].value) if above else row


def _of(each: DateFound) -> Place:
    return _at(each.source)


def _at(source: Source) -> Place:
    return source.page, source.start
