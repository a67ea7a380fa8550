"""Asking: one transaction holds the question, the waiting answer, its job and its audit event."""

from __future__ import annotations

from django.utils import timezone

from compliance import audit
from conversations.errors import (
    ConversationGone,
    EmptyQuestion,
    NotRetryable,
    QuestionTooLong,
    StillAnswering,
)
from conversations.models import Author, Conversation, Message, MessageStatus
from documents.models import Document
from healthchat import jobs, languages, tenancy
from healthchat.actor import Actor

ANSWER = "conversations.answer"
MAX_QUESTION = 1000


def ask_question(
    *,
    actor: Actor,
    question: str,
    document: Document | None = None,
    conversation: Conversation | None = None,
) -> Message:
    """Keep a question and have it answered, in the asker's language; returns the waiting answer.

    Errors: ``EmptyQuestion``, ``QuestionTooLong``, ``ConversationGone``, ``StillAnswering`` (one
    answer at a time in a conversation).
    """
    text = " ".join(question.split())
    if not text:
        raise EmptyQuestion
    if len(text) > MAX_QUESTION:
        raise QuestionTooLong
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        if conversation is None:
            conversation = Conversation.objects.create(document=document)
        else:
            conversation = _locked(conversation)
        last = Message.objects.filter(conversation=conversation).order_by("-number").first()
        if last is not None and not last.is_final:
            raise StillAnswering
        number = last.number + 1 if last else 1
        Message.objects.create(
            conversation=conversation,
            number=number,
            author=Author.PATIENT,
            status=MessageStatus.ASKED,
            text=text,
        )
        answer = Message.objects.create(
            conversation=conversation,
            number=number + 1,
            author=Author.PORTAL,
            status=MessageStatus.WAITING,
            language=languages.current(),
        )
        conversation.last_at = timezone.now()
        conversation.save(update_fields=["last_at"])
        record("conversation.asked", actor, answer)
        _enqueue(answer)
    return answer


def retry_answer(*, actor: Actor, message: Message) -> None:
    """Try again an answer that failed."""
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        locked = Message.objects.select_for_update().filter(id=message.id).first()
        if locked is None:
            raise ConversationGone
        if locked.status != MessageStatus.FAILED:
            raise NotRetryable
        locked.status = MessageStatus.WAITING
        locked.save(update_fields=["status"])
        record("conversation.retried", actor, locked)
        _enqueue(locked)


def remove_conversation(*, actor: Actor, conversation: Conversation) -> None:
    """Delete a conversation and everything said in it, for good. Raises ``ConversationGone``."""
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        conversation = _locked(conversation)
        audit.record(
            "conversation.removed",
            actor=actor,
            subject=audit.Subject("conversation", conversation.id, conversation.patient_id),
            data={},
        )
        conversation.delete()


def _locked(conversation: Conversation) -> Conversation:
    found: Conversation | None = (
        Conversation.objects.select_for_update().filter(id=conversation.id).first()
    )
    if found is None:
        raise ConversationGone
    return found


def record(event: str, actor: Actor, message: Message, **data: object) -> None:
    """An audit event about one message, in the current transaction."""
    audit.record(
        event,
        actor=actor,
        subject=audit.Subject("message", message.id, message.patient_id),
        data={"conversation": str(message.conversation_id), **data},
    )


def _enqueue(answer: Message) -> None:
    jobs.enqueue(
        ANSWER,
        clinic_id=answer.clinic_id,
        subject_id=answer.id,
        patient_id=answer.patient_id,
        queue="model",
    )
