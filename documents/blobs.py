"""A document's encrypted files: the original as uploaded and a picture of each page."""

from __future__ import annotations

from typing import BinaryIO
from uuid import UUID, uuid4, uuid5

from documents.models import Document, DocumentPart, Page
from documents.packed import packed_in
from documents.pipeline.types import PageImage
from healthchat import storage
from healthchat.crypto import backfill, blobs, keyring
from healthchat.crypto.upload import upload_context

_PIECE = 1024 * 1024


def register() -> None:
    """Have the files move with a patient's key when it is rotated."""
    backfill.register_files(
        "documents.Document",
        name="blob_name",
        key="key_id",
        context=lambda row, name: upload_context(name),
    )
    backfill.register_files(
        "documents.Page",
        name="image_blob",
        key="image_key_id",
        context=lambda row, name: _image_context(row.pk),
    )
    backfill.register_files(
        "documents.DocumentPart",
        name="blob_name",
        key="key_id",
        context=lambda row, name: upload_context(name),
    )


def open_original(document: Document | DocumentPart) -> BinaryIO:
    """The uploaded bytes, decrypted as they are read; call inside the patient's scope.

    Of a document that is several photos: those of the first, or of the part that is given. Raises
    ``CryptoError`` where the key is gone or the stored file was altered.
    """
    key = keyring.patient_key_by_id(document.clinic_id, document.patient_id, document.key_id)
    raw = storage.default().open(document.blob_name)
    return blobs.Reader(raw, key, upload_context(document.blob_name))


def blob_names(document: Document) -> list[str]:
    """Every stored file of a document: call before its rows go."""
    pictures = Page.objects.filter(document=document).values_list("image_blob", flat=True)
    parts = DocumentPart.objects.filter(document=document).values_list("blob_name", flat=True)
    unpacked = [each.blob for each in packed_in(document)]
    begun = pictures_begun(document)
    return [document.blob_name, *parts, *begun, *filter(None, [*pictures, *unpacked])]


def pictures_begun(document: Document) -> list[str]:
    """What its next reading's pictures are called: one that was given up may have left some."""
    following = document.readings + 1
    numbers = Page.objects.filter(document=document).values_list("number", flat=True)
    return [_picture_name(page_id(document.id, each, following)) for each in numbers]


def _image_context(page_id: UUID) -> bytes:
    return b"page-image:" + page_id.bytes


def page_id(document_id: UUID, number: int, reading: int = 0) -> UUID:
    """The id of a page's row: the same however often this reading of the document is begun.

    ``reading`` counts how often it was read anew: pages of both are there while that goes on.
    """
    return uuid5(document_id, f"page-{number}" + (f"-{reading}" if reading else ""))


def write_page_image(page: UUID, image: PageImage, key: keyring.DataKey) -> str:
    """Store a page's picture under the patient's key; returns its blob name.

    The name follows from the page, so that reading a document again after a killed worker
    replaces the picture instead of leaving one that nobody knows.
    """
    name = _picture_name(page)
    remove_blob(name)
    writer = blobs.Writer(storage.default().create(name), key, _image_context(page))
    writer.write(image.data)
    writer.close()
    return name


def _picture_name(page: UUID) -> str:
    return str(uuid5(page, "image"))


def read_page_image(page: Page) -> bytes:
    """A page's picture; call inside the patient's scope."""
    if page.image_key_id is None:
        return b""
    key = keyring.patient_key_by_id(page.clinic_id, page.patient_id, page.image_key_id)
    raw = storage.default().open(page.image_blob)
    with blobs.Reader(raw, key, _image_context(page.id)) as reader:
        return reader.read()


def copy_file(document: Document, name: str, key_id: UUID) -> tuple[str, UUID]:
    """Write one of a document's uploaded files once more; the copy's name and key id.

    It is under the patient's newest key, and nobody's until a row names it.
    """
    old = keyring.patient_key_by_id(document.clinic_id, document.patient_id, key_id)
    key = keyring.patient_key(document.clinic_id, document.patient_id)
    new = str(uuid4())
    with (
        blobs.Reader(storage.default().open(name), old, upload_context(name)) as reader,
        blobs.Writer(storage.default().create(new), key, upload_context(new)) as writer,
    ):
        while piece := reader.read(_PIECE):
            writer.write(piece)
    return new, key.id


def remove_blob(name: str) -> None:
    """Delete a stored file; one that is gone already is fine."""
    if storage.default().exists(name):
        storage.default().delete(name)
