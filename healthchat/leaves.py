"""A long list in leaves, each with an address of its own: ``?values=3`` is the third of a table.

The addresses are plain links, so that paging needs no script, and keep what else the page was
asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from django.http import QueryDict

T = TypeVar("T")
U = TypeVar("U")
_MOST_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """Some of a list: ``items`` are its numbers ``first`` up to ``last`` of ``total``.

    ``before`` and ``after`` are the addresses of the neighbours, empty where there is none.
    """

    items: Sequence[T]
    number: int
    first: int
    total: int
    before: str = ""
    after: str = ""

    @property
    def last(self) -> int:
        """The number of its last item."""
        return self.first + len(self.items) - 1

    def showing(self, items: Sequence[U]) -> Leaf[U]:
        """The same leaf with what is shown of its items."""
        return Leaf(items, self.number, self.first, self.total, self.before, self.after)

    @property
    def is_all(self) -> bool:
        """Whether the list has this leaf only."""
        return len(self.items) == self.total


def number_in(text: str) -> int:
    """A number as an address gives it; 0 for anything else."""
    usable = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if usable else 0


def leaf_of(
    items: Sequence[T] | QuerySet[Any, T], query: QueryDict, name: str, size: int, anchor: str
) -> Leaf[T]:
    """The leaf that ``query[name]`` asks for, or the nearest there is; ``anchor`` is where it
    stands on its page. Of rows in order, only the leaf's are read."""
    total = items.count() if isinstance(items, QuerySet) else len(items)
    most = max(1, -(-total // size))
    number = min(max(1, number_in(query.get(name, ""))), most)
    begin = (number - 1) * size

    def beside(wanted: int) -> str:
        return address(query, anchor, **{name: wanted}) if 1 <= wanted <= most else ""

    return Leaf(
        some if isinstance(some := items[begin : begin + size], Sequence) else list(some),
        number,
        begin + 1,
        total,
        beside(number - 1),
        beside(number + 1),
    )


def address(query: QueryDict, anchor: str, *without: str, **values: int) -> str:
    """The same page asked for something else: a query and the place on it."""
    wanted = query.copy()
    for name in without:
        wanted.pop(name, None)
    for name, value in values.items():
        wanted[name] = str(value)
    return f"?{wanted.urlencode()}#{anchor}"
