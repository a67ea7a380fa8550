"""One document as a page: the original beside what it says; its pictures, file and progress."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from accounts.access import ActorRequest, roles_allowed
from accounts.contacts import contacts_of
from accounts.models import Clinic
from accounts.preferences import remember_depth
from compliance import denials
from documents import blobs, progress
from documents.beside import is_said_beside, show_beside
from documents.comparing import beside
from documents.corrections import values_of
from documents.models import Document, DocumentPart, Page, Status
from documents.pipeline.compose.telling import telling
from documents.places import Places, parse_cite
from documents.presentation import WARNINGS, show_labs, show_pages
from documents.queries import findings_of, pages_of, summary_of
from documents.services import lifecycle
from documents.titles import title_of
from documents.views import terms
from documents.views.access import READERS, find_document, record_seen
from documents.views.kin import kin_of
from documents.views.seen import STEPS_AT_ONCE, see
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
    context |= kin_of(request.actor, document)
    if document.status == Status.READY and not document.is_archive:
        context |= _reading(request, document, request.GET.get("cite", ""))
    response = render(request, "documents/detail.html", context)
    remember_depth(request, response)
    return response


def _reading(request: ActorRequest, document: Document, cite: str) -> dict[str, Any]:
    pages, values = pages_of(document.id), values_of([document.id])
    found = findings_of(document.id, values)
    language = languages.current()
    summary = summary_of(document.id, language)
    cited = parse_cite(cite, pages)
    seen = see(request.GET, pages, values, cited)
    shown = {page.number for page in seen.pages.items}
    places = Places(pages, shown, seen.query)
    if cited is not None:
        places.of(cited)
    reading = terms.read(request, summary, found, seen.pages.items, places)
    rows = tuple(value.row for value in seen.values.items)
    labs = show_labs(replace(found, labs=rows), places, seen.values.items)
    told = beside(request.actor, document, found, pages, language)
    shown_beside = show_beside(told, str(document.id), places, telling(language))
    pictures = {
        page.number: page for page in Page.objects.filter(document=document, number__in=shown)
    }
    steps = leaf_of(shown_beside.steps, request.GET, "steps", STEPS_AT_ONCE, "steps-title")
    return {
        "seen": seen,
        "steps": steps,
        "summary_warnings": [
            gettext(WARNINGS[code]) for code in summary.warnings if code in WARNINGS
        ],
        "title": title_of(document, found),
        "several_days": len({row.observed_on for row in found.labs}) > 1,
        "summary_language": summary.language if summary.language != language else "",
        "reading": reading.without(lambda part: is_said_beside(part, shown_beside)),
        "words": terms.list_words(reading.words, places),
        "labs": labs,
        "beside": shown_beside,
        "suggestions": [(each, places.of(each.source)) for each in found.suggestions],
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
def retry(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """Try a failed document again."""
    lifecycle.retry_document(actor=request.actor, document=find_document(request, document_id))
    return redirect("documents:detail", document_id)
