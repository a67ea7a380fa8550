"""How far a document is: what its page shows while it works. Holds no word of the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from documents.models import Document, Stage, Status
from healthchat import streams, tenancy
from healthchat.actor import Actor

DONE_EVENT = "done"


def channel(document_id: UUID) -> str:
    """The stream that a document's progress is published to."""
    return f"document:{document_id}"


def snapshot(document: Document) -> dict[str, Any]:
    """The state as a page shows it: ``percent`` 0..100, ``label`` in plain words."""
    return {
        "id": str(document.id),
        "status": document.status,
        "label": _label(document),
        "percent": _percent(document),
        "settled": document.is_settled,
        "problem": document.problem,
    }


def publish(document: Document) -> None:
    """Tell whoever watches. PostgreSQL stays the truth: a lost frame loses nothing."""
    event, data = _state(document)
    streams.publish(channel(document.id), event, data, key=None)


def watch(actor: Actor, document_id: UUID) -> Iterator[streams.Frame | None]:
    """The state now, then every change until nothing more will come."""
    name = channel(document_id)
    after = streams.position(name)

    def state() -> tuple[str, dict[str, Any]]:
        with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
            return _state(Document.objects.visible_to(actor).get(id=document_id))

    event, data = state()
    yield streams.Frame("", event, data)
    if event != DONE_EVENT:
        yield from streams.tail(name, after, key=None, snapshot=state)


def _state(document: Document) -> tuple[str, dict[str, Any]]:
    return DONE_EVENT if document.is_settled else "progress", snapshot(document)


def _label(document: Document) -> str:
    if document.status == Status.WAITING:
        return "Waiting for its turn"
    if document.status != Status.PROCESSING:
        return Status(document.status).label
    if document.stage == Stage.EXTRACT and document.page_count:
        return f"Reading page {document.pages_read} of {document.page_count}"
    return Stage(document.stage).label


def _percent(document: Document) -> int:
    if document.is_settled:
        return 100
    start = {Stage.EXTRACT: 5, Stage.RECOGNISE: 70, Stage.COMPOSE: 85, Stage.REPHRASE: 92}
    base = start.get(Stage(document.stage), 100)
    if document.stage == Stage.EXTRACT and document.page_count:
        return base + 65 * document.pages_read // document.page_count
    return base if document.status == Status.PROCESSING else 2
