"""A clinic's model through the whole pipeline: what it may say, and that its lies stay unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from accounts.models import ModelPolicy
from accounts.services.clinics import set_model_policy
from compliance.models import AuditEvent
from documents.corrections import find_value
from documents.models import Document, Status, Summary
from documents.pipeline.corrections import Correction
from documents.pipeline.language.sentences import number_sentences
from documents.queries import pages_of, summary_of
from documents.services import lifecycle
from documents.services.corrections import correct_value
from documents.tests.conftest import REPORT, Upload
from healthchat.jobs.testing import run_waiting
from healthchat.llm import TimedOut
from healthchat.llm.testing import ScriptedProvider
from tests.factories import Cast

HEMOGLOBIN_LINE = "Hemoglobin"
AGAIN = REPORT + b"\n"  # the same words in another file: the same file twice would be refused


TRUE = "Your hemoglobin of 9.1 g/dL is below the printed range (13.0 - 17.0)."


def _set(cast: Cast, policy: ModelPolicy) -> None:
    with cast.carol.scope():
        set_model_policy(actor=cast.carol.actor, policy=policy)


@pytest.fixture
def local(cast: Cast) -> None:
    _set(cast, ModelPolicy.LOCAL)


def _process(cast: Cast, upload: Upload, data: bytes = REPORT) -> Document:
    document = upload(cast.alice, data)
    run_waiting(kind=lifecycle.PROCESS)
    with cast.alice.scope():
        return Document.objects.get(id=document.id)


def _texts(cast: Cast, document: Document) -> list[str]:
    with cast.alice.scope():
        return [sentence.text for sentence in summary_of(document.id).sentences]


def _call(cast: Cast) -> AuditEvent:
    with cast.alice.scope():
        return AuditEvent.objects.get(event="document.model_called")


def _id_of(cast: Cast, document: Document, words: str) -> int:
    with cast.alice.scope():
        numbered = number_sentences(pages_of(document.id))
    return next(s.number for s in numbered if words in s.text)


def test_off_asks_nobody(cast: Cast, upload: Upload, model: ScriptedProvider) -> None:
    document = _process(cast, upload)
    assert document.status == Status.READY
    assert model.history == []


def test_a_true_wording_is_shown_and_marked(
    cast: Cast, upload: Upload, local: None, model: ScriptedProvider
) -> None:
    probe = _process(cast, upload)
    line = _id_of(cast, probe, HEMOGLOBIN_LINE)
    model.queue({"sentences": [{"text": TRUE, "sentence_ids": [line]}]})
    document = _process(cast, upload, AGAIN)
    assert TRUE in _texts(cast, document)
    page = cast.alice.client().get(f"/documents/{document.id}/").content.decode()
    assert "Worded by AI, checked" in page


LIES = {
    "swapped number": "Your hemoglobin of 1.9 g/dL is below the printed range (13.0 - 17.0).",
    "flipped flag": "Your hemoglobin of 9.1 g/dL is above the printed range (13.0 - 17.0).",
    "normal": "Your hemoglobin of 9.1 g/dL is normal.",
    "invented medicine": "Your hemoglobin is 9.1 g/dL, so take ferrous sulfate.",
    "link": "Your hemoglobin is 9.1 g/dL. See http://cure.example/ now.",
    "markup": "Your hemoglobin is <b>9.1 g/dL</b>, below the range.",
    "diagnosis": "Your hemoglobin of 9.1 g/dL means that you have anemia.",
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_a_lie_never_reaches_the_page(
    cast: Cast, upload: Upload, local: None, model: ScriptedProvider, lie: str
) -> None:
    probe = _process(cast, upload)
    truth = _texts(cast, probe)
    line = _id_of(cast, probe, HEMOGLOBIN_LINE)
    model.queue({"sentences": [{"text": lie, "sentence_ids": [line]}]})
    document = _process(cast, upload, AGAIN)
    assert _texts(cast, document) == truth
    page = cast.alice.client().get(f"/documents/{document.id}/").content.decode()
    assert lie not in page


def test_a_model_that_fails_costs_nothing_and_is_on_record(
    cast: Cast, upload: Upload, local: None, model: ScriptedProvider
) -> None:
    model.queue(TimedOut())
    document = _process(cast, upload)
    assert document.status == Status.READY
    assert _texts(cast, document)
    assert _call(cast).data["outcome"] == "timed_out"


def test_an_outside_model_never_sees_who_the_patient_is(
    cast: Cast, upload: Upload, model: ScriptedProvider
) -> None:
    with cast.carol.scope():
        set_model_policy(actor=cast.carol.actor, policy=ModelPolicy.EXTERNAL)
    model.queue({"sentences": []})
    note = b"Patient: Alice Sample\nDate of birth: 1980-02-29\nHemoglobin 9.1 g/dL (13.0-17.0) L\n"
    upload(cast.alice, note)
    run_waiting(kind=lifecycle.PROCESS)
    (asked,) = model.history
    sent = " ".join(message.content for message in asked.messages)
    assert "Hemoglobin" in sent
    assert "Alice" not in sent
    assert "Sample" not in sent
    assert "1980" not in sent


def _meanwhile(
    cast: Cast,
    upload: Upload,
    model: ScriptedProvider,
    monkeypatch: pytest.MonkeyPatch,
    happens: Callable[[Document], None],
) -> Document:
    """A document in which something happens while a model words it truly."""
    probe = _process(cast, upload)
    line = _id_of(cast, probe, HEMOGLOBIN_LINE)
    model.queue({"sentences": [{"text": TRUE, "sentence_ids": [line]}]})
    document = upload(cast.alice, AGAIN)
    completing = model._completion

    def thinks(*given: Any) -> Any:
        happens(document)
        return completing(*given)

    monkeypatch.setattr(model, "_completion", thinks)
    run_waiting(kind=lifecycle.PROCESS)
    return document


def test_a_models_words_never_replace_those_of_a_value_corrected_meanwhile(
    cast: Cast,
    upload: Upload,
    local: None,
    model: ScriptedProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def corrects(document: Document) -> None:
        with cast.alice.scope():
            Document.objects.filter(id=document.id).update(status=Status.READY)
            value = find_value(document.id, 1)
            assert value is not None
            correct_value(
                actor=cast.alice.actor,
                value=value,
                correction=replace(Correction.of(value.read), value="14.9"),
            )

    document = _meanwhile(cast, upload, model, monkeypatch, corrects)
    texts = _texts(cast, document)
    assert TRUE not in texts
    assert any("14.9" in text for text in texts)
    with cast.alice.scope():
        assert Document.objects.get(id=document.id).status == Status.READY
        assert Summary.objects.get(document=document, language="en").own is None


def test_a_clinic_that_says_no_meanwhile_gets_no_models_words(
    cast: Cast,
    upload: Upload,
    local: None,
    model: ScriptedProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = _meanwhile(cast, upload, model, monkeypatch, lambda _: _set(cast, ModelPolicy.OFF))
    assert TRUE not in _texts(cast, document)
    _set(cast, ModelPolicy.LOCAL)
    assert TRUE not in _texts(cast, document)


def test_a_clinic_that_says_no_later_takes_a_models_words_out_of_sight(
    cast: Cast,
    upload: Upload,
    local: None,
    model: ScriptedProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = _meanwhile(cast, upload, model, monkeypatch, lambda _: None)
    assert TRUE in _texts(cast, document)
    _set(cast, ModelPolicy.OFF)
    assert TRUE not in _texts(cast, document)
    page = cast.alice.client().get(f"/documents/{document.id}/").content.decode()
    assert "Your clinic uses no AI." in page
    assert "Worded by AI" not in page
    _set(cast, ModelPolicy.LOCAL)
    assert TRUE in _texts(cast, document)
