"""All documents of a patient, and what is done with each as a whole: add, remove, put back."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from accounts.access import ActorRequest, roles_allowed
from compliance import denials
from documents import progress
from documents.models import Document
from documents.preparing import fresh_alarms
from documents.services import lifecycle
from documents.views.access import READERS, record_record
from healthchat.actor import Role
from healthchat.leaves import leaf_of

UPLOAD_HINT = _(
    "PDF, photo or scan (JPEG, PNG, HEIC, TIFF), Word, plain text or a health record from a portal "
    "(C-CDA, FHIR, HL7, or all of it as a zip), up to {megabytes} MB each. "
    "Files are encrypted as they arrive."
)
ACCEPTED_TYPES = (
    ".pdf,.jpg,.jpeg,.png,.heic,.heif,.tif,.tiff,.webp,.bmp,.docx,.txt"
    ",.xml,.cda,.ccda,.json,.ndjson,.hl7,.zip"
)
MOST_AGAIN = 20
MOST_LISTED = 50


@require_GET
@roles_allowed(*READERS)
def document_list(request: ActorRequest) -> HttpResponse:
    """All documents, newest first, and the place to add more."""
    visible = Document.objects.visible_to(request.actor).order_by("-created_at", "id")
    documents = leaf_of(visible, request.GET, "page", MOST_LISTED, "all-title")
    gone = Document.objects.removed_by(request.actor).order_by("-removed_at", "id")
    removed = leaf_of(gone, request.GET, "removed", MOST_LISTED, "removed-title")
    record_record(request, "document.listed", count=documents.total)
    return render(
        request,
        "documents/list.html",
        {
            "documents": [(each, progress.snapshot(each)) for each in documents.items],
            "documents_leaf": documents,
            "alarms": fresh_alarms(request.actor),
            "removed": removed.items,
            "removed_leaf": removed,
            "can_upload": request.actor.role == Role.PATIENT,
            "upload_hint": UPLOAD_HINT.format(megabytes=settings.MAX_UPLOAD_BYTES // 1024**2),
            "accepted_types": ACCEPTED_TYPES,
            "undo_days": settings.DOCUMENT_UNDO_DAYS,
            "again": _again(request),
            "offer": uuid4(),
        },
    )


def _again(request: ActorRequest) -> list[Document]:
    """The documents that a plain form just sent once more; their ids stand in the address."""
    wanted = []
    for each in request.GET.getlist("again")[:MOST_AGAIN]:
        with suppress(ValueError):
            wanted.append(UUID(each))
    if request.actor.role != Role.PATIENT or not wanted:
        return []
    return list(Document.objects.of(request.actor).filter(id__in=wanted))


@require_POST
@roles_allowed(Role.PATIENT)
def remove(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """Take a document out of sight; the list offers to put it back."""
    own = Document.objects.of(request.actor)
    document = denials.get_or_404(request, own, "document", id=document_id)
    lifecycle.remove_document(actor=request.actor, document=document)
    messages.success(
        request, gettext("The document was removed. You can put it back from the list below.")
    )
    return redirect("documents:list")


@require_POST
@roles_allowed(Role.PATIENT)
def restore(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """Put a removed document back."""
    own = Document.objects.of(request.actor)
    document = denials.get_or_404(request, own, "document", id=document_id)
    lifecycle.restore_document(actor=request.actor, document=document)
    return redirect("documents:detail", document_id)
