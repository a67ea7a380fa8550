"""The first stage: a file's pages, read one by one and kept as they come.

A document that is several photos is read photo by photo; one that can't be read becomes a page that
says so. An archive has no pages: its files become documents (``documents.importing``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings

from documents import progress
from documents.blobs import open_original, page_id, write_page_image
from documents.effects import advance, effect, update
from documents.importing import import_archive
from documents.models import Document, DocumentPart, Page, Stage
from documents.pipeline import types
from documents.pipeline.files.limits import Limits
from documents.pipeline.files.reading import UNREADABLE
from documents.records import encode_all
from documents.saying import DAMAGED
from healthchat import tenancy
from healthchat.crypto import keyring
from healthchat.jobs import JobContext


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it was read; its picture is stored already, as ``blob_name``.

    ``known`` is how many pages there are up to the end of its file.
    """

    page: types.Page
    image: types.PageImage | None
    blob_name: str
    known: int = 0
    media_type: str = ""


@dataclass(slots=True)
class Reading:
    """What is read so far: ``pages`` of the whole document, ``files`` that could be read.

    ``number`` tells which reading of the document it is; ``keep`` takes the pages as they come.
    Only with ``archives`` a zip is imported; without it is refused.
    """

    key: keyring.DataKey
    number: int
    files: list[Document | DocumentPart]
    keep: Callable[[ReadPage], None]
    archives: bool = True
    waiting: int = 0
    pages: int = 0
    read: int = 0


def extract(ctx: JobContext) -> None:
    """Read every page; raises ``Refused`` where no file of the document can be read."""
    with effect(ctx) as document:
        Page.objects.filter(document=document).delete()
        update(document, pages_read=0, page_count=0)
        key = keyring.patient_key(document.clinic_id, document.patient_id)
        files, number = files_of(document), document.readings

    def keep(read: ReadPage) -> None:
        with effect(ctx) as document:
            store_page(document, read, key.id)
            update(
                document,
                pages_read=read.page.number,
                page_count=max(read.known, read.page.number) + reading.waiting,
                media_type=read.media_type or document.media_type,
            )
        ctx.heartbeat()
        progress.publish(document)

    reading = Reading(key, number, files, keep)
    if read_pages(ctx, reading):
        return
    with effect(ctx) as document:
        advance(ctx, document, Stage.RECOGNISE, pages=document.page_count)


def files_of(document: Document) -> list[Document | DocumentPart]:
    """The files that a document is: several where it is several photos."""
    return [document, *DocumentPart.objects.filter(document=document)]


def read_pages(ctx: JobContext, reading: Reading) -> bool:
    """Read every file's pages; True where it turned out an archive, and was imported.

    Raises ``Refused`` where no file can be read.
    """
    reading.waiting = len(reading.files)
    for number, file in enumerate(reading.files, start=1):
        reading.waiting -= 1
        try:
            if _read(ctx, file, reading):
                return True
        except types.Refused:
            if len(reading.files) == 1 or (reading.waiting == 0 and reading.read == 0):
                raise
            with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
                warning = DAMAGED.format(number=number, name=file.file_name)
            _keep(ctx, _unread(reading.pages + 1, warning), None, reading)
        else:
            reading.read += 1
    return False


def _read(ctx: JobContext, file: Document | DocumentPart, reading: Reading) -> bool:
    """Keep the pages of one file; True where it turned out an archive, and was imported."""
    from documents.pipeline.files.extract import open_document

    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        original = open_original(file)
    limits = Limits(
        max_bytes=settings.MAX_UPLOAD_BYTES, max_pages=max(1, settings.MAX_PAGES - reading.pages)
    )
    archives = reading.archives and isinstance(file, Document) and file.came_from_id is None
    with original, open_document(original, limits=limits, archives=archives) as opened:
        if opened.entries is not None:
            import_archive(ctx, opened)
            return True
        before = reading.pages
        for read in opened.pages():
            page = _numbered(read.page, before + read.page.number)
            if read.page.number == 1:
                page = replace(page, warnings=(*opened.warnings, *page.warnings))
            _keep(ctx, page, read.image, reading, before + opened.page_count, opened.media_type)
    return False


def _keep(
    ctx: JobContext,
    page: types.Page,
    image: types.PageImage | None,
    reading: Reading,
    known: int = 0,
    media_type: str = "",
) -> None:
    """Store a page's picture and hand the page on."""
    row_id = page_id(ctx.subject_id, page.number, reading.number)
    # Reading a page takes long: a successor may have stored its picture, of the same name, by now.
    ctx.heartbeat()
    blob_name = write_page_image(row_id, image, reading.key) if image else ""
    reading.pages = page.number
    reading.keep(ReadPage(page, image, blob_name, known, media_type))


def _numbered(page: types.Page, number: int) -> types.Page:
    """A photo's page as the page of the whole document that it is."""
    own, new = (UNREADABLE.format(number=each) for each in (page.number, number))
    warnings = tuple(new if warning == own else warning for warning in page.warnings)
    return replace(page, number=number, warnings=warnings)


def _unread(number: int, warning: str) -> types.Page:
    return types.Page(number, "", reader=types.Reader.NONE, warnings=(warning,))


def store_page(document: Document, read: ReadPage, key_id: UUID) -> None:
    """Write the row of a page of the document's reading; its picture is in storage already."""
    page, image = read.page, read.image
    Page.objects.create(
        id=page_id(document.id, page.number, document.readings),
        clinic_id=document.clinic_id,
        patient_id=document.patient_id,
        document=document,
        number=page.number,
        text=page.text,
        words=encode_all(page.words),
        warnings=list(page.warnings),
        width=page.width,
        height=page.height,
        reader=page.reader,
        image_blob=read.blob_name,
        image_key_id=key_id if image else None,
        image_media_type=image.media_type if image else "",
        image_width=image.width if image else 0,
        image_height=image.height if image else 0,
    )
