"""The results that are read already, so that a sentence does not tell one of them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from documents.pipeline.types import LabRow


class Known:
    """Rows by what they say and where their values stand; asking costs the same however many."""

    def __init__(self, rows: Iterable[LabRow]) -> None:
        self._said: set[tuple[object, ...]] = set()
        self._figures: set[tuple[int, int]] = set()
        for row in rows:
            self.add(row)

    def add(self, row: LabRow) -> None:
        """Take the row as read."""
        self._said.update(_sayings(row))
        self._figures.update(_figures(row))

    def has(self, row: LabRow) -> bool:
        """Whether a row of the same test gives the same value, or one has its very figure."""
        if any(saying in self._said for saying in _sayings(row)):
            return True
        return row.number is not None and any(at in self._figures for at in _figures(row))


def _sayings(row: LabRow) -> Iterator[tuple[object, ...]]:
    value = row.value.lower() if row.number is None else row.number
    if row.analyte is not None:  # Two tests that nobody knows are not one for an equal value.
        yield "test", row.analyte, value
    yield "name", row.name.lower(), value


def _figures(row: LabRow) -> Iterator[tuple[int, int]]:
    for at in range(row.value_source.start, row.value_source.end):
        yield row.source.page, at
