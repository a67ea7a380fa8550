"""What a patient said of a document's values stays when the document is read again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from documents import rephrasing, rereading
from documents.corrections import find_value
from documents.models import Document, LabCorrection, Stage, Status
from documents.pipeline import types
from documents.pipeline.corrections import Correction
from documents.queries import findings_of, summary_of
from documents.services import corrections
from documents.tests.read_again import (
    KEPT,
    Change,
    events_of,
    page_of,
    read_again,
    shown_values,
    with_rows,
)
from tests.factories import Cast


def _correct(cast: Cast, document: Document, value: str = "14.9") -> None:
    with cast.alice.scope():
        read = find_value(document.id, 1)
        assert read is not None
    said = Correction(value, read.row.unit, read.row.ref_text, read.row.observed_on)
    corrections.correct_value(actor=cast.alice.actor, value=read, correction=said, sure=True)


def test_a_correction_stays_and_is_not_said_twice(cast: Cast, document: Document) -> None:
    _correct(cast, document)
    for _ in range(2):
        read_again(cast, document)
        assert shown_values(cast, document)["Hemoglobin"] == "14.9"
    with cast.alice.scope():
        assert LabCorrection.objects.filter(document=document).count() == 1
    assert "14.9" in page_of(cast, document)


def test_a_correction_follows_its_value_to_another_place(
    cast: Cast, document: Document, reads: Callable[[Change], None]
) -> None:
    _correct(cast, document)
    with cast.alice.scope():
        old = LabCorrection.objects.get(document=document)
    reads(lambda found: with_rows(found, Hemoglobin={"source": types.Source(1, 80, 100)}))
    read_again(cast, document)
    assert shown_values(cast, document)["Hemoglobin"] == "14.9"
    with cast.alice.scope():
        first, carried = LabCorrection.objects.filter(document=document)
        assert (carried.made_by, carried.created_at) == (old.made_by, old.created_at)
    reads(lambda found: found)
    read_again(cast, document)
    assert shown_values(cast, document)["Hemoglobin"] == "14.9"
    assert first.id == old.id


def test_what_was_confirmed_stays_though_it_is_read_otherwise_now(
    cast: Cast, document: Document, reads: Callable[[Change], None]
) -> None:
    with cast.alice.scope():
        value = find_value(document.id, 1)
        assert value is not None
    corrections.confirm_value(actor=cast.alice.actor, value=value)
    reads(lambda found: with_rows(found, Hemoglobin={"value": "91"}))
    read_again(cast, document)
    assert shown_values(cast, document)["Hemoglobin"] == "9.1"


def test_a_corrected_value_that_is_not_read_any_more_stays_where_it_stands(
    cast: Cast, document: Document, reads: Callable[[Change], None]
) -> None:
    _correct(cast, document)
    reads(lambda found: with_rows(found, Hemoglobin={"value": ""}))
    read_again(cast, document)
    assert shown_values(cast, document) == {"TSH": "2.1", "Hemoglobin": "14.9"}


def test_where_a_correction_would_be_lost_the_earlier_reading_stays(
    cast: Cast, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    _correct(cast, document)
    with cast.alice.scope():
        before = findings_of(document.id), summary_of(document.id)
    monkeypatch.setattr(rereading, "carry", lambda *args: None)
    again = read_again(cast, document)
    assert (again.status, again.stage, again.readings) == (Status.READY, Stage.DONE, 0)
    with cast.alice.scope():
        assert (findings_of(document.id), summary_of(document.id)) == before
    assert events_of(cast, KEPT) == [{"code": "correction"}]
    page = page_of(cast, document)
    assert "the earlier reading stays, with what you said" in page
    monkeypatch.undo()
    assert "the earlier reading stays" not in page_of(cast, read_again(cast, document))


def test_a_correction_made_meanwhile_counts(
    cast: Cast, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    reword = rephrasing.reword

    def slow(*args: Any, **kwargs: Any) -> Any:
        _correct(cast, document)
        return reword(*args, **kwargs)

    monkeypatch.setattr(rereading, "reword", slow)
    read_again(cast, document)
    assert shown_values(cast, document)["Hemoglobin"] == "14.9"
    with cast.alice.scope():
        assert any("14.9" in each.text for each in summary_of(document.id).sentences)
