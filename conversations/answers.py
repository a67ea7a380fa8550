"""Answering a waiting question: read the record, ask the core, let a model word it, keep it."""

from __future__ import annotations

from django.utils import timezone

from accounts.contacts import EMERGENCY, contacts_of
from accounts.models import Clinic
from conversations import frames
from conversations.answering import core
from conversations.answering.critical_asked import Calls
from conversations.answering.types import Answer, Outcome, Record
from conversations.models import Author, Citation, Message, MessageStatus
from conversations.services import record
from conversations.shown import may_be_shown
from conversations.wording import Worded, word_answer
from documents.models import Document, Status
from documents.queries import findings_of, pages_of
from documents.records import encode_all
from healthchat import tenancy
from healthchat.actor import Actor
from healthchat.jobs import JobContext
from healthchat.languages import known

MOST_DOCUMENTS = 50
"""How many of the newest documents one question is put to."""

EARLIER = 5
"""How many questions before it a question may lean on."""

STATUS = {
    Outcome.ANSWERED: MessageStatus.ANSWERED,
    Outcome.NOT_FOUND: MessageStatus.NOT_FOUND,
}


def answer_message(ctx: JobContext) -> None:
    """Answer the message ``ctx.subject_id``; each sentence is shown as soon as it is checked."""
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        ctx.fence()
        message = Message.objects.select_for_update().get(id=ctx.subject_id)
        if message.is_final:
            return
        message.status = MessageStatus.ANSWERING
        message.save(update_fields=["status"])
        question, earlier = _questions(message)
        records = _records(message)
        calls = _calls(message)
        stream = frames.open_stream(message)
    stream.restart()
    answer = core.answer(
        question, records, known(message.language), earlier, calls, timezone.localdate()
    )
    if answer.urgent:
        stream.urgent(answer.urgent)
    worded = word_answer(message, answer, records)
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        if not may_be_shown(worded.sentences):
            worded = Worded(answer.sentences)
    for block in frames.show_blocks(worded.sentences, {r.document_id: r.name for r in records}):
        stream.block(block)
        ctx.heartbeat()
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        ctx.fence()
        message = Message.objects.select_for_update().get(id=ctx.subject_id)
        _keep(message, answer, worded)
        record(
            "conversation.answered",
            Actor.system(message.clinic_id, message.patient_id),
            message,
            status=message.status,
            documents=len(records),
            sentences=len(worded.sentences),
            cites=sum(len(sentence.cites) for sentence in worded.sentences),
        )
    frames.publish_end(message)


def _questions(message: Message) -> tuple[str, list[str]]:
    """What the message answers, and what was asked before it in its conversation."""
    asked = Message.objects.filter(
        conversation=message.conversation, author=Author.PATIENT, number__lt=message.number
    )
    texts = [each.text or "" for each in asked.order_by("-number")[: EARLIER + 1]]
    return texts[0], texts[:0:-1]


def _records(message: Message) -> list[Record]:
    """The documents to look in: the conversation's own, or the newest of the whole record."""
    actor = Actor.system(message.clinic_id, message.patient_id)
    documents = Document.objects.visible_to(actor).counting().filter(status=Status.READY)
    about = message.conversation.document_id
    if about is not None:
        documents = documents.filter(id=about)
    newest = documents.order_by("-created_at")[:MOST_DOCUMENTS]
    return [Record(d.id, d.file_name, pages_of(d.id), findings_of(d.id)) for d in newest]


def _calls(message: Message) -> Calls:
    """The numbers that the clinic has given."""
    contacts = contacts_of(Clinic.objects.get(id=message.clinic_id))
    entered = contacts.emergency if contacts.emergency != EMERGENCY else ()
    return Calls(
        contacts.clinic.number if contacts.clinic else "",
        contacts.closed.number if contacts.closed else "",
        ", ".join(each.number for each in entered),
    )


def _keep(message: Message, answer: Answer, worded: Worded) -> None:
    message.status = STATUS[answer.outcome]
    message.sentences = encode_all(worded.sentences)
    message.own = encode_all(answer.sentences) if worded.model else None
    message.urgent = answer.urgent
    message.model = worded.model
    message.answered_at = timezone.now()
    message.save(update_fields=["status", "sentences", "own", "urgent", "model", "answered_at"])
    Citation.objects.filter(message=message).delete()
    Citation.objects.bulk_create(
        Citation(
            clinic_id=message.clinic_id,
            patient_id=message.patient_id,
            message=message,
            document_id=cited.document_id,
            sentence=number,
            page=cited.source.page,
            start=cited.source.start,
            end=cited.source.end,
            quote=cited.quote,
        )
        for number, sentence in enumerate(worded.sentences)
        for cited in sentence.cites
    )
