"""A question's answer rests on what the patient allows: a document without AI is never sent."""

from __future__ import annotations

from typing import Any

import pytest

from accounts.models import ModelPolicy
from accounts.services.clinics import set_model_policy
from conversations.models import Message, MessageStatus
from conversations.services import ANSWER, ask_question
from documents.models import Document
from documents.pipeline.language.sentences import number_sentences
from documents.queries import pages_of
from documents.services.lifecycle import copy_document
from documents.services.model_choice import set_model_allowed
from healthchat.jobs.testing import run_waiting
from healthchat.llm.testing import ScriptedProvider
from tests.factories import Cast

WORDED = "Your hemoglobin of 9.1 g/dL is below the printed range (13.0 - 17.0)."


@pytest.fixture
def local(cast: Cast) -> None:
    _set_policy(cast, ModelPolicy.LOCAL)


def _set_policy(cast: Cast, policy: ModelPolicy) -> None:
    with cast.carol.scope():
        set_model_policy(actor=cast.carol.actor, policy=policy)


def _choose(cast: Cast, document: Document, allowed: bool) -> None:
    with cast.alice.scope():
        set_model_allowed(actor=cast.alice.actor, document=document, allowed=allowed)


def _reply(cast: Cast, document: Document) -> dict[str, object]:
    with cast.alice.scope():
        numbered = number_sentences(pages_of(document.id))
    line = next(s.number for s in numbered if "Hemoglobin" in s.text)
    return {"sentences": [{"text": WORDED, "sentence_ids": [line]}]}


def _asked(cast: Cast) -> Message:
    message = ask_question(actor=cast.alice.actor, question="What is my hemoglobin?")
    run_waiting(kind=ANSWER)
    with cast.alice.scope():
        return Message.objects.get(id=message.id)


def _page(cast: Cast, message: Message) -> str:
    address = f"/conversations/{message.conversation_id}/"
    return str(cast.alice.client().get(address).content.decode())


@pytest.fixture
def worded(cast: Cast, report: Document, model: ScriptedProvider, local: None) -> Message:
    """An answer that a model worded."""
    model.queue(_reply(cast, report))
    message = _asked(cast)
    assert message.model
    assert WORDED in _page(cast, message)
    return message


@pytest.mark.parametrize("who", ["patient", "clinic"])
@pytest.mark.parametrize("kept", [True, False], ids=["own words kept", "of an older portal"])
def test_a_no_takes_a_models_words_out_of_earlier_answers_and_a_yes_brings_them_back(
    cast: Cast, report: Document, worded: Message, who: str, kept: bool
) -> None:
    if not kept:
        with cast.alice.scope():
            Message.objects.filter(id=worded.id).update(own=None)
    if who == "patient":
        _choose(cast, report, False)
    else:
        _set_policy(cast, ModelPolicy.OFF)
    page = _page(cast, worded)
    assert WORDED not in page
    assert "Worded by AI" not in page
    assert "9.1" in page
    if who == "patient":
        _choose(cast, report, True)
    else:
        _set_policy(cast, ModelPolicy.LOCAL)
    assert WORDED in _page(cast, worded)


def test_a_no_for_another_document_changes_nothing(
    cast: Cast, report: Document, worded: Message
) -> None:
    with cast.alice.scope():
        other = copy_document(actor=cast.alice.actor, document=report)
    _choose(cast, other, False)
    assert WORDED in _page(cast, worded)


@pytest.mark.parametrize("who", ["patient", "clinic"])
def test_a_no_while_the_model_thinks_keeps_its_words_from_the_answer(
    cast: Cast,
    report: Document,
    model: ScriptedProvider,
    local: None,
    monkeypatch: pytest.MonkeyPatch,
    who: str,
) -> None:
    completing = model._completion

    def thinks(*given: Any) -> Any:
        if who == "patient":
            _choose(cast, report, False)
        else:
            _set_policy(cast, ModelPolicy.OFF)
        return completing(*given)

    monkeypatch.setattr(model, "_completion", thinks)
    model.queue(_reply(cast, report))
    message = _asked(cast)
    with cast.alice.scope():
        assert (message.model, message.own) == ("", None)
        assert WORDED not in str(message.sentences)
        assert "9.1" in str(message.sentences)


@pytest.mark.parametrize("allowed", [True, False])
def test_only_a_document_that_may_be_sent_is(
    cast: Cast, report: Document, model: ScriptedProvider, allowed: bool
) -> None:
    with cast.carol.scope():
        set_model_policy(actor=cast.carol.actor, policy=ModelPolicy.LOCAL)
    with cast.alice.scope():
        set_model_allowed(actor=cast.alice.actor, document=report, allowed=allowed)
    model.history.clear()
    message = ask_question(actor=cast.alice.actor, question="What is my hemoglobin?")
    run_waiting(kind=ANSWER)
    assert bool(model.history) is allowed
    with cast.alice.scope():
        answered = Message.objects.get(id=message.id)
        assert answered.status == MessageStatus.ANSWERED
        assert "9.1 g/dL" in str(answered.sentences)
