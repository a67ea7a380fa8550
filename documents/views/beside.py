"""Pages of what stands beside summaries: questions to print, and the patient's home."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.access import ActorRequest, roles_allowed
from accounts.contacts import contacts_of
from accounts.models import Clinic
from compliance import denials
from documents import comparing, preparing
from documents.models import Document, Status
from documents.preparing import Told, Whole
from documents.titles import title_of
from documents.views.access import READERS, record_record, record_seen
from documents.views.whose import apart_of
from healthchat import languages
from healthchat.actor import Role
from healthchat.leaves import leaf_of

NEWEST = 3
STEPS_AT_ONCE = 30


@require_GET
@roles_allowed(*READERS)
def questions(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """The questions that were ticked (``?take=1&take=3``), with room to write the answers."""
    ready = Document.objects.visible_to(request.actor).filter(status=Status.READY)
    document = denials.get_or_404(request, ready, "document", id=document_id)
    record_seen(request, "document.questions_viewed", document)
    whole = Whole(document)
    told = preparing.beside(request.actor, whole, languages.current()).of("questions", Told)
    taken = set(request.GET.getlist("take"))
    chosen = [each for number, each in enumerate(told, 1) if str(number) in taken]
    title = title_of(document, preparing.own(whole).head)
    context = {"document": document, "title": title, "questions": chosen}
    return render(request, "documents/questions.html", context)


@require_GET
@roles_allowed(*READERS)
def overview(request: ActorRequest) -> HttpResponse:
    """The patient's home: what cannot wait, what comes next, and the newest documents."""
    actor = request.actor
    alarms = preparing.fresh_alarms(actor)
    steps = comparing.steps_ahead(actor)
    documents = Document.objects.visible_to(actor).order_by("-created_at")
    record_record(request, "overview.viewed", count=len(steps))
    ahead = [each for each in steps if not each.old]
    past = [each for each in steps if each.old]
    today = timezone.localdate()
    dated = sorted((e for e in ahead if e.step.on), key=lambda e: e.step.on or today)
    undated = (each for each in ahead if not each.step.on)
    past.sort(key=lambda e: e.step.on or e.on or today, reverse=True)
    return render(
        request,
        "documents/overview.html",
        {
            "alarms": list(alarms.values()),
            "contacts": contacts_of(Clinic.objects.get(id=actor.clinic_id)),
            "ahead": leaf_of([*dated, *undated], request.GET, "next", STEPS_AT_ONCE, "next-title"),
            "past": leaf_of(past, request.GET, "past", STEPS_AT_ONCE, "past-steps"),
            "open_past": "past" in request.GET,
            "newest": [(document, document.id in alarms) for document in documents[:NEWEST]],
            "apart": apart_of(actor),
            "is_own": actor.role == Role.PATIENT,
        },
    )
