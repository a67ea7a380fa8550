"""Another reader's suggestions in the pipeline: asked only where it may be, never a fact."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from unittest.mock import Mock

import pytest
from django.db import connection
from pytest_django import Settings

from accounts.models import ModelPolicy
from accounts.services.clinics import set_model_policy
from compliance.models import AuditEvent
from documents import suggesting
from documents.extractors import ExtractorError
from documents.extractors.comprehend_medical import MALFORMED, ComprehendMedical
from documents.models import Document, Finding, FindingKind, Status
from documents.pipeline.suggestions import Proposal
from documents.pipeline.types import Findings, LabRow, Page, Source, SuggestionKind
from documents.queries import findings_of, pages_of, summary_of
from documents.services import lifecycle
from documents.tests.conftest import Upload
from healthchat import tenancy
from healthchat.jobs.testing import run_waiting
from healthchat.llm.testing import ScriptedProvider
from healthchat.tenancy import ScopeConflict
from tests.cluster import Database
from tests.factories import Cast
from tests.work import steps_of

MISSED = "laboratory"


class Reader:
    """Suggests one word of the page, and one that stands nowhere; keeps what it was sent."""

    code = "another_reader"
    name = "Another reader"

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.fails = False

    def read(self, text: str) -> tuple[Proposal, ...]:
        self.sent.append(text)
        if self.fails:
            raise ExtractorError("ThrottlingException")
        start = text.lower().find(MISSED)
        word = text[start : start + len(MISSED)]
        return (
            Proposal(SuggestionKind.TEST, word, start, start + len(MISSED)),
            Proposal(SuggestionKind.CONDITION, "invented illness", 0, 16),
        )


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    made = Reader()
    monkeypatch.setattr(suggesting, "configured", lambda: made)
    return made


@pytest.fixture
def allow(cast: Cast) -> Callable[[ModelPolicy], None]:
    def run(policy: ModelPolicy) -> None:
        with cast.carol.scope():
            set_model_policy(actor=cast.carol.actor, policy=policy)

    return run


def _process(cast: Cast, upload: Upload) -> Document:
    document = upload(cast.alice)
    run_waiting(kind=lifecycle.PROCESS)
    with cast.alice.scope():
        return Document.objects.get(id=document.id)


@pytest.mark.parametrize("policy", [ModelPolicy.OFF, ModelPolicy.LOCAL])
def test_nobody_is_asked_unless_the_clinic_allows_an_outside_model(
    cast: Cast,
    upload: Upload,
    reader: Reader,
    allow: Callable[[ModelPolicy], None],
    policy: ModelPolicy,
) -> None:
    allow(policy)
    assert _process(cast, upload).status == Status.READY
    assert reader.sent == []


def test_a_suggestion_is_shown_with_its_place_and_used_nowhere(
    cast: Cast, upload: Upload, reader: Reader, allow: Callable[[ModelPolicy], None]
) -> None:
    allow(ModelPolicy.EXTERNAL)
    document = _process(cast, upload)
    with cast.alice.scope():
        found, pages = findings_of(document.id), pages_of(document.id)
        summary = summary_of(document.id)
        event = AuditEvent.objects.get(event="document.extractor_called")
        stored = Finding.objects.filter(kind=FindingKind.SUGGESTION).count()
    (each,) = found.suggestions
    assert pages[0].text[each.source.start : each.source.end] == each.text
    assert each.by == reader.name and stored == 1
    assert not any("invented" in sentence.text for sentence in summary.sentences)
    assert event.data == {"extractor": reader.code, "outcome": "answered", "found": 1}
    page = cast.alice.client().get(f"/documents/{document.id}/").content.decode()
    assert "Also suggested" in page and f"“{each.text}”" in page
    assert "invented illness" not in page


def test_who_the_patient_is_is_blanked_out_and_places_stay(
    cast: Cast, upload: Upload, reader: Reader, allow: Callable[[ModelPolicy], None]
) -> None:
    allow(ModelPolicy.EXTERNAL)
    note = b"Patient: Alice Sample\nDate of birth: 1980-02-29\nHemoglobin 9.1 g/dL (13.0-17.0) L\n"
    document = upload(cast.alice, note)
    run_waiting(kind=lifecycle.PROCESS)
    with cast.alice.scope():
        (page,) = pages_of(document.id)
    (sent,) = reader.sent
    assert len(sent) == len(page.text)
    for word in ("Alice", "Sample", "1980"):
        assert word in page.text and word not in sent
    assert "9.1" in sent


def test_a_reader_that_fails_costs_nothing_and_is_on_record(
    cast: Cast, upload: Upload, reader: Reader, allow: Callable[[ModelPolicy], None]
) -> None:
    allow(ModelPolicy.EXTERNAL)
    reader.fails = True
    document = _process(cast, upload)
    assert document.status == Status.READY
    with cast.alice.scope():
        assert findings_of(document.id).suggestions == ()
        event = AuditEvent.objects.get(event="document.extractor_called")
    assert event.data["outcome"] == "ThrottlingException"


def test_a_reader_that_answers_nonsense_never_fails_the_document(
    cast: Cast,
    upload: Upload,
    monkeypatch: pytest.MonkeyPatch,
    allow: Callable[[ModelPolicy], None],
) -> None:
    allow(ModelPolicy.EXTERNAL)
    client = Mock()
    client.infer_icd10_cm.return_value = client.infer_rx_norm.return_value = {"Entities": []}
    client.detect_entities_v2.return_value = {"Entities": [{"Score": "high"}]}
    nonsense = ComprehendMedical("us-east-1", client)
    monkeypatch.setattr(suggesting, "configured", lambda: nonsense)
    document = _process(cast, upload)
    assert document.status == Status.READY
    with cast.alice.scope():
        event = AuditEvent.objects.get(event="document.extractor_called")
    assert event.data == {"extractor": "comprehend_medical", "outcome": MALFORMED}


def test_a_reader_whose_address_is_wrong_never_fails_the_document(
    cast: Cast, upload: Upload, settings: Settings, allow: Callable[[ModelPolicy], None]
) -> None:
    allow(ModelPolicy.EXTERNAL)
    settings.EXTRACTOR_URL = "comprehendmedical://no such region!"
    assert _process(cast, upload).status == Status.READY


def test_a_slow_reader_is_not_asked_for_ever(
    cast: Cast,
    upload: Upload,
    reader: Reader,
    monkeypatch: pytest.MonkeyPatch,
    allow: Callable[[ModelPolicy], None],
) -> None:
    allow(ModelPolicy.EXTERNAL)
    monkeypatch.setattr(suggesting, "LONGEST", -1.0)
    assert _process(cast, upload).status == Status.READY
    assert reader.sent == []
    with cast.alice.scope():
        event = AuditEvent.objects.get(event="document.extractor_called")
    assert event.data["outcome"] == "took_too_long"


@pytest.mark.django_db(transaction=True)
def test_no_connection_is_held_while_a_reader_or_a_model_is_asked(
    committed_db: Database,
    cast: Cast,
    upload: Upload,
    reader: Reader,
    model: ScriptedProvider,
    monkeypatch: pytest.MonkeyPatch,
    allow: Callable[[ModelPolicy], None],
) -> None:
    allow(ModelPolicy.EXTERNAL)
    held: dict[str, bool] = {}
    reading, completing = reader.read, model._completion

    def reads(text: str) -> tuple[Proposal, ...]:
        held["reader"] = connection.connection is not None
        return reading(text)

    def completes(messages: Any, shape: Any, budget: Any) -> Any:
        found = completing(messages, shape, budget)
        held["model"] = connection.connection is not None
        return found

    monkeypatch.setattr(reader, "read", reads)
    monkeypatch.setattr(model, "_completion", completes)
    model.queue({"sentences": []})
    assert _process(cast, upload).status == Status.READY
    assert held == {"reader": False, "model": False}
    with cast.alice.scope(), pytest.raises(ScopeConflict):
        tenancy.let_go()


def test_a_page_is_held_against_its_own_claims_only(cast: Cast) -> None:
    class Silent:
        code, name = "silent", "Silent"

        def read(self, text: str) -> tuple[()]:
            return ()

    def asked(count: int) -> int:
        pages = tuple(Page(n, "Sodium 139 mmol/L") for n in range(1, count + 1))
        rows = tuple(
            LabRow("Sodium", "139", "mmol/L", place, place, analyte="sodium")
            for place in (Source(page.number, 0, 17) for page in pages)
        )
        return steps_of(partial(suggesting._ask, Silent(), pages, Findings(labs=rows), ()))

    asked(5)
    assert asked(120) < 2.5 * asked(60)
