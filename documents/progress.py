"""How far a document is: what its page shows while it works. Holds no word of the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from documents.errors import DocumentGone
from documents.models import Document, Stage, Status
from documents.saying import said
from healthchat import streams, tenancy
from healthchat.actor import Actor

DONE_EVENT = "done"


def channel(document_id: UUID) -> str:
    """The stream that a document's progress is published to."""
    return f"document:{document_id}"


def snapshot(document: Document) -> dict[str, Any]:
    """The state as a page shows it: ``percent`` 0..100, ``label`` in the reader's words."""
    data = {
        "id": str(document.id),
        "status": document.status,
        "stage": document.stage,
        "archive": document.is_archive,
        "pages": [document.pages_read, document.page_count],
        "percent": _percent(document),
        "settled": document.is_settled,
        "problem": document.problem,
    }
    return _in_words(data)


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
            return _state(_watched(actor, document_id))

    event, data = state()
    yield streams.Frame("", event, data)
    if event != DONE_EVENT:
        for frame in streams.tail(name, after, key=None, snapshot=state):
            # A worker wrote it, which knows nobody's language.
            yield frame and streams.Frame(frame.id, frame.event, _in_words(frame.data))


def _watched(actor: Actor, document_id: UUID) -> Document:
    """Raises ``DocumentGone`` where it was removed while somebody watched."""
    found: Document | None = Document.objects.visible_to(actor).filter(id=document_id).first()
    if found is None:
        raise DocumentGone
    return found


def _state(document: Document) -> tuple[str, dict[str, Any]]:
    return DONE_EVENT if document.is_settled else "progress", snapshot(document)


def _in_words(data: Mapping[str, Any]) -> dict[str, Any]:
    problem = data["problem"]
    return {**data, "label": _label(data), "problem": said(problem)}


def _label(data: Mapping[str, Any]) -> str:
    read, count = data["pages"]
    if data["status"] == Status.WAITING:
        return gettext("Waiting for its turn")
    if data["status"] != Status.PROCESSING:
        return str(Status(data["status"]).label)
    if data["stage"] == Stage.EXTRACT and count and data["archive"]:
        return gettext("Adding file %(page)s of %(count)s") % {"page": read, "count": count}
    if data["stage"] == Stage.EXTRACT and count:
        return gettext("Reading page %(page)s of %(count)s") % {"page": read, "count": count}
    return str(Stage(data["stage"]).label)


def _percent(document: Document) -> int:
    if document.is_settled:
        return 100
    start = {Stage.EXTRACT: 5, Stage.RECOGNISE: 70, Stage.COMPOSE: 85, Stage.REPHRASE: 92}
    base = start.get(Stage(document.stage), 100)
    if document.stage == Stage.EXTRACT and document.page_count:
        return base + 65 * document.pages_read // document.page_count
    return base if document.status == Status.PROCESSING else 2
