"""An archive of documents: each of its files becomes a document with a key, a file and a job.

Every file is one transaction, and what became of it is noted in the same one, so a worker killed
between two leaves nothing twice. Where a file's bytes will lie is noted before they are written, by
a name of this attempt alone: what a killed worker stored for nobody is found by it and dropped, and
one that comes to again cannot reach what its successor stored. No byte of a file ever lies in clear
outside the two processes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from django.utils import timezone

from compliance import audit
from documents import progress
from documents.blobs import remove_blob
from documents.duplicates import content_index, find_same_file
from documents.effects import advance, effect, update
from documents.models import Document, Stage, Status
from documents.packed import Packed, packed_in, to_json
from documents.pipeline.files.archive import Why
from documents.pipeline.files.refusals import refusal
from documents.pipeline.types import Refused
from documents.services.lifecycle import PROCESS
from healthchat import jobs, storage, tenancy
from healthchat.actor import Actor
from healthchat.crypto import blobs, keyring
from healthchat.crypto.upload import upload_context
from healthchat.jobs import JobContext

if TYPE_CHECKING:
    from documents.pipeline.files.extract import ExtractedDocument
    from documents.pipeline.files.unpacking import Piece


def import_archive(ctx: JobContext, opened: ExtractedDocument) -> None:
    """Add the archive's files that were not added yet; raises ``Refused`` where none can be.

    A file that ends the reading process is left out. The import then returns before its end, and
    goes on where it is called again, with a new process for the rest.
    """
    files = _list(ctx, opened)
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        key = keyring.patient_key(ctx.clinic_id, _patient(ctx))
    wanted = [each.index for each in files.values() if each.waits]
    pieces = opened.take(wanted)
    for index in wanted:
        with _writing(files[index].blob, key) as file:
            try:
                why, ended = _receive(pieces, file), False
            except Refused as refused:
                broken = refused.code == "damaged"
                why, ended = Why.DAMAGED if broken else Why.TOO_LARGE, True
            if why is None:
                file.close()
        _note(ctx, index, why) if why else _add(ctx, index, file)
        ctx.heartbeat()
        if ended:
            return
    _end(ctx)


def _receive(pieces: Iterator[Piece], file: _File) -> Why | None:
    """Write one file as it comes; why it is not to be used, where it isn't."""
    for piece in pieces:
        file.write(piece.data)
        if piece.end:
            return piece.why
    return Why.DAMAGED


def document_id(archive: UUID, index: int) -> UUID:
    """The id of the document that an archive's file becomes: the same whenever it is imported."""
    return uuid5(archive, f"entry-{index}")


class _File:
    """A document's file in the making, under a name that was noted for it."""

    def __init__(self, name: str, key: keyring.DataKey) -> None:
        self.key_id = key.id
        self.name = name
        self.size = 0
        self._digest = hashlib.sha256()
        sink = storage.default().create(self.name)
        self._writer = blobs.Writer(sink, key, upload_context(self.name))

    @property
    def sha256(self) -> str:
        """Of what was written."""
        return self._digest.hexdigest()

    def write(self, data: bytes) -> None:
        """Encrypt some bytes into storage."""
        self.size += len(data)
        self._digest.update(data)
        self._writer.write(data)

    def close(self) -> None:
        """It is whole."""
        self._writer.close()

    def abort(self) -> None:
        """Drop it; does nothing after ``close``."""
        self._writer.abort()


@contextmanager
def _writing(name: str, key: keyring.DataKey) -> Iterator[_File]:
    file = _File(name, key)
    try:
        yield file
    finally:
        file.abort()


def _list(ctx: JobContext, opened: ExtractedDocument) -> dict[int, Packed]:
    """The archive's files, each that waits with the name its bytes will be stored by.

    Those of an earlier attempt come with what became of them, and what it stored and nobody took
    over is dropped.
    """
    with effect(ctx) as archive:
        files = packed_in(archive)
    for each in files:
        if each.blob:
            remove_blob(each.blob)
    if not files:
        files = [Packed(each.index, each.name, each.why) for each in opened.entries or ()]
    files = [replace(each, blob=str(uuid4()) if each.waits else "") for each in files]
    with effect(ctx) as archive:
        update(
            archive,
            media_type=opened.media_type,
            packed=to_json(files),
            pages_read=sum(not each.waits for each in files),
            page_count=len(files),
        )
    progress.publish(archive)
    return {each.index: each for each in files}


def _add(ctx: JobContext, index: int, file: _File) -> None:
    """The file's row, audit event and job, noted in the archive; unless it is here already."""
    try:
        same = _take_over(ctx, index, file)
    except jobs.LostLease:
        # Only then is it certain that nothing was written: after any other failure the file waits
        # under its noted name for whoever comes next.
        remove_blob(file.name)
        raise
    if same:
        remove_blob(file.name)


def _take_over(ctx: JobContext, index: int, file: _File) -> Document | None:
    """Make the file a document; the one that has the same content where there is one."""
    with effect(ctx) as archive:
        system = Actor.system(archive.clinic_id, archive.patient_id)
        found_by = content_index(archive.clinic_id, [file.sha256])
        same = find_same_file(system, found_by)
        if same is None:
            document = Document.objects.create(
                id=document_id(archive.id, index),
                uploaded_by=archive.uploaded_by,
                file_name=_name(archive, index),
                size=file.size,
                content_index=found_by,
                blob_name=file.name,
                key_id=file.key_id,
                model_allowed=archive.model_allowed,
                came_from=archive,
            )
            audit.record(
                "document.uploaded",
                actor=system,
                subject=audit.Subject("document", document.id, document.patient_id),
                data={"size": document.size},
            )
            jobs.enqueue(
                PROCESS,
                clinic_id=document.clinic_id,
                subject_id=document.id,
                patient_id=document.patient_id,
                queue="documents",
            )
            _mark(archive, index, added=document.id, blob="")
        else:
            _mark(archive, index, same=same.id)
    progress.publish(archive)
    return same


def _note(ctx: JobContext, index: int, why: Why) -> None:
    with effect(ctx) as archive:
        _mark(archive, index, why=why)
    progress.publish(archive)


def _mark(archive: Document, index: int, **became: object) -> None:
    files = packed_in(archive)
    files = [
        replace(each, **became) if each.index == index else each  # type: ignore[arg-type]
        for each in files
    ]
    done = sum(not each.waits for each in files)
    update(archive, packed=to_json(files), pages_read=done)


def _name(archive: Document, index: int) -> str:
    return next(each.name for each in packed_in(archive) if each.index == index)


def _end(ctx: JobContext) -> None:
    with effect(ctx) as archive:
        files = packed_in(archive)
        added = sum(each.added is not None for each in files)
        if any(each.added or each.same for each in files):
            advance(ctx, archive, Stage.DONE, documents=added)
            update(
                archive,
                status=Status.READY,
                processed_at=timezone.now(),
                pages_read=0,
                page_count=0,
            )
            ended = True
        else:
            ended = False
    if not ended:
        raise refusal("nothing_to_add")
    progress.publish(archive)


def _patient(ctx: JobContext) -> UUID:
    assert ctx.patient_id is not None
    return ctx.patient_id
