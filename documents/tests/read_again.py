"""A document read, and read again by the next version of the readers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from compliance.models import AuditEvent
from documents.corrections import values_of
from documents.models import Document
from documents.pipeline import types
from documents.services import lifecycle
from documents.services.rereading import reread_document
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

ASKED, KEPT = "document.reread_asked", "document.reread_kept"
Change = Callable[[types.Findings], types.Findings]


def as_now(cast: Cast, document: Document) -> Document:
    """The document as it is by now."""
    with cast.alice.scope():
        return Document.objects.get(id=document.id)


def read_again(cast: Cast, document: Document) -> Document:
    """Read anew by a worker, as its patient asks."""
    assert reread_document(actor=cast.alice.actor, document=document)
    run_waiting(kind=lifecycle.PROCESS)
    return as_now(cast, document)


def events_of(cast: Cast, event: str) -> list[dict[str, Any]]:
    """What was recorded of an event."""
    with cast.alice.scope():
        return [each.data for each in AuditEvent.objects.filter(event=event)]


def page_of(cast: Cast, document: Document) -> str:
    """The page that the patient sees."""
    response: Any = cast.alice.client().get(f"/documents/{document.id}/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def shown_values(cast: Cast, document: Document) -> dict[str, str]:
    """The values that count, by name."""
    with cast.alice.scope():
        return {value.row.name: value.row.value for value in values_of([document.id])}


def with_rows(found: types.Findings, **changes: dict[str, Any]) -> types.Findings:
    """The same with some rows changed; one that has no value any more is left out."""
    rows = (replace(row, **changes.get(row.name, {})) for row in found.labs)
    return replace(found, labs=tuple(row for row in rows if row.value))
