"""The patient's switch: may a language model read this document."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accounts.access import ActorRequest, roles_allowed
from documents.services.model_choice import set_model_allowed
from documents.views.access import find_document
from healthchat.actor import Role


@require_POST
@roles_allowed(Role.PATIENT)
def model_choice(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """Switch it on or off; the same button switches back."""
    document = find_document(request, document_id)
    allowed = request.POST.get("allowed") == "yes"
    if set_model_allowed(actor=request.actor, document=document, allowed=allowed):
        again = gettext("AI may help with this document again.")
        messages.success(request, again if allowed else gettext("Saved. No AI is used here."))
    return redirect("documents:detail", document_id)
