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


def _all(kind: type[T], values: list[object] | None) -> tuple[T, ...]:
    return tuple(value for value in values or () if isinstance(value, kind))
