"""The day that each of a patient's documents is of, from its rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID

from documents.models import Document, Finding, FindingKind
from documents.pipeline.compose.own_date import own_date
from documents.pipeline.types import Appointment, DateFound, Findings, FollowUp, Kind
from documents.records import FINDING_TYPES, decode

T = TypeVar("T")
_OF_ITSELF = ("collected", "reported", "visit")
_KINDS = (FindingKind.DATE, FindingKind.FOLLOWUP, FindingKind.APPOINTMENT)


def timely(documents: Iterable[Document]) -> dict[UUID, Findings]:
    """Of each document its dates and what comes next, and no more; call inside scope."""
    kinds = {each.id: Kind(each.kind or Kind.OTHER) for each in documents}
    rows: dict[UUID, dict[str, list[object]]] = {each: {} for each in kinds}
    found = Finding.objects.filter(document__in=kinds, kind__in=_KINDS)
    for row in found.order_by("document_id", "kind", "number"):
        value = decode(FINDING_TYPES[FindingKind(row.kind)], row.value)
        rows[row.document_id].setdefault(row.kind, []).append(value)
    return {
        document_id: Findings(
            kind=kinds[document_id],
            dates=_all(DateFound, some.get(FindingKind.DATE)),
            followups=_all(FollowUp, some.get(FindingKind.FOLLOWUP)),
            appointments=_all(Appointment, some.get(FindingKind.APPOINTMENT)),
        )
        for document_id, some in rows.items()
    }


def own_days(documents: Iterable[Document]) -> dict[UUID, date]:
    """The day of each document that gives one; call inside scope."""
    dated = ((key, own_date(found)) for key, found in timely(documents).items())
    return {key: own.value for key, own in dated if own is not None}


def sample_days(documents: Iterable[UUID]) -> tuple[dict[UUID, date], dict[UUID, date]]:
    """The one day of each document's values, and the last day that each gives of itself.

    The one is when they were collected, or else reported; a document that gives several is left
    out: which value is of which day is not known. Call inside scope.
    """
    found: dict[UUID, dict[str, set[date]]] = {}
    for row in Finding.objects.filter(document__in=documents, kind=FindingKind.DATE):
        day = decode(DateFound, row.value)
        found.setdefault(row.document_id, {}).setdefault(day.kind, set()).add(day.value)
    days: dict[UUID, date] = {}
    last: dict[UUID, date] = {}
    for document_id, by_kind in found.items():
        some = next((by_kind[k] for k in ("collected", "reported") if k in by_kind), set())
        if len(some) == 1:
            days[document_id] = next(iter(some))
        if own := [day for kind in _OF_ITSELF for day in by_kind.get(kind, ())]:
            last[document_id] = max(own)
    return days, last


def _all(kind: type[T], values: list[object] | None) -> tuple[T, ...]:
    return tuple(value for value in values or () if isinstance(value, kind))
