"""A question's answer rests on what the patient allows: a document without AI is never sent."""

from __future__ import annotations

import pytest

from accounts.models import ModelPolicy
from accounts.services.clinics import set_model_policy
from conversations.models import Message, MessageStatus
from conversations.services import ANSWER, ask_question
from documents.models import Document
from documents.services.model_choice import set_model_allowed
from healthchat.jobs.testing import run_waiting
from healthchat.llm.testing import ScriptedProvider
from tests.factories import Cast


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
