"""One value as a page: the place it was read from, and what the patient says of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import ActorRequest, roles_allowed
from compliance import denials
from documents.corrections import Value, find_value, latest_day
from documents.errors import BeingRead, ReadAnew
from documents.excerpts import excerpt
from documents.forms import CorrectionForm
from documents.models import Document, LabResult, Status
from documents.pipeline import corrections as rules
from documents.services import corrections
from documents.views.access import find_document, record_seen
from documents.views.seen import value_address
from healthchat.actor import Role

CORRECTED = gettext_noop("Saved. Your value counts from now on. What we read stays beside it.")
CONFIRMED = gettext_noop("Saved. This value is no longer in doubt.")
UNDONE = gettext_noop("Taken back. The value is again as we read it.")


@require_http_methods(["GET", "POST"])
@roles_allowed(Role.PATIENT)
def check_value(request: ActorRequest, document_id: UUID, number: int) -> HttpResponse:
    """Compare a value with the page, and say that it is right or what it really is."""
    document, value = _find(request, document_id, number)
    if _is_over(request, value):
        return redirect("documents:value-check", document_id, number)
    today = latest_day()
    form = CorrectionForm(
        request.POST if request.method == "POST" and "confirm" not in request.POST else None,
        read=value.read,
        counts=value.row,
        today=today,
    )
    if request.method == "POST" and "confirm" in request.POST:
        corrections.confirm_value(actor=request.actor, value=value)
        messages.success(request, gettext(CONFIRMED))
        return redirect(_row_of(value))
    if request.method == "POST" and form.is_valid():
        corrections.correct_value(
            actor=request.actor,
            value=value,
            correction=form.correction,
            note=form.cleaned_data["note"],
            sure=form.cleaned_data["sure"],
        )
        messages.success(request, gettext(CORRECTED))
        return redirect(_row_of(value))
    record_seen(request, "document.page_viewed", document, page=value.read.source.page)
    context: dict[str, Any] = {
        "document": document,
        "value": value,
        "form": form,
        "excerpt": excerpt(document, value.read),
        "can_confirm": rules.can_confirm(value.read) and not value.is_confirmed,
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "documents/value_check.html", context, status=status)


@require_POST
@roles_allowed(Role.PATIENT)
def undo(request: ActorRequest, document_id: UUID, number: int) -> HttpResponse:
    """Take a check or a correction back."""
    _, value = _find(request, document_id, number)
    if _is_over(request, value):
        return redirect("documents:value-check", document_id, number)
    corrections.undo_correction(actor=request.actor, value=value)
    messages.success(request, gettext(UNDONE))
    return redirect("documents:value-check", document_id, number)


def _is_over(request: ActorRequest, value: Value) -> bool:
    """Whether a form is of a page that shows another value or word than counts now."""
    over = request.POST.get("seen", value.version) != value.version
    if over:
        messages.warning(request, gettext(ReadAnew.message))
    return over


def _row_of(value: Value) -> str:
    """Where the document's page shows the value: its table can have many parts."""
    before = LabResult.objects.filter(document=value.document_id, number__lt=value.number)
    return value_address(value.document_id, before.count(), value.number)


def _find(request: ActorRequest, document_id: UUID, number: int) -> tuple[Document, Value]:
    document = find_document(request, document_id)
    if document.status != Status.READY:
        raise BeingRead
    own = LabResult.objects.filter(document=document)
    denials.get_or_404(request, own, "value", number=number)
    value = find_value(document.id, number)
    assert value is not None
    return document, value
