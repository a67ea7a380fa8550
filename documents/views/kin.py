"""What a document belongs together with: photos, an archive, the same report in another file."""

from __future__ import annotations

from typing import Any

from documents.duplicates import find_same_reports
from documents.models import Document, DocumentPart, Status
from documents.packed import contents_of
from healthchat.actor import Actor


def kin_of(actor: Actor, document: Document) -> dict[str, Any]:
    """The context of ``documents/_kin.html`` and ``_packed.html``; call inside scope."""
    if document.is_archive:
        return {"packed": contents_of(actor, document)}
    visible = Document.objects.visible_to(actor)
    ready = document.status == Status.READY
    return {
        "came_from": visible.filter(id=document.came_from_id).first()
        if document.came_from_id
        else None,
        "photos": DocumentPart.objects.filter(document=document),
        "same_reports": find_same_reports(actor, document) if ready else (),
    }
