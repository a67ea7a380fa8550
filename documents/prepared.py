"""What a document's page shows of the whole document, kept sealed in parts.

A view shows a window, but what stands in it can rest on all that was read: which values cannot
wait, which are new. That is worked out once, and kept as lists in parts, each part a sealed row of
its own: so a view opens only the parts that it shows, however long the document is. Beside them
stands from what they were made (``state``); where that is no longer so, they are made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, overload
from uuid import UUID

from django.db import connection

from documents.models import Document, Prepared
from documents.records import decode_all, encode_all

PER_PART = 50

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """What was worked out: ``head`` is plain JSON; ``lists`` are cut into parts, ``numbered`` are
    lists whose parts have a number of their own (a page's)."""

    head: Mapping[str, Any]
    lists: Mapping[str, Sequence[object]] = field(default_factory=dict)
    numbered: Mapping[str, Mapping[int, Sequence[object]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """All that is kept of one sort, for readers of one language (empty: of any)."""

    document: UUID
    sort: str
    language: str
    head: Mapping[str, Any]

    def of(self, name: str, kind: type[T]) -> Kept[T]:
        """A list; its items are read when they are asked for."""
        return Kept(self, name, kind)

    def at(self, name: str, kind: type[T], numbers: Collection[int]) -> tuple[T, ...]:
        """The items of some numbered parts, in their order."""
        rows = self._parts(name).filter(number__in=numbers)
        return tuple(item for row in rows for item in decode_all(kind, row.content))

    def read(self, name: str, kind: type[T], begin: int, end: int) -> list[T]:
        """Items ``begin:end`` of a list: opens no part that holds none of them."""
        if begin >= end:
            return []
        first, last = begin // PER_PART, (end - 1) // PER_PART
        rows = self._parts(name).filter(number__range=(first, last))
        found = [item for row in rows for item in row.content]
        return list(decode_all(kind, found[begin - first * PER_PART : end - first * PER_PART]))

    def _parts(self, name: str) -> Any:
        return _rows(self.document, self.sort, self.language).filter(name=name).order_by("number")


@dataclass(frozen=True, slots=True)
class Kept(Sequence[T], Generic[T]):
    """A kept list as a sequence."""

    sheaf: Sheaf
    name: str
    kind: type[T]

    def __len__(self) -> int:
        return int(self.sheaf.head["totals"][self.name])

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            begin, end, step = index.indices(len(self))
            return self.sheaf.read(self.name, self.kind, begin, end)[::step]
        at = range(len(self))[index]
        return self.sheaf.read(self.name, self.kind, at, at + 1)[0]

    def __iter__(self) -> Iterator[T]:
        return iter(self[:])


def sheaf_of(
    document: Document, sort: str, state: str, make: Callable[[], Made], language: str = ""
) -> Sheaf:
    """What is kept, made now where it is not kept or was made from another ``state``.

    Call inside scope. Of two that make it at once the second waits and takes the first one's.
    """
    found = _fresh(document.id, sort, language, state)
    if found is None:
        _take_turns(document.id, sort + language)
        found = _fresh(document.id, sort, language, state)
    if found is None:
        found = _keep(document, sort, language, state, make())
    return found


def heads_of(documents: Collection[UUID], sort: str) -> dict[UUID, Sheaf]:
    """What is kept of several documents, whether or not it still holds; call inside scope."""
    rows = Prepared.objects.filter(document__in=documents, sort=sort, language="", name="")
    return {row.document_id: Sheaf(row.document_id, sort, "", row.content) for row in rows}


def _fresh(document: UUID, sort: str, language: str, state: str) -> Sheaf | None:
    row = _rows(document, sort, language).filter(name="").first()
    if row is None or row.content["state"] != state:
        return None
    return Sheaf(document, sort, language, row.content)


def _rows(document: UUID, sort: str, language: str) -> Any:
    return Prepared.objects.filter(document=document, sort=sort, language=language)


def _keep(document: Document, sort: str, language: str, state: str, made: Made) -> Sheaf:
    totals = {name: len(items) for name, items in made.lists.items()}
    head = {**made.head, "state": state, "totals": totals}
    parts: list[tuple[str, int, Any]] = [("", 0, head)]
    for name, items in made.lists.items():
        for number, begin in enumerate(range(0, len(items), PER_PART)):
            parts.append((name, number, encode_all(items[begin : begin + PER_PART])))
    for name, some in made.numbered.items():
        parts += [(name, number, encode_all(items)) for number, items in some.items()]
    _rows(document.id, sort, language).delete()
    Prepared.objects.bulk_create(
        Prepared(
            clinic_id=document.clinic_id,
            patient_id=document.patient_id,
            document=document,
            sort=sort,
            language=language,
            name=name,
            number=number,
            content=content,
        )
        for name, number, content in parts
    )
    return Sheaf(document.id, sort, language, head)


def _take_turns(document: UUID, what: str) -> None:
    """Until the end of the transaction, alone with this sort of this document."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{document} {what}"]
        )
