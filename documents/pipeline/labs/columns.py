"""The heads of a table: what stands in each of its columns, and which head a cell is under."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.pipeline.labs.patterns import DATE


@dataclass(frozen=True, slots=True)
class Column:
    """One head: its role, its extent, its ``|`` index, and a unit or date printed in it.

    ``qualified``: a word beside it says whose or which result it heads (``Donor result``).
    ``group``: the sex that its cell names (``Norm women``). ``when``: where on the page it tells an
    earlier time (``Admission``); ``of_now``: it tells that its values are those of the paper.
    """

    role: str
    x0: float
    x1: float
    index: int
    text: str
    unit: str | None = None
    unit_at: tuple[int, int] | None = None
    day: date | None = None
    qualified: bool = False
    group: str = ""
    when: tuple[int, int] | None = None
    of_now: bool = False


_NOBODY = Column("", -1.0, -1.0, -1, "")


@dataclass(frozen=True, slots=True)
class Header:
    """The heads of a table, left to right."""

    columns: tuple[Column, ...]
    piped: bool
    number: int
    names_results: bool

    @property
    def undated(self) -> bool:
        """Whether columns are days that can be read two ways: their rows have no day."""
        return any(DATE.match(c.text) and c.day is None for c in self.of("result"))

    @property
    def nameless(self) -> bool:
        """Whether no head is known to be that of the names: a strange one may be theirs."""
        return not self.has("name")

    def has(self, role: str) -> bool:
        return any(c.role == role for c in self.columns)

    def of(self, role: str) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if c.role == role)

    def stands_before(self, role: str) -> bool:
        """Whether the first head of ``role`` stands to the left of the names."""
        names, others = self.of("name"), self.of(role)
        return bool(names and others) and others[0].x0 < names[0].x0

    def names_late(self) -> bool:
        """Whether a result or a range stands before the name that it belongs to."""
        return self.stands_before("range") or self.stands_before("result")

    def own(self, result: Column, role: str) -> tuple[Column, ...]:
        """The heads of ``role`` that belong to one of several result heads alone; () for all.

        They are its own where there are several: as many as results in the same order, or one
        behind each.
        """
        results, found = self.of("result"), self.of(role)
        if len(found) < 2 and len(self.of("unit")) < 2:
            return ()
        if len(found) == len(results):
            return (found[results.index(result)],)
        following = [c.x0 for c in results if c.x0 > result.x0]
        end = min(following, default=float("inf"))
        return tuple(c for c in found if result.x0 < c.x0 < end) or (_NOBODY,)

    def column(
        self, x0: float, x1: float, index: int, piped: bool, roles: frozenset[str] | None = None
    ) -> Column:
        """The head over a cell: by count where both have ``|``, else the nearest.

        ``roles`` are the heads that such a cell can stand under; heads wider than their column
        would else claim their neighbour's cells.
        """
        if piped and self.piped:
            same = [c for c in self.columns if c.index == index]
            if same:
                return same[0]
        fitting = [c for c in self.columns if roles is None or c.role in roles]
        return min(fitting or self.columns, key=lambda c: _distance(c, x0, x1))


def _distance(column: Column, x0: float, x1: float) -> tuple[float, float]:
    gap = max(0.0, column.x0 - x1, x0 - column.x1)
    edges = min(
        abs(column.x0 - x0), abs(column.x1 - x1), abs((column.x0 + column.x1) - (x0 + x1)) / 2
    )
    return gap, edges
