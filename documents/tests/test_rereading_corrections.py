"""What a patient said of a document's values stays when the document is read again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from compliance.models import AuditEvent
from documents import rephrasing, rereading
from documents.corrections import find_value, values_of
from documents.models import Document, LabCorrection, Stage, Status
from documents.pipeline import recognise as recognising
from documents.pipeline import types
from documents.pipeline.corrections import Correction
from documents.queries import findings_of, summary_of
from documents.services import corrections, lifecycle
from documents.services.rereading import reread_document
from documents.tests.conftest import Upload
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

ASKED, KEPT = "document.reread_asked", "document.reread_kept"
Change = Callable[[types.Findings], types.Findings]


@pytest.fixture
def document(cast: Cast, upload: Upload) -> Document:
    found = upload(cast.alice)
    run_waiting(kind=lifecycle.PROCESS)
    return _now(cast, found)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[Change], None]:
    """Have the readers of the next version find something else."""
    real = recognising.recognise

    def read(change: Change) -> None:
        monkeypatch.setattr(recognising, "recognise", lambda pages: change(real(pages)))

    return read


def _now(cast: Cast, document: Document) -> Document:
    with cast.alice.scope():
        return Document.objects.get(id=document.id)


def _again(cast: Cast, document: Document) -> Document:
    assert reread_document(actor=cast.alice.actor, document=document)
    run_waiting(kind=lifecycle.PROCESS)
    return _now(cast, document)


def _events(cast: Cast, event: str) -> list[dict[str, Any]]:
    with cast.alice.scope():
        return [each.data for each in AuditEvent.objects.filter(event=event)]


def _page(cast: Cast, document: Document) -> str:
    response: Any = cast.alice.client().get(f"/documents/{document.id}/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def _values(cast: Cast, document: Document) -> dict[str, str]:
    with cast.alice.scope():
        return {value.row.name: value.row.value for value in values_of([document.id])}


def _with_rows(found: types.Findings, **changes: dict[str, Any]) -> types.Findings:
    rows = (replace(row, **changes.get(row.name, {})) for row in found.labs)
    return replace(found, labs=tuple(row for row in rows if row.value))


def _correct(cast: Cast, document: Document, value: str = "14.9") -> None:
    with cast.alice.scope():
        read = find_value(document.id, 1)
        assert read is not None
    said = Correction(value, read.row.unit, read.row.ref_text, read.row.observed_on)
    corrections.correct_value(actor=cast.alice.actor, value=read, correction=said, sure=True)


def test_a_correction_stays_and_is_not_said_twice(cast: Cast, document: Document) -> None:
    _correct(cast, document)
    for _ in range(2):
        _again(cast, document)
        assert _values(cast, document)["Hemoglobin"] == "14.9"
    with cast.alice.scope():
        assert LabCorrection.objects.filter(document=document).count() == 1
    assert "14.9" in _page(cast, document)


def test_a_correction_follows_its_value_to_another_place(
    cast: Cast, document: Document, reads: Callable[[Change], None]
) -> None:
    _correct(cast, document)
    with cast.alice.scope():
        old = LabCorrection.objects.get(document=document)
    reads(lambda found: _with_rows(found, Hemoglobin={"source": types.Source(1, 80, 100)}))
    _again(cast, document)
    assert _values(cast, document)["Hemoglobin"] == "14.9"
    with cast.alice.scope():
        first, carried = LabCorrection.objects.filter(document=document)
        assert (carried.made_by, carried.created_at) == (old.made_by, old.created_at)
    reads(lambda found: found)
    _again(cast, document)
    assert _values(cast, document)["Hemoglobin"] == "14.9"
    assert first.id == old.id


def test_what_was_confirmed_stays_though_it_is_read_otherwise_now(
    cast: Cast, document: Document, reads: Callable[[Change], None]
) -> None:
    with cast.alice.scope():
        value = find_value(document.id, 1)
        assert value is not None
    corrections.confirm_value(actor=cast.alice.actor, value=value)
    reads(lambda found: _with_rows(found, Hemoglobin={"value": "91"}))
    _again(cast, document)
    assert _values(cast, document)["Hemoglobin"] == "9.1"


def test_a_corrected_value_that_is_not_read_any_more_stays_where_it_stands(
    cast: Cast, document: Document, reads: Callable[[Change], None]
) -> None:
    _correct(cast, document)
    reads(lambda found: _with_rows(found, Hemoglobin={"value": ""}))
    _again(cast, document)
    assert _values(cast, document) == {"TSH": "2.1", "Hemoglobin": "14.9"}


def test_where_a_correction_would_be_lost_the_earlier_reading_stays(
    cast: Cast, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    _correct(cast, document)
    with cast.alice.scope():
        before = findings_of(document.id), summary_of(document.id)
    monkeypatch.setattr(rereading, "carry", lambda *args: None)
    again = _again(cast, document)
    assert (again.status, again.stage, again.readings) == (Status.READY, Stage.DONE, 0)
    with cast.alice.scope():
        assert (findings_of(document.id), summary_of(document.id)) == before
    assert _events(cast, KEPT) == [{"code": "correction"}]
    page = _page(cast, document)
    assert "the earlier reading stays, with what you said" in page
    monkeypatch.undo()
    assert "the earlier reading stays" not in _page(cast, _again(cast, document))


def test_a_correction_made_meanwhile_counts(
    cast: Cast, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    reword = rephrasing.reword

    def slow(*args: Any, **kwargs: Any) -> Any:
        _correct(cast, document)
        return reword(*args, **kwargs)

    monkeypatch.setattr(rereading, "reword", slow)
    _again(cast, document)
    assert _values(cast, document)["Hemoglobin"] == "14.9"
    with cast.alice.scope():
        assert any("14.9" in each.text for each in summary_of(document.id).sentences)
