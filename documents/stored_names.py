"""Files that a document's encrypted values name: those of an archive that wait for their turn."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from documents.models import Document
from documents.packed import packed_in
from healthchat.crypto import orphans


def register() -> None:
    """Keep the sweep of files that nothing names away from them."""
    orphans.register_names(names_of)


def names_of(patient_id: UUID) -> Iterator[str]:
    """Inside the patient's scope."""
    for archive in Document.objects.filter(patient_id=patient_id, packed__isnull=False):
        yield from (each.blob for each in packed_in(archive) if each.blob)
