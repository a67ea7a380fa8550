"""The question pages: parse, call, render."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_GET, require_POST

from accounts.access import ActorRequest, roles_allowed
from compliance import audit, denials
from conversations import frames, services
from conversations.models import Author, Conversation, Message
from conversations.shown import sentences_of
from documents.models import Document, Status
from healthchat import sse
from healthchat.actor import Role
from healthchat.leaves import leaf_of

MOST_LISTED = 50
MOST_SHOWN = 60
"""How many questions and answers of a conversation a page has: the newest first."""
EXAMPLES = (
    gettext_noop("What medicines are in my documents?"),
    gettext_noop("Are any of my values outside their range?"),
    gettext_noop("What comes next for me?"),
)
"""What somebody could ask first: each is answered from what nearly every record holds."""


def _conversation(request: ActorRequest, conversation_id: UUID) -> Conversation:
    visible = Conversation.objects.visible_to(request.actor)
    return denials.get_or_404(request, visible, "conversation", id=conversation_id)


def _answer(request: ActorRequest, conversation_id: UUID, message_id: UUID) -> Message:
    conversation = _conversation(request, conversation_id)
    answers = Message.objects.filter(conversation=conversation, author=Author.PORTAL)
    return denials.get_or_404(request, answers, "message", id=message_id)


@require_GET
@roles_allowed(Role.PATIENT)
def conversation_list(request: ActorRequest) -> HttpResponse:
    """Ask something new, or come back to an earlier question."""
    visible = Conversation.objects.visible_to(request.actor).order_by("-last_at", "id")
    found = leaf_of(visible, request.GET, "page", MOST_LISTED, "earlier-title")
    asked = Message.objects.filter(conversation__in=found.items, number=1)
    first = {message.conversation_id: message.text for message in asked}
    audit.record(
        "conversation.listed",
        actor=request.actor,
        subject=audit.Subject("patient", request.actor.patient_id, request.actor.patient_id),
        data={"count": len(first)},
    )
    documents = Document.objects.visible_to(request.actor).counting()
    return render(
        request,
        "conversations/list.html",
        {
            "conversations": [(c, first.get(c.id, "")) for c in found.items],
            "leaf": found,
            "has_documents": documents.filter(status=Status.READY).exists(),
            "ask_url": reverse("conversations:ask"),
            "examples": [gettext(each) for each in EXAMPLES],
        },
    )


@require_POST
@roles_allowed(Role.PATIENT)
def ask_new(request: ActorRequest) -> HttpResponse:
    """Begin a conversation, about one document where the form names one."""
    document = None
    if asked := request.POST.get("document"):
        visible = Document.objects.visible_to(request.actor)
        document = denials.get_or_404(request, visible, "document", id=asked)
    answer = services.ask_question(
        actor=request.actor, question=request.POST.get("question", ""), document=document
    )
    return redirect("conversations:detail", answer.conversation_id)


@require_POST
@roles_allowed(Role.PATIENT)
def ask_again(request: ActorRequest, conversation_id: UUID) -> HttpResponse:
    """Ask something more in a conversation."""
    conversation = _conversation(request, conversation_id)
    services.ask_question(
        actor=request.actor,
        question=request.POST.get("question", ""),
        conversation=conversation,
    )
    return redirect("conversations:detail", conversation.id)


@require_GET
@roles_allowed(Role.PATIENT)
def conversation_detail(request: ActorRequest, conversation_id: UUID) -> HttpResponse:
    """Questions and answers in order; an answer under way streams in."""
    conversation = _conversation(request, conversation_id)
    audit.record(
        "conversation.viewed",
        actor=request.actor,
        subject=audit.Subject("conversation", conversation.id, conversation.patient_id),
    )
    newest = Message.objects.filter(conversation=conversation).order_by("-number")
    leaf = leaf_of(newest, request.GET, "page", MOST_SHOWN, "chat")
    messages = list(reversed(leaf.items))
    names = {d.id: d.file_name for d in Document.objects.visible_to(request.actor)}
    return render(
        request,
        "conversations/detail.html",
        {
            "conversation": conversation,
            "document": conversation.document,
            "messages_shown": [_show(message, names) for message in messages],
            "leaf": leaf,
            "waiting": any(not message.is_final for message in messages),
            "ask_url": reverse("conversations:ask-again", args=[conversation.id]),
        },
    )


def _show(message: Message, names: dict[UUID, str]) -> dict[str, Any]:
    return {
        "id": message.id,
        "author": message.author,
        "status": message.status,
        "final": message.is_final,
        "text": message.text,
        "urgent": message.urgent,
        "blocks": frames.show_blocks(sentences_of(message), names),
    }


@require_GET
@roles_allowed(Role.PATIENT)
def events(request: ActorRequest, conversation_id: UUID, message_id: UUID) -> HttpResponseBase:
    """The answer as it is made: server-sent events, replayed from the start for a late watcher."""
    message = _answer(request, conversation_id, message_id)
    watched = frames.watch(request.actor, message, after=sse.last_event_id(request))
    return sse.response(request, watched)


@require_POST
@roles_allowed(Role.PATIENT)
def retry(request: ActorRequest, conversation_id: UUID, message_id: UUID) -> HttpResponse:
    """Try again an answer that failed."""
    message = _answer(request, conversation_id, message_id)
    services.retry_answer(actor=request.actor, message=message)
    return redirect("conversations:detail", conversation_id)


@require_POST
@roles_allowed(Role.PATIENT)
def remove(request: ActorRequest, conversation_id: UUID) -> HttpResponse:
    """Delete a conversation for good."""
    conversation = _conversation(request, conversation_id)
    services.remove_conversation(actor=request.actor, conversation=conversation)
    return redirect("conversations:list")
