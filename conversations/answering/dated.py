"""Values that a question is about, with the day that each is of: newest first.

One record gives one value of a test, and says "is". Several give several, and only their days tell
which of them holds now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from conversations.answering.types import Record
from documents.pipeline import grounding
from documents.pipeline.compose import values
from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.own_date import own_date
from documents.pipeline.types import DateFound, LabRow, SummarySentence

MOST, FEW = 8, 3
"""Values of one test that an answer gives: where it asks how it was before, and else. The page of
the test has all."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A row, its record, and the day that stands there for it; None where none does."""

    record: Record
    row: LabRow
    on: DateFound | None

    @property
    def day(self) -> date:
        """For sorting: what has no day is the oldest."""
        return self.on.value if self.on else date.min


def rows_of(
    records: Sequence[Record], wanted: Callable[[LabRow], bool], words: Wording
) -> list[Dated]:
    """The rows that are wanted, newest first."""
    found = [
        Dated(record, row, _day(record, row, words))
        for record in records
        for row in record.findings.labs
        if wanted(row)
    ]
    return sorted(found, key=lambda each: each.day, reverse=True)


def newest(rows: Sequence[Dated]) -> list[Dated]:
    """Of each test the values of its last day, and those without any day."""
    last: dict[str, date] = {}
    for each in rows:
        last.setdefault(values.test_of(each.row), each.day)
    return [each for each in rows if each.on is None or each.day == last[values.test_of(each.row)]]


def told(rows: Sequence[Dated], words: Wording) -> Iterator[tuple[SummarySentence, Record]]:
    """What each row says; with its day where one test has several values."""
    tests = [values.test_of(each.row) for each in rows]
    for each, test in zip(rows, tests, strict=True):
        several = tests.count(test) > 1
        said = values.each([each.row], "report", words, each.on if several else None)
        for place, sentence in enumerate(said):
            if several and each.on is None and not each.row.when and place == 0:
                text = f"{words.frames.no_day} {sentence.text}"
                yield replace(sentence, text=text), each.record
            else:
                yield sentence, each.record


def _day(record: Record, row: LabRow, words: Wording) -> DateFound | None:
    """The row's own day, where it stands somewhere; else its document's, but of what was before."""
    if row.observed_on is None and row.when:
        return None
    if row.observed_on is None:
        return own_date(record.findings)
    same = (each for each in record.findings.dates if each.value == row.observed_on)
    printed = next(same, None)
    if printed is not None:
        return printed
    quote = grounding.quote(record.pages, row.source)
    stands = not grounding.invented(words.day(row.observed_on), [quote])
    return DateFound("collected", row.observed_on, row.source) if stands else None
