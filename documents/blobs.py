"""A document's encrypted files: the original as uploaded and a picture of each page."""

from __future__ import annotations

from typing import BinaryIO
from uuid import UUID, uuid5

from documents.models import Document, Page
from documents.pipeline.types import PageImage
from healthchat import storage
from healthchat.crypto import backfill, blobs, keyring
from healthchat.crypto.upload import upload_context


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


def open_original(document: Document) -> BinaryIO:
    """The uploaded bytes, decrypted as they are read; call inside the patient's scope.

    Raises ``CryptoError`` where the key is gone or the stored file was altered.
    """
    key = keyring.patient_key_by_id(document.clinic_id, document.patient_id, document.key_id)
    raw = storage.default().open(document.blob_name)
    return blobs.Reader(raw, key, upload_context(document.blob_name))


def _image_context(page_id: UUID) -> bytes:
    return b"page-image:" + page_id.bytes


def page_id(document: Document, number: int) -> UUID:
    """The id of a page's row: the same however often the document is read."""
    return uuid5(document.id, f"page-{number}")


def write_page_image(page: UUID, image: PageImage, key: keyring.DataKey) -> str:
    """Store a page's picture under the patient's key; returns its blob name.

    The name follows from the page, so that reading a document again after a killed worker
    replaces the picture instead of leaving one that nobody knows.
    """
    name = str(uuid5(page, "image"))
    remove_blob(name)
    writer = blobs.Writer(storage.default().create(name), key, _image_context(page))
    writer.write(image.data)
    writer.close()
    return name


def read_page_image(page: Page) -> bytes:
    """A page's picture; call inside the patient's scope."""
    if page.image_key_id is None:
        return b""
    key = keyring.patient_key_by_id(page.clinic_id, page.patient_id, page.image_key_id)
    raw = storage.default().open(page.image_blob)
    with blobs.Reader(raw, key, _image_context(page.id)) as reader:
        return reader.read()


def remove_blob(name: str) -> None:
    """Delete a stored file; one that is gone already is fine."""
    if storage.default().exists(name):
        storage.default().delete(name)
