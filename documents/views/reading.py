"""One document as a page: the original beside what it says; its pictures, file and progress."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from accounts.access import ActorRequest, roles_allowed
from accounts.contacts import contacts_of
from accounts.models import Clinic
from accounts.preferences import remember_depth
from compliance import denials
from documents import blobs, preparing, progress
from documents.models import Document, DocumentPart, Page, Status
from documents.pipeline.types import LabRow, Suggestion
from documents.places import Places
from documents.preparing import Whole
from documents.presentation import WARNINGS, show_labs, show_pages
from documents.services import lifecycle, rereading
from documents.titles import title_of
from documents.views import terms
from documents.views.access import READERS, find_document, record_seen
from documents.views.kin import kin_of
from documents.views.parts_beside import show_parts_beside
from documents.views.seen import SUGGESTIONS_AT_ONCE, see
from documents.views.whose import whose_of
from healthchat import languages, sse
from healthchat.actor import Role
from healthchat.leaves import leaf_of


@require_GET
@roles_allowed(*READERS)
def document_detail(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """The original beside its summary and values, or its progress, or what went wrong."""
    document = find_document(request, document_id)
    record_seen(request, "document.viewed", document)
    context: dict[str, Any] = {
        "document": document,
        "progress": progress.snapshot(document),
        "can_change": request.actor.role == Role.PATIENT,
    }
    context["whose"] = whose_of(request.actor, document)
    context |= kin_of(request.actor, document, request.GET)
    if document.status == Status.READY and not document.is_archive:
        context |= _reading(request, document)
    response = render(request, "documents/detail.html", context)
    remember_depth(request, response)
    return response


def _reading(request: ActorRequest, document: Document) -> dict[str, Any]:
    """What the page shows of a document that was read; opens only what it shows."""
    whole, language, query = Whole(document), languages.current(), request.GET
    own, kept = preparing.own(whole), preparing.words(whole, language)
    told = preparing.beside(request.actor, whole, language)
    seen = see(query, document.id)
    numbers = [page.number for page in seen.pages.items]
    places = Places(seen.pages.items, seen.query)
    if seen.cited is not None:
        places.of(seen.cited)
    tests = own.at("tests", LabRow, numbers)
    reading = terms.read(request, kept, tests, seen.pages.items, places)
    labs = show_labs(seen.values.items, places)
    beside = show_parts_beside(request, document, own, told, places)
    suggested = leaf_of(
        *(own.of("suggestions", Suggestion), query, "suggested", SUGGESTIONS_AT_ONCE),
        "suggestions-title",
    )
    pictures = {
        page.number: page for page in Page.objects.filter(document=document, number__in=numbers)
    }
    return {
        "seen": seen,
        "summary_warnings": [
            gettext(WARNINGS[code]) for code in kept.head["warnings"] if code in WARNINGS
        ],
        "title": title_of(document, own.head),
        "several_days": own.head["several_days"],
        "summary_language": kept.head["language"] if kept.head["language"] != language else "",
        "reading": reading,
        "words": terms.list_words(reading.words, places),
        "labs": labs,
        "beside": beside,
        "suggested": suggested,
        "open_steady": "steady" in query,
        "suggestions": [(each, places.of(each.source)) for each in suggested.items],
        "contacts": contacts_of(Clinic.objects.get(id=document.clinic_id)),
        "pages": [
            (shown, pictures[shown.number])
            for shown in terms.marked(show_pages(seen.pages.items, places), reading.words)
        ],
        "has_pictures": any(page.image_blob for page in pictures.values()),
    }


@require_GET
@roles_allowed(*READERS)
def document_events(request: ActorRequest, document_id: UUID) -> HttpResponseBase:
    """Progress as server-sent events; the current state first, the last frame is terminal."""
    document = find_document(request, document_id)
    return sse.response(request, progress.watch(request.actor, document.id))


@require_GET
@roles_allowed(*READERS)
def page_image(request: ActorRequest, document_id: UUID, number: int) -> HttpResponse:
    """One page's picture."""
    document = find_document(request, document_id)
    pictured = Page.objects.filter(document=document).exclude(image_blob="")
    page = denials.get_or_404(request, pictured, "page", number=number)
    record_seen(request, "document.page_viewed", document, page=number)
    response = HttpResponse(blobs.read_page_image(page), content_type=page.image_media_type)
    response["Cache-Control"] = "private, no-store"
    return response


@require_GET
@roles_allowed(*READERS)
def original(request: ActorRequest, document_id: UUID) -> FileResponse:
    """The file as it was uploaded; always a download, never shown by the browser.

    Of a document that is several photos ``?part=`` gives the others.
    """
    document = find_document(request, document_id)
    file: Document | DocumentPart = document
    if number := request.GET.get("part", ""):
        own = DocumentPart.objects.filter(document=document)
        wanted = int(number) if number.isascii() and number.isdecimal() and len(number) < 5 else 0
        file = denials.get_or_404(request, own, "document", number=wanted)
    record_seen(request, "document.downloaded", document)
    response = FileResponse(
        blobs.open_original(file),
        as_attachment=True,
        filename=file.file_name,
        content_type="application/octet-stream",
    )
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@roles_allowed(Role.PATIENT)
def reread(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """Have a document that is ready read again; its page stays as it is until that is done."""
    document = find_document(request, document_id)
    rereading.reread_document(actor=request.actor, document=document)
    return redirect(reverse("documents:detail", args=[document_id]) + "#reread-title")


@require_POST
@roles_allowed(Role.PATIENT)
def retry(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """Try a failed document again."""
    lifecycle.retry_document(actor=request.actor, document=find_document(request, document_id))
    return redirect("documents:detail", document_id)
