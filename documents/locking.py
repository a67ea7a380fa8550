"""A patient's document for a change: found again under its lock, or why it can't be changed.

What a page showed may be over when its button is pressed: removed in another window, deleted for
good meanwhile. Whoever changes a document takes it from here.
"""

from __future__ import annotations

from uuid import UUID

from documents.errors import DocumentGone, DocumentRemoved
from documents.models import Document
from healthchat.actor import Actor


def lock_any(actor: Actor, document_id: UUID) -> Document:
    """The document until the transaction ends, in sight or removed; call inside scope.

    Raises ``DocumentGone``, for what is somebody else's as for what never was.
    """
    found: Document | None = (
        Document.objects.of(actor).select_for_update().filter(id=document_id).first()
    )
    if found is None:
        raise DocumentGone
    return found


def lock_visible(actor: Actor, document_id: UUID) -> Document:
    """The same, where only one in sight can be changed. Raises ``DocumentRemoved`` too."""
    found = lock_any(actor, document_id)
    if found.removed_at is not None:
        raise DocumentRemoved
    return found
