"""What a document belongs together with: photos, an archive, the same report in another file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import QueryDict

from documents.duplicates import find_same_reports
from documents.models import Document, DocumentPart, DocumentQuerySet, Status
from documents.packed import contents_of
from healthchat.actor import Actor
from healthchat.leaves import Leaf, leaf_of

FILES_AT_ONCE = 50


def kin_of(actor: Actor, document: Document, query: QueryDict) -> dict[str, Any]:
    """The context of ``documents/_kin.html`` and ``_packed.html``; call inside scope."""
    if document.is_archive:
        return {"packed": _packed(actor, document, query)}
    visible = Document.objects.visible_to(actor)
    ready = document.status == Status.READY
    return {
        "came_from": visible.filter(id=document.came_from_id).first()
        if document.came_from_id
        else None,
        "photos": DocumentPart.objects.filter(document=document),
        "same_reports": find_same_reports(actor, document) if ready else (),
    }


def _packed(actor: Actor, document: Document, query: QueryDict) -> dict[str, Any]:
    """An archive's files in the parts that an address asks for."""
    contents = contents_of(actor, document)
    visible = Document.objects.visible_to(actor)
    removed = Document.objects.removed_by(actor)

    def shown(ids: Sequence[UUID], rows: DocumentQuerySet, name: str) -> Leaf[Document]:
        leaf = leaf_of(ids, query, name, FILES_AT_ONCE, f"packed-{name}")
        found = {each.id: each for each in rows.filter(id__in=leaf.items)}
        return leaf.showing([found[each] for each in leaf.items])

    return {
        "in_words": contents.in_words,
        "waiting": contents.waiting,
        "added": shown(contents.added, visible, "added"),
        "same": shown(contents.same, visible, "same"),
        "removed": shown(contents.removed, removed, "removed"),
        "left": leaf_of(contents.left, query, "left", FILES_AT_ONCE, "packed-left"),
    }
