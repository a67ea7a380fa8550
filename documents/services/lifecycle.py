"""What can be done with a document: one transaction each, holding rows, audit event and job."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from compliance import audit
from documents.blobs import blob_names, copy_file, remove_blob
from documents.duplicates import content_index, find_same_file
from documents.errors import AlreadyHere, NotRetryable, ReadOnlyAccess, TooLarge
from documents.locking import lock_any, lock_visible
from documents.models import Document, DocumentPart, Stage, Status
from healthchat import jobs, tenancy
from healthchat.actor import Actor, Role
from healthchat.crypto.upload import EncryptedUpload
from healthchat.names import file_name

PROCESS = "documents.process"
PURGE = "documents.purge"
GAVE_UP = gettext_noop(
    "We could not finish reading this document. Your file is safe. "
    "Press “Try again”, or ask your clinic for help if it keeps happening."
)


def receive_upload(
    *,
    actor: Actor,
    upload: EncryptedUpload,
    further: Sequence[EncryptedUpload] = (),
    model_allowed: bool = True,
) -> Document:
    """Keep an upload that is already encrypted in storage, and have it read.

    ``further`` are more photos of the same document, in its order. Nobody but the patient adds to
    their record, and nobody adds the same file twice: ``AlreadyHere`` names the one that is there,
    and the stored bytes of the second are dropped. The file's row, its audit event and its job
    stand or fall together; on failure the caller discards the stored bytes.
    """
    if actor.role != Role.PATIENT or actor.patient_id is None or actor.user_id is None:
        raise ReadOnlyAccess
    uploads = (upload, *further)
    if any(each.too_large for each in uploads):
        raise TooLarge(settings.MAX_UPLOAD_BYTES)
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        found_by = content_index(actor.clinic_id, [each.sha256 for each in uploads])
        same = find_same_file(actor, found_by)
        if same is not None:
            for each in uploads:
                each.discard()
            raise AlreadyHere(same)
        document = Document.objects.create(
            clinic_id=actor.clinic_id,
            patient_id=actor.patient_id,
            uploaded_by=actor.user_id,
            file_name=file_name(upload.name or ""),
            size=sum(each.size or 0 for each in uploads),
            content_index=found_by,
            blob_name=upload.blob_name,
            key_id=upload.key_id,
            model_allowed=model_allowed,
        )
        for number, each in enumerate(further, start=2):
            DocumentPart.objects.create(
                document=document,
                number=number,
                file_name=file_name(each.name or "", "photo"),
                blob_name=each.blob_name,
                key_id=each.key_id,
                size=each.size or 0,
            )
        _record("document.uploaded", actor, document, {"size": document.size})
        _enqueue(document)
    return document


def copy_document(*, actor: Actor, document: Document, name: str = "", offer: str = "") -> Document:
    """Keep a document that is here already a second time, as its owner wishes.

    The file is the same, so the stored one is copied: nothing need be sent again. ``offer`` is
    that of the page that offered it: taken twice, it gives the same copy.
    """
    if actor.role != Role.PATIENT or actor.user_id is None:
        raise ReadOnlyAccess
    copied: list[str] = []
    try:
        with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
            source = lock_visible(actor, document.id)
            copy_id = uuid5(source.id, f"copy {offer}")
            if Document.objects.of(actor).filter(id=copy_id).exists():
                return lock_visible(actor, copy_id)
            parts = list(DocumentPart.objects.filter(document=source))
            originals = [(each.blob_name, each.key_id) for each in parts]
            files = []
            for blob_name, key_id in [(source.blob_name, source.key_id), *originals]:
                files.append(copy_file(source, blob_name, key_id))
                copied.append(files[-1][0])
            (blob_name, key_id), *others = files
            copy = Document.objects.create(
                id=copy_id,
                uploaded_by=actor.user_id,
                file_name=file_name(name, source.file_name),
                size=source.size,
                content_index=source.content_index,
                blob_name=blob_name,
                key_id=key_id,
                model_allowed=source.model_allowed,
            )
            for part, (blob_name, key_id) in zip(parts, others, strict=True):
                DocumentPart.objects.create(
                    document=copy,
                    number=part.number,
                    file_name=part.file_name,
                    blob_name=blob_name,
                    key_id=key_id,
                    size=part.size,
                )
            _record("document.uploaded", actor, copy, {"size": copy.size})
            _enqueue(copy)
    except BaseException:
        for blob in copied:
            remove_blob(blob)
        raise
    return copy


def retry_document(*, actor: Actor, document: Document) -> None:
    """Try a failed document again from the stage it failed in."""
    _require_owner(actor)
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        locked = lock_visible(actor, document.id)
        if locked.status != Status.FAILED:
            raise NotRetryable
        locked.status = Status.WAITING
        locked.problem_code = locked.problem = ""
        locked.save(update_fields=["status", "problem_code", "problem"])
        _record("document.retried", actor, locked, {"stage": locked.stage})
        _enqueue(locked)


def remove_document(*, actor: Actor, document: Document) -> None:
    """Take a document out of sight; for ``DOCUMENT_UNDO_DAYS`` it can be put back.

    Once is enough: one that is removed already stays as it is.
    """
    _require_owner(actor)
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        locked = lock_any(actor, document.id)
        if locked.removed_at is not None:
            return
        locked.removed_at = timezone.now()
        locked.save(update_fields=["removed_at"])
        _record("document.removed", actor, locked, {})
        jobs.enqueue(
            PURGE,
            clinic_id=locked.clinic_id,
            subject_id=locked.id,
            patient_id=locked.patient_id,
            after=timedelta(days=settings.DOCUMENT_UNDO_DAYS),
        )


def restore_document(*, actor: Actor, document: Document) -> None:
    """Undo a removal; a document in sight stays as it is."""
    _require_owner(actor)
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        locked = lock_any(actor, document.id)
        if locked.removed_at is None:
            return
        locked.removed_at = None
        locked.save(update_fields=["removed_at"])
        _record("document.restored", actor, locked, {})


def mark_failed(document: Document, *, code: str) -> None:
    """Its job gave up after the last attempt: show it, with a way to try again."""
    document.status = Status.FAILED
    document.problem_code = code
    document.problem = GAVE_UP
    document.save(update_fields=["status", "problem_code", "problem"])
    _record(
        "document.failed",
        Actor.system(document.clinic_id, document.patient_id),
        document,
        {"stage": document.stage, "code": code},
    )


def purge_document(document_id: UUID) -> None:
    """Delete for good a document whose undo time is over; one that was put back is left alone.

    Call inside scope. The rows go with the transaction, the stored files after it.
    """
    before = timezone.now() - timedelta(days=settings.DOCUMENT_UNDO_DAYS)
    over = Document.objects.select_for_update().filter(removed_at__lte=before)
    document = over.filter(id=document_id).first()
    if document is None:
        return
    names = blob_names(document)
    _record("document.purged", Actor.system(document.clinic_id, document.patient_id), document, {})
    document.delete()
    for name in names:
        transaction.on_commit(partial(remove_blob, name))


def _require_owner(actor: Actor) -> None:
    if actor.role != Role.PATIENT:
        raise ReadOnlyAccess


def _enqueue(document: Document) -> None:
    if document.stage == Stage.DONE:
        document.stage = Stage.EXTRACT
        document.save(update_fields=["stage"])
    jobs.enqueue(
        PROCESS,
        clinic_id=document.clinic_id,
        subject_id=document.id,
        patient_id=document.patient_id,
        queue="documents",
    )


def _record(event: str, actor: Actor, document: Document, data: dict[str, object]) -> None:
    audit.record(
        event,
        actor=actor,
        subject=audit.Subject("document", document.id, document.patient_id),
        data=data,
    )
