"""Whose a paper is: what its page says of the name on it, and the patient's answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accounts.access import ActorRequest, roles_allowed
from accounts.models import Patient
from documents.models import Document, Status, Whose
from documents.pipeline.persons.same_person import Printed
from documents.services.whose import decide_whose, undo_whose
from documents.views.access import find_document
from documents.whose import printed_in
from healthchat.actor import Actor, Role

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class ShownWhose:
    """Whom the paper names (``printed``) beside whom the account is for."""

    state: str
    printed: tuple[Printed, ...]
    account: str
    account_born: date | None

    @property
    def by_day(self) -> bool:
        """Whether it is only the day of birth that the paper names."""
        return not any(each.name for each in self.printed)


def whose_of(actor: Actor, document: Document) -> ShownWhose | None:
    """What ``documents/_whose.html`` shows; None where nothing speaks against its being theirs."""
    if document.whose == Whose.OWN or document.status != Status.READY:
        return None
    patient = Patient.objects.visible_to(actor).get()
    born = date.fromisoformat(patient.birth_date) if patient.birth_date else None
    return ShownWhose(document.whose, printed_in(document)[:MOST_NAMED], patient.name, born)


def apart_of(actor: Actor) -> int:
    """How many documents wait to be told whose they are."""
    visible = Document.objects.visible_to(actor).filter(status=Status.READY)
    return visible.filter(whose=Whose.ASKED).count()


@require_POST
@roles_allowed(Role.PATIENT)
def whose(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """``say``: ``mine``, ``other``, or ``undo`` of either."""
    document = find_document(request, document_id)
    said = request.POST.get("say")
    if said == "undo":
        undo_whose(actor=request.actor, document=document)
        messages.success(request, gettext("Taken back. You can decide again."))
    elif said in ("mine", "other"):
        mine = said == "mine"
        if decide_whose(actor=request.actor, document=document, mine=mine):
            kept = gettext("Saved. This paper counts as yours.")
            apart = gettext("Saved. This paper is kept apart from yours.")
            messages.success(request, kept if mine else apart)
    return redirect(reverse("documents:detail", args=[document_id]) + "#whose-title")
