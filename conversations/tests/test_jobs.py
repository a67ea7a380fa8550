"""An answer is made once in effect, by whichever attempt comes through, or visibly failed."""

from __future__ import annotations

from typing import Any

import pytest
import redis
from django.conf import settings
from django.db.models.functions import Now

from compliance.models import AuditEvent
from conversations import answers, frames
from conversations.models import Citation, Message, MessageStatus
from conversations.services import ANSWER, ask_question
from conversations.wording import word_answer
from documents.models import Document
from healthchat import streams
from healthchat.crypto import keyring
from healthchat.jobs.models import Job, JobStatus
from healthchat.jobs.relay import sweep
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast, Person


def ask(cast: Cast, question: str = "What is my hemoglobin?", **about: Any) -> Message:
    return ask_question(actor=cast.alice.actor, question=question, **about)


def now(cast: Cast, message: Message) -> Message:
    with cast.alice.scope():
        return Message.objects.get(id=message.id)


def said(person: Person, message: Message) -> str:
    with person.scope():
        answered = Message.objects.get(id=message.id)
        assert answered.status == MessageStatus.NOT_FOUND
        return str(answered.sentences)


def events(cast: Cast, name: str) -> list[AuditEvent]:
    with cast.alice.scope():
        return list(AuditEvent.objects.filter(event=name))


def frames_of(cast: Cast, message: Message) -> list[streams.Frame]:
    """Everything that was published of an answer."""
    with cast.alice.scope():
        key = keyring.patient_key(message.clinic_id, message.patient_id)
    found = streams.tail(
        frames.channel(message.id), key=key, snapshot=lambda: ("done", {"status": "", "parts": 0})
    )
    return [frame for frame in found if frame is not None]


def test_a_question_its_answer_and_their_record(cast: Cast, report: Document) -> None:
    message = ask(cast)
    assert now(cast, message).status == MessageStatus.WAITING
    assert run_waiting(kind=ANSWER) == 1
    answered = now(cast, message)
    assert answered.status == MessageStatus.ANSWERED
    with cast.alice.scope():
        (first, *_) = Citation.objects.filter(message=message)
        assert "Hemoglobin" in first.quote
        assert first.document_id == report.id
    (event,) = events(cast, "conversation.answered")
    assert event.data["documents"] == 1
    assert event.data["status"] == "answered"
    assert "Hemoglobin" not in str(event.data)


def test_running_twice_changes_nothing(cast: Cast, report: Document) -> None:
    message = ask(cast)
    run_waiting(kind=ANSWER)
    before = now(cast, message)
    job = Job.objects.get(subject_id=message.id)
    Job.objects.filter(id=job.id).update(status=JobStatus.QUEUED, available_at=Now())
    run_waiting(kind=ANSWER)
    assert now(cast, message).answered_at == before.answered_at
    assert len(events(cast, "conversation.answered")) == 1


def test_an_attempt_that_broke_off_leaves_nothing_double(
    cast: Cast, report: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = answers._keep
    broken: list[bool] = []

    def once(*args: Any, **kwargs: Any) -> None:
        keep(*args, **kwargs)
        if not broken:
            broken.append(True)
            raise RuntimeError("the power went")

    monkeypatch.setattr(answers, "_keep", once)
    message = ask(cast, "Crushing chest pain. What is my hemoglobin?")
    assert run_waiting(kind=ANSWER) == 2
    with cast.alice.scope():
        cited = Citation.objects.filter(message=message).count()
    names = [frame.event for frame in frames_of(cast, message)]
    assert names.count("restart") == 2
    last = names[len(names) - names[::-1].index("restart") :]
    assert last[0] == "urgent"
    assert last[-1] == "done"
    assert last.count("block") == names.count("block") / 2
    assert cited > 0
    assert len(events(cast, "conversation.answered")) == 1


def test_an_answer_that_cannot_be_made_says_so_and_is_tried_again(
    cast: Cast, report: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("nothing works")

    with monkeypatch.context() as patch:
        patch.setattr("conversations.answers.core.answer", broken)
        message = ask(cast)
        run_waiting(kind=ANSWER)
    assert now(cast, message).status == MessageStatus.FAILED
    assert len(events(cast, "conversation.failed")) == 1
    assert frames_of(cast, message)[-1].event == "done"
    path = f"/conversations/{message.conversation_id}/answers/{message.id}/retry/"
    assert cast.alice.client().post(path).status_code == 302
    run_waiting(kind=ANSWER)
    assert now(cast, message).status == MessageStatus.ANSWERED


@pytest.mark.parametrize("when", ["waiting", "being answered", "given up"])
def test_an_answer_whose_conversation_was_removed_is_done_with(
    cast: Cast, report: Document, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    """It is neither tried again nor told of for ever, which would keep others from being told."""
    message = ask(cast)
    path = f"/conversations/{message.conversation_id}/remove/"
    if when == "being answered":

        def remove(*args: Any) -> Any:
            worded = word_answer(*args)
            cast.alice.client().post(path)
            return worded

        monkeypatch.setattr("conversations.answers.word_answer", remove)
    else:
        cast.alice.client().post(path)
    if when == "given up":
        job = Job.objects.get(subject_id=message.id)
        Job.objects.filter(id=job.id).update(status=JobStatus.DEAD, announced=False)
        sweep()
        assert Job.objects.get(id=job.id).announced
        return
    run_waiting(kind=ANSWER)
    assert Job.objects.get(subject_id=message.id).status == JobStatus.DONE


def test_a_question_about_one_document_looks_in_that_one(
    cast: Cast, report: Document, note: Document
) -> None:
    about_note = ask(cast, document=note)
    about_all = ask(cast)
    run_waiting(kind=ANSWER)
    assert now(cast, about_note).status == MessageStatus.NOT_FOUND
    assert now(cast, about_all).status == MessageStatus.ANSWERED


def test_a_removed_document_is_not_looked_in(cast: Cast, report: Document) -> None:
    cast.alice.client().post(f"/documents/{report.id}/remove/")
    message = ask(cast)
    run_waiting(kind=ANSWER)
    assert "9.1" not in said(cast.alice, message)


def test_nobody_elses_document_is_looked_in(cast: Cast, report: Document) -> None:
    for person in (cast.dana, cast.frank):
        message = ask_question(actor=person.actor, question="What is my hemoglobin?")
        run_waiting(kind=ANSWER)
        assert "9.1" not in said(person, message)


def test_what_is_streamed_is_sealed(cast: Cast, report: Document) -> None:
    message = ask(cast, "Crushing chest pain. What is my hemoglobin?")
    run_waiting(kind=ANSWER)
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        (key,) = [key for key in broker.scan_iter() if str(message.id).encode() in key]
        raw = str(broker.xrange(key))
    for word in ("emoglobin", "9.1", "emergency", "text"):
        assert word not in raw
    assert any("9.1" in str(frame.data) for frame in frames_of(cast, message))
