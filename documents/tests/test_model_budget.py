"""Wording a document is paid from its clinic's tokens; without any it reads as it would have."""

from __future__ import annotations

import pytest

from accounts.model_use import ModelUse
from accounts.models import ModelPolicy
from accounts.services.clinics import set_model_policy
from accounts.services.model_use import set_model_limits
from compliance.models import AuditEvent
from documents.models import Status
from documents.queries import summary_of
from documents.services.lifecycle import PROCESS
from documents.tests.conftest import Upload
from healthchat import tenancy
from healthchat.jobs.testing import run_waiting
from healthchat.llm.testing import ScriptedProvider
from tests.factories import Cast


@pytest.fixture(autouse=True)
def local(cast: Cast) -> None:
    with cast.carol.scope():
        set_model_policy(actor=cast.carol.actor, policy=ModelPolicy.LOCAL)


def test_what_a_document_used_is_counted(
    cast: Cast, upload: Upload, model: ScriptedProvider
) -> None:
    model.queue({"sentences": []}, {"sentences": []}, {"sentences": []})
    upload(cast.alice)
    run_waiting(kind=PROCESS)
    with tenancy.scope(clinic=cast.clinic.id):
        row = ModelUse.objects.get()
        data = AuditEvent.objects.get(event="document.model_called").data
    assert row.calls == len(model.history) >= 1
    assert row.input_tokens == data["input_tokens"] > 0
    assert row.output_tokens == data["output_tokens"] > 0
    assert row.held_tokens == 0


def test_with_no_tokens_left_the_own_words_stand_and_it_is_on_record(
    cast: Cast, upload: Upload, model: ScriptedProvider
) -> None:
    with cast.carol.scope():
        set_model_limits(actor=cast.carol.actor, tokens=1, input_price=None, output_price=None)
    model.queue({"sentences": []})
    document = upload(cast.alice)
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        document.refresh_from_db()
        assert document.status == Status.READY
        assert summary_of(document.id).sentences
        data = AuditEvent.objects.get(event="document.model_called").data
        assert data["outcome"] == "budget_spent"
    with tenancy.scope(clinic=cast.clinic.id):
        row = ModelUse.objects.get()
    assert (row.calls, row.tokens, row.refused_calls) == (0, 0, 1)
