"""The chat as responses: asking, reading, deleting, and that it is the patient's alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from compliance.models import AuditEvent
from conversations.models import Citation, Conversation, Message, MessageStatus
from conversations.services import ANSWER
from documents.models import Document
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast, Person

JSON = {"accept": "application/json"}


def ask(person: Person, question: str = "What is my hemoglobin?", **form: str) -> Any:
    client = person.client()
    return client.post("/conversations/ask/", {"question": question, **form}, headers=JSON)


@pytest.fixture
def answered(cast: Cast, report: Document) -> Message:
    """Alice's question about her report, answered."""
    ask(cast.alice)
    run_waiting(kind=ANSWER)
    with cast.alice.scope():
        return Message.objects.get(author="portal")


def _page(person: Person, message: Message) -> Any:
    return person.client().get(f"/conversations/{message.conversation_id}/")


def test_asking_leads_to_the_waiting_answer(cast: Cast, report: Document) -> None:
    response = ask(cast.alice)
    assert response.status_code == 302
    page = cast.alice.client().get(response["Location"]).content.decode()
    assert "What is my hemoglobin?" in page
    assert "Looking in your documents" in page
    assert "data-answer=" in page


def test_an_answer_with_its_source(cast: Cast, answered: Message, report: Document) -> None:
    page = _page(cast.alice, answered).content.decode()
    assert "Your hemoglobin is 9.1 g/dL." in page
    assert f"/documents/{report.id}/?cite=1-" in page
    assert "#place-1" in page
    assert "report.txt, page 1" in page


def test_the_stream_is_the_page(cast: Cast, answered: Message) -> None:
    response: Any = cast.alice.client().get(
        f"/conversations/{answered.conversation_id}/answers/{answered.id}/events/"
    )
    told = b"".join(response.streaming_content).decode()
    assert "Your hemoglobin is 9.1 g/dL." in told
    assert told.rstrip().splitlines()[-2] == "event: done"


def test_the_source_of_a_removed_document_has_no_link(
    cast: Cast, answered: Message, report: Document
) -> None:
    cast.alice.client().post(f"/documents/{report.id}/remove/")
    page = _page(cast.alice, answered).content.decode()
    assert "A removed document" in page
    assert "report.txt" not in page
    assert "?cite=" not in page


@pytest.mark.parametrize(
    ("question", "code"), [("", "empty_question"), ("  \n ", "empty_question")]
)
def test_nothing_asked(cast: Cast, report: Document, question: str, code: str) -> None:
    response = ask(cast.alice, question)
    assert response.status_code == 400
    assert response.json()["error"]["code"] == code


def test_too_much_asked(cast: Cast, report: Document) -> None:
    assert ask(cast.alice, "x" * 1001).json()["error"]["code"] == "question_too_long"
    assert ask(cast.alice, "x" * 1000).status_code == 302


def test_one_answer_at_a_time(cast: Cast, report: Document) -> None:
    where = ask(cast.alice)["Location"]
    client = cast.alice.client()
    response = client.post(f"{where}ask/", {"question": "And TSH?"}, headers=JSON)
    assert response.status_code == 409
    run_waiting(kind=ANSWER)
    assert client.post(f"{where}ask/", {"question": "And TSH?"}).status_code == 302
    run_waiting(kind=ANSWER)
    with cast.alice.scope():
        assert [m.number for m in Message.objects.all()] == [1, 2, 3, 4]


@pytest.mark.parametrize("document", ["not-an-id", str(UUID(int=7)), "foreign"])
def test_asking_about_a_document_that_is_not_ones_own(
    cast: Cast, report: Document, document: str
) -> None:
    asked = str(report.id) if document == "foreign" else document
    assert ask(cast.dana, document=asked).status_code == 404
    with cast.dana.scope():
        assert not Conversation.objects.exists()


@pytest.mark.parametrize("name", ["bob", "dana", "erin", "carol", "oscar", "charlie", "frank"])
def test_a_conversation_is_the_patients_alone(cast: Cast, answered: Message, name: str) -> None:
    """The proxy's included: they read documents, not what the patient asked in private."""
    client = cast.by_part()[name].client()
    whole = f"/conversations/{answered.conversation_id}/"
    for path in (whole, f"{whole}answers/{answered.id}/events/"):
        response = client.get(path)
        assert response.status_code == 404
        assert b"emoglobin" not in response.content
    for path in (f"{whole}remove/", f"{whole}ask/", f"{whole}answers/{answered.id}/retry/"):
        assert client.post(path, {"question": "x"}).status_code == 404
    assert _page(cast.alice, answered).status_code == 200


def test_words_of_a_question_are_never_markup(cast: Cast, report: Document) -> None:
    where = ask(cast.alice, "<script>alert(1)</script> hemoglobin?")["Location"]
    run_waiting(kind=ANSWER)
    client = cast.alice.client()
    for path in (where, "/conversations/"):
        assert b"<script>alert" not in client.get(path).content


def test_deleting_leaves_only_that_it_happened(cast: Cast, answered: Message) -> None:
    client = cast.alice.client()
    assert client.post(f"/conversations/{answered.conversation_id}/remove/").status_code == 302
    assert _page(cast.alice, answered).status_code == 404
    with cast.alice.scope():
        for model in (Conversation, Message, Citation):
            assert not model.objects.exists()
        assert AuditEvent.objects.filter(event="conversation.removed").count() == 1


def test_a_conversation_deleted_while_it_is_answered(cast: Cast, report: Document) -> None:
    where = ask(cast.alice)["Location"]
    cast.alice.client().post(f"{where}remove/")
    run_waiting(kind=ANSWER)
    with cast.alice.scope():
        assert not Message.objects.exists()


def test_each_look_is_on_record(cast: Cast, answered: Message) -> None:
    cast.alice.client().get("/conversations/")
    _page(cast.alice, answered)
    with cast.alice.scope():
        names = set(AuditEvent.objects.values_list("event", flat=True))
        viewed = AuditEvent.objects.get(event="conversation.viewed")
    assert {"conversation.listed", "conversation.asked", "conversation.answered"} <= names
    assert viewed.subject_id == answered.conversation_id


def test_a_failed_answer_only_is_tried_again(cast: Cast, answered: Message) -> None:
    path = f"/conversations/{answered.conversation_id}/answers/{answered.id}/retry/"
    client = cast.alice.client()
    assert client.post(path, headers=JSON).status_code == 409
    with cast.alice.scope():
        Message.objects.filter(id=answered.id).update(status=MessageStatus.FAILED)
    assert client.post(path).status_code == 302
    assert run_waiting(kind=ANSWER) == 1
