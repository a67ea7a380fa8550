"""What can be done with a document: one transaction each, holding rows, audit event and job."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from compliance import audit
from documents.blobs import remove_blob
from documents.errors import NotRetryable, ReadOnlyAccess, TooLarge
from documents.models import Document, Page, Stage, Status
from healthchat import jobs, tenancy
from healthchat.actor import Actor, Role
from healthchat.crypto import blind_index
from healthchat.crypto.upload import EncryptedUpload

PROCESS = "documents.process"
PURGE = "documents.purge"


def receive_upload(
    *, actor: Actor, upload: EncryptedUpload, model_allowed: bool = True
) -> Document:
    """Keep an upload that is already encrypted in storage, and have it read.

    Nobody but the patient adds to their record. The file's row, its audit event and its job
    stand or fall together; on failure the caller discards the stored bytes.
    """
    if actor.role != Role.PATIENT or actor.patient_id is None or actor.user_id is None:
        raise ReadOnlyAccess
    if upload.too_large:
        raise TooLarge(settings.MAX_UPLOAD_BYTES)
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        document = Document.objects.create(
            clinic_id=actor.clinic_id,
            patient_id=actor.patient_id,
            uploaded_by=actor.user_id,
            file_name=upload.name or "document",
            size=upload.size or 0,
            content_index=blind_index(actor.clinic_id, "document.content", upload.sha256),
            blob_name=upload.blob_name,
            key_id=upload.key_id,
            model_allowed=model_allowed,
        )
        _record("document.uploaded", actor, document, {"size": document.size})
        _enqueue(document)
    return document


def retry_document(*, actor: Actor, document: Document) -> None:
    """Try a failed document again from the stage it failed in."""
    _require_owner(actor)
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        locked = Document.objects.visible_to(actor).select_for_update().get(id=document.id)
        if locked.status != Status.FAILED:
            raise NotRetryable
        locked.status = Status.WAITING
        locked.problem_code = locked.problem = ""
        locked.save(update_fields=["status", "problem_code", "problem"])
        _record("document.retried", actor, locked, {"stage": locked.stage})
        _enqueue(locked)


def remove_document(*, actor: Actor, document: Document) -> None:
    """Take a document out of sight; for ``DOCUMENT_UNDO_DAYS`` it can be put back."""
    _require_owner(actor)
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        locked = Document.objects.visible_to(actor).select_for_update().get(id=document.id)
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
    """Undo a removal."""
    _require_owner(actor)
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        locked = Document.objects.removed_by(actor).select_for_update().get(id=document.id)
        locked.removed_at = None
        locked.save(update_fields=["removed_at"])
        _record("document.restored", actor, locked, {})


def mark_failed(document: Document, *, code: str) -> None:
    """Its job gave up after the last attempt: show it, with a way to try again."""
    document.status = Status.FAILED
    document.problem_code = code
    document.problem = (
        "We could not finish reading this document. Your file is safe. "
        "Press “Try again”, or ask your clinic for help if it keeps happening."
    )
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
    document = Document.objects.filter(id=document_id, removed_at__lte=before).first()
    if document is None:
        return
    pictures = Page.objects.filter(document=document).values_list("image_blob", flat=True)
    names = [document.blob_name, *filter(None, pictures)]
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
