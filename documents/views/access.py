"""Who reaches which document, and the record of it: what the pages share."""

from __future__ import annotations

from uuid import UUID

from accounts.access import ActorRequest
from compliance import audit, denials
from documents.errors import DocumentRemoved
from documents.models import Document
from healthchat.actor import Role

READERS = (Role.PATIENT, Role.PROXY)


def find_document(request: ActorRequest, document_id: UUID) -> Document:
    """The one way to a document: resolves and authorises; a stranger gets 404, on record.

    Its owner reads where a removed one is. Raises ``DocumentRemoved``.
    """
    visible = Document.objects.visible_to(request.actor)
    found: Document | None = visible.filter(id=document_id).first()
    if found is not None:
        return found
    if Document.objects.removed_by(request.actor).filter(id=document_id).exists():
        raise DocumentRemoved
    return denials.get_or_404(request, visible, "document", id=document_id)


def record_seen(request: ActorRequest, event: str, document: Document, **data: object) -> None:
    """Put on record what was done with a document."""
    audit.record(
        event,
        actor=request.actor,
        subject=audit.Subject("document", document.id, document.patient_id),
        data=data,
        request=request,
    )


def record_record(request: ActorRequest, event: str, **data: object) -> None:
    """Put on record what was seen of the patient's whole record."""
    audit.record(
        event,
        actor=request.actor,
        subject=audit.Subject("patient", request.actor.patient_id, request.actor.patient_id),
        data=data,
        request=request,
    )
