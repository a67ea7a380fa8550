"""A patient's no to AI, in a browser; and the administrator's view of what a model used."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from accounts.models import ModelPolicy
from accounts.services.clinics import set_model_policy
from accounts.services.model_use import ClinicBudget
from documents.models import Document
from documents.services.lifecycle import PROCESS
from healthchat.jobs.testing import run_waiting
from healthchat.llm import Usage
from healthchat.llm.testing import ScriptedProvider
from tests.factories import Cast
from tests.journeys import files
from tests.journeys.browser import PHONE, Visit, check_everywhere


@pytest.fixture(autouse=True)
def external(cast: Cast) -> None:
    with cast.carol.scope():
        set_model_policy(actor=cast.carol.actor, policy=ModelPolicy.EXTERNAL)


def test_no_ai_from_the_first_moment(visit: Visit, cast: Cast, model: ScriptedProvider) -> None:
    with visit(cast.alice, size=PHONE) as alice:
        page = alice.open("/documents/")
        page.get_by_label("Don’t use AI for these files").check()
        alice.check_looks("documents-no-ai")
        files.drop(page, [files.note()])
        expect(page.locator("[data-uploads] a")).to_have_text("visit-note.txt")
        run_waiting(kind=PROCESS)
        expect(page.locator("[data-documents] .row")).to_contain_text("Ready", timeout=60_000)
    with cast.alice.scope():
        assert not Document.objects.get().model_allowed
    assert model.history == []


def test_no_ai_later_and_back(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.note())
    with visit(cast.alice) as alice:
        page = alice.open(f"/documents/{document.id}/")
        page.get_by_role("button", name="Don’t use AI for this document").click()
        expect(page.get_by_text("You chose not to use AI")).to_be_visible()
        alice.check_looks("document-no-ai")
        page.get_by_role("button", name="Let AI help again").click()
        expect(page.get_by_text("AI may help with this document again.")).to_be_visible()


def test_what_the_model_used(visit: Visit, cast: Cast) -> None:
    check_everywhere(
        visit, cast.carol, "/clinic/settings/model-use/", "model-use-none", marker="No model was"
    )
    budget = ClinicBudget(cast.clinic.id)
    budget.admit(5_000)
    budget.record(Usage(4_200, 310, estimated=True))
    with visit(cast.carol, size=PHONE) as carol:
        page = carol.open("/clinic/settings/")
        page.get_by_role("link", name="By day, and the limit").click()
        page.get_by_label("Tokens a month, at most").fill("100000")
        page.get_by_label("Price of a million tokens read").fill("2")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Write both prices")).to_be_visible()
        carol.check_looks("model-use-wrong")
        page.get_by_label("Price of a million tokens written").fill("8")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("95,490 are left")).to_be_visible()
        carol.check_looks("model-use")
