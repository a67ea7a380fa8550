"""The patient's documents as pages: parse, call, render."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import ActorRequest, roles_allowed
from compliance import audit, denials
from documents import blobs, progress, services
from documents.errors import DocumentError, NoFile
from documents.models import Document, Page, Status
from documents.presentation import (
    WARNINGS,
    Places,
    parse_cite,
    show_labs,
    show_pages,
    show_summary,
)
from documents.queries import findings_of, pages_of, summary_of
from healthchat import sse, tenancy
from healthchat.actor import Role
from healthchat.crypto.upload import EncryptedUpload

READERS = (Role.PATIENT, Role.PROXY)
UPLOAD_HINT = (
    "PDF, photo or scan (JPEG, PNG, HEIC, TIFF), Word, plain text or a health record from a portal "
    "(C-CDA, FHIR, HL7), up to {megabytes} MB each. Files are encrypted as they arrive."
)
ACCEPTED_TYPES = (
    ".pdf,.jpg,.jpeg,.png,.heic,.heif,.tif,.tiff,.webp,.bmp,.docx,.txt"
    ",.xml,.cda,.ccda,.json,.ndjson,.hl7"
)


def _document(request: ActorRequest, document_id: UUID) -> Document:
    """The one way to a document: resolves and authorises; a stranger gets 404, on record."""
    visible = Document.objects.visible_to(request.actor)
    return denials.get_or_404(request, visible, "document", id=document_id)


def _seen(request: ActorRequest, event: str, document: Document, **data: object) -> None:
    audit.record(
        event,
        actor=request.actor,
        subject=audit.Subject("document", document.id, document.patient_id),
        data=data,
        request=request,
    )


@require_GET
@roles_allowed(*READERS)
def document_list(request: ActorRequest) -> HttpResponse:
    """All documents, newest first, and the place to add more."""
    documents = Document.objects.visible_to(request.actor).order_by("-created_at")
    removed = Document.objects.removed_by(request.actor).order_by("-removed_at")
    audit.record(
        "document.listed",
        actor=request.actor,
        subject=audit.Subject("patient", request.actor.patient_id, request.actor.patient_id),
        data={"count": len(documents)},
        request=request,
    )
    return render(
        request,
        "documents/list.html",
        {
            "documents": [(document, progress.snapshot(document)) for document in documents],
            "removed": removed,
            "can_upload": request.actor.role == Role.PATIENT,
            "upload_hint": UPLOAD_HINT.format(megabytes=settings.MAX_UPLOAD_BYTES // 1024**2),
            "accepted_types": ACCEPTED_TYPES,
            "undo_days": settings.DOCUMENT_UNDO_DAYS,
        },
    )


@tenancy.manual_scope
@require_POST
@roles_allowed(Role.PATIENT)
def upload(request: ActorRequest) -> HttpResponse:
    """Keep each file of the form; answers JSON to a script and a redirect to a plain form."""
    received: list[Document] = []
    problems: list[DocumentError] = []
    for file in cast(list[EncryptedUpload], request.FILES.getlist("files")):
        try:
            received.append(services.receive_upload(actor=request.actor, upload=file))
        except DocumentError as error:
            problems.append(error)
    if not received:
        raise problems[0] if problems else NoFile
    if not request.accepts("text/html"):
        return JsonResponse({"documents": [_announce(each) for each in received]}, status=201)
    for problem in problems:
        messages.error(request, problem.message)
    return redirect("documents:list")


def _announce(document: Document) -> dict[str, Any]:
    return {
        **progress.snapshot(document),
        "url": reverse("documents:detail", args=[document.id]),
        "events": reverse("documents:events", args=[document.id]),
    }


@require_GET
@roles_allowed(*READERS)
def document_detail(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """The original beside its summary and values, or its progress, or what went wrong."""
    document = _document(request, document_id)
    _seen(request, "document.viewed", document)
    context: dict[str, Any] = {
        "document": document,
        "progress": progress.snapshot(document),
        "can_change": request.actor.role == Role.PATIENT,
    }
    if document.status == Status.READY:
        context |= _reading(document, request.GET.get("cite", ""))
    return render(request, "documents/detail.html", context)


def _reading(document: Document, cite: str) -> dict[str, Any]:
    pages, found = pages_of(document.id), findings_of(document.id)
    summary = summary_of(document.id)
    places = Places(pages)
    cited = parse_cite(cite, pages)
    if cited is not None:
        places.of(cited)
    parts = show_summary(summary.sentences, places)
    labs = show_labs(found, places)
    pictures = {page.number: page for page in Page.objects.filter(document=document)}
    return {
        "summary_warnings": [WARNINGS[code] for code in summary.warnings if code in WARNINGS],
        "parts": parts,
        "labs": labs,
        "pages": [(shown, pictures[shown.number]) for shown in show_pages(pages, places)],
        "has_pictures": any(page.image_blob for page in pictures.values()),
    }


@require_GET
@roles_allowed(*READERS)
def document_events(request: ActorRequest, document_id: UUID) -> HttpResponseBase:
    """Progress as server-sent events; the current state first, the last frame is terminal."""
    document = _document(request, document_id)
    return sse.response(request, progress.watch(request.actor, document.id))


@require_GET
@roles_allowed(*READERS)
def page_image(request: ActorRequest, document_id: UUID, number: int) -> HttpResponse:
    """One page's picture."""
    document = _document(request, document_id)
    pictured = Page.objects.filter(document=document).exclude(image_blob="")
    page = denials.get_or_404(request, pictured, "page", number=number)
    _seen(request, "document.page_viewed", document, page=number)
    response = HttpResponse(blobs.read_page_image(page), content_type=page.image_media_type)
    response["Cache-Control"] = "private, no-store"
    return response


@require_GET
@roles_allowed(*READERS)
def original(request: ActorRequest, document_id: UUID) -> FileResponse:
    """The file as it was uploaded; always a download, never shown by the browser."""
    document = _document(request, document_id)
    _seen(request, "document.downloaded", document)
    response = FileResponse(
        blobs.open_original(document),
        as_attachment=True,
        filename=document.file_name,
        content_type="application/octet-stream",
    )
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@roles_allowed(Role.PATIENT)
def retry(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """Try a failed document again."""
    services.retry_document(actor=request.actor, document=_document(request, document_id))
    return redirect("documents:detail", document_id)


@require_POST
@roles_allowed(Role.PATIENT)
def remove(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """Take a document out of sight; the list offers to put it back."""
    services.remove_document(actor=request.actor, document=_document(request, document_id))
    messages.success(request, "The document was removed. You can put it back from the list below.")
    return redirect("documents:list")


@require_POST
@roles_allowed(Role.PATIENT)
def restore(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """Put a removed document back."""
    removed = Document.objects.removed_by(request.actor)
    document = denials.get_or_404(request, removed, "document", id=document_id)
    services.restore_document(actor=request.actor, document=document)
    return redirect("documents:detail", document_id)
