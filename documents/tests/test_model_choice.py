"""A patient's no to AI on a document: nothing of it is sent, and a model's words are taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import ModelPolicy
from accounts.services.clinics import set_model_policy
from compliance.models import AuditEvent
from documents.models import Document, Status, Summary
from documents.pipeline.language.sentences import number_sentences
from documents.queries import pages_of, summary_of
from documents.services.lifecycle import PROCESS
from documents.services.model_choice import set_model_allowed
from documents.tests.conftest import REPORT, Upload
from healthchat import llm
from healthchat.jobs.testing import run_waiting
from healthchat.llm.testing import ScriptedProvider, installed
from tests.factories import Cast, Person

WORDED = "Your hemoglobin of 9.1 g/dL is below the printed range (13.0 - 17.0)."
AGAIN = REPORT + b"\n"  # the same words in another file
NO, YES = {"allowed": "no"}, {"allowed": "yes"}


@pytest.fixture(autouse=True)
def local(cast: Cast) -> None:
    with cast.carol.scope():
        set_model_policy(actor=cast.carol.actor, policy=ModelPolicy.LOCAL)


def _texts(person: Person, document: Document) -> list[str]:
    with person.scope():
        return [sentence.text for sentence in summary_of(document.id).sentences]


def _now(person: Person, document: Document) -> Document:
    with person.scope():
        return Document.objects.get(id=document.id)


def _events(person: Person, event: str) -> list[dict[str, object]]:
    with person.scope():
        return [each.data for each in AuditEvent.objects.filter(event=event)]


def _reply(person: Person, document: Document) -> dict[str, object]:
    with person.scope():
        numbered = number_sentences(pages_of(document.id))
    line = next(s.number for s in numbered if "Hemoglobin" in s.text)
    return {"sentences": [{"text": WORDED, "sentence_ids": [line]}]}


@pytest.fixture
def own(cast: Cast, upload: Upload) -> Document:
    """A document that no model worded."""
    document = upload(cast.alice)
    run_waiting(kind=PROCESS)
    return document


@pytest.fixture
def worded(
    cast: Cast, upload: Upload, own: Document, model: ScriptedProvider
) -> tuple[Document, list[str]]:
    """A document in a model's words, and what it said before."""
    model.queue(_reply(cast.alice, own))
    document = upload(cast.alice, AGAIN)
    run_waiting(kind=PROCESS)
    assert WORDED in _texts(cast.alice, document)
    model.history.clear()
    return document, _texts(cast.alice, own)


def test_a_no_at_upload_is_heard_before_anything_is_sent(
    cast: Cast, model: ScriptedProvider
) -> None:
    cast.alice.client().post(
        "/documents/upload/", {"no_model": "yes", "files": SimpleUploadedFile("r.txt", REPORT)}
    )
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        document = Document.objects.get()
    assert document.status == Status.READY
    assert not document.model_allowed
    assert model.history == []


def test_a_no_puts_the_own_words_back_and_is_on_record(
    cast: Cast, worded: tuple[Document, list[str]]
) -> None:
    document, before = worded
    answer = cast.alice.client().post(f"/documents/{document.id}/model/", NO, follow=True)
    page = answer.content.decode()
    assert _texts(cast.alice, document) == before
    assert WORDED not in page
    assert "Worded by AI" not in page
    assert "You chose" in page
    with cast.alice.scope():
        summary = Summary.objects.get(document=document, language="en")
        assert (summary.model, summary.judged, summary.own) == ("", None, None)
        assert summary.grade == summary_of(document.id).grade
    assert _events(cast.alice, "document.model_refused") == [{"taken_back": True}]


def test_a_yes_has_it_worded_again(
    cast: Cast, worded: tuple[Document, list[str]], model: ScriptedProvider
) -> None:
    document, _ = worded
    client = cast.alice.client()
    client.post(f"/documents/{document.id}/model/", NO)
    model.queue(_reply(cast.alice, document))
    client.post(f"/documents/{document.id}/model/", YES)
    run_waiting(kind=PROCESS)
    assert WORDED in _texts(cast.alice, document)
    assert _now(cast.alice, document).status == Status.READY
    assert _events(cast.alice, "document.model_permitted") == [{"again": True}]


def test_saying_the_same_twice_changes_nothing(cast: Cast, own: Document) -> None:
    with cast.alice.scope():
        assert set_model_allowed(actor=cast.alice.actor, document=own, allowed=False)
        assert not set_model_allowed(actor=cast.alice.actor, document=own, allowed=False)
    assert len(_events(cast.alice, "document.model_refused")) == 1


def test_a_no_while_the_model_thinks_is_heard(cast: Cast, own: Document, upload: Upload) -> None:
    reply = _reply(cast.alice, own)
    document = upload(cast.alice, AGAIN)

    class Slow(ScriptedProvider):
        """Says no for the patient before it answers."""

        def complete_json(self, *args: object, **kwargs: object) -> llm.Completion:
            with cast.alice.scope():
                set_model_allowed(actor=cast.alice.actor, document=document, allowed=False)
            complete: Callable[..., llm.Completion] = super().complete_json
            return complete(*args, **kwargs)

    double = Slow()
    double.queue(reply)
    with installed(double):
        run_waiting(kind=PROCESS)
    assert double.history
    assert WORDED not in _texts(cast.alice, document)


def test_whoever_reads_along_sees_the_choice_and_has_no_button(cast: Cast, own: Document) -> None:
    page = cast.bob.client().get(f"/documents/{own.id}/").content.decode()
    assert "AI and this document" in page
    assert "Don’t use AI for this document" not in page
    assert cast.bob.client().post(f"/documents/{own.id}/model/", NO).status_code == 404
    assert _now(cast.alice, own).model_allowed
