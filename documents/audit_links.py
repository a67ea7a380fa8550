"""Where the documents are that events are about: for the patient's page of who saw their record."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from django.urls import reverse

from compliance import subjects
from compliance.subjects import Link
from documents.models import Document
from healthchat.actor import Actor


def document_links(actor: Actor, ids: Collection[UUID]) -> Mapping[UUID, Link]:
    """Those that the actor still sees, by their file's name."""
    visible = Document.objects.visible_to(actor).filter(id__in=ids)
    return {
        document.id: Link(reverse("documents:detail", args=[document.id]), document.file_name)
        for document in visible
    }


def register() -> None:
    """Called once, when the app is ready."""
    subjects.register("document", document_links)
