"""A patient checks a value: it counts, it is told as theirs, ours stays, and it can be undone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from compliance.models import AuditEvent
from documents.corrections import Value, find_value, values_of
from documents.errors import CannotConfirm, NothingToUndo, ReadOnlyAccess, Unlikely
from documents.models import Document, LabCorrection, LabResult
from documents.pipeline.corrections import Correction
from documents.pipeline.types import Checked, Flag, LabRow
from documents.queries import labs_of, summary_of
from documents.records import decode, encode
from documents.services.corrections import confirm_value, correct_value, undo_correction
from documents.services.lifecycle import PROCESS
from documents.summaries import recompose_summary
from documents.tests.conftest import Upload
from documents.trends import REVIEW, readings_of, trend_of
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

HEMOGLOBIN = Correction("14.9", "g/dL", "13.0 - 17.0")


@pytest.fixture
def document(cast: Cast, upload: Upload) -> Document:
    """A report whose hemoglobin was not read for sure."""
    document = upload(cast.alice)
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        lab = LabResult.objects.get(document=document, number=1)
        row = decode(LabRow, lab.row)
        lab.row = encode(replace(row, needs_review=True, review_reason="Hard to read."))
        lab.save()
        recompose_summary(document)
        document.refresh_from_db()
    return document


def _value(document: Document, number: int = 1) -> Value:
    value = find_value(document.id, number)
    assert value is not None
    return value


def _correction(checked: Value, **changes: Any) -> Correction:
    return replace(Correction.of(checked.read), **changes)


def _summary(document: Document) -> str:
    return " ".join(sentence.text for sentence in summary_of(document.id).sentences)


def _drawn(cast: Cast, analyte: str) -> list[str]:
    readings = [r for r in readings_of(cast.alice.actor) if r.row.analyte == analyte]
    return [point.text for line in trend_of(readings).lines for point in line.points]


def test_a_doubtful_value_is_neither_drawn_nor_told_until_it_is_confirmed(
    cast: Cast, document: Document
) -> None:
    with cast.alice.scope():
        assert _drawn(cast, "hemoglobin") == []
        assert "9.1" not in _summary(document)
        (reading,) = (r for r in readings_of(cast.alice.actor) if r.row.analyte == "hemoglobin")
        assert trend_of([reading]).entries[0].note == REVIEW
        confirm_value(actor=cast.alice.actor, value=_value(document))
        assert _drawn(cast, "hemoglobin") == ["9.1"]
        assert "9.1" in _summary(document)
        row = labs_of(document.id)[0]
        assert (row.checked, row.needs_review, row.flag) == (Checked.CONFIRMED, False, Flag.LOW)


def test_a_corrected_value_counts_and_the_reading_stays(cast: Cast, document: Document) -> None:
    with cast.alice.scope():
        value = _value(document)
        correct_value(
            actor=cast.alice.actor, value=value, correction=_correction(value, value="14.9")
        )
        after = _value(document)
        assert (after.read.value, after.row.value, after.row.flag) == ("9.1", "14.9", Flag.NORMAL)
        assert after.read.needs_review
        assert after.changes == (("Value", "9.1", "14.9"),)
        assert after.row.source == value.read.source
        assert _drawn(cast, "hemoglobin") == ["14.9"]


def test_the_summary_says_whose_word_a_corrected_value_is_and_cites_its_row(
    cast: Cast, document: Document
) -> None:
    with cast.alice.scope():
        value = _value(document)
        correct_value(
            actor=cast.alice.actor, value=value, correction=_correction(value, value="14.9")
        )
        told = [s for s in summary_of(document.id).sentences if "14.9" in s.text]
        (sentence,) = told
        assert sentence.text.startswith("You corrected this value:")
        assert sentence.about == "corrected"
        assert sentence.sources == (value.read.source,)
        assert not sentence.by_model
        spanish = [s for s in summary_of(document.id, "es").sentences if "14.9" in s.text]
        assert [s.about for s in spanish] == ["corrected"]


def test_undo_brings_back_the_reading_and_its_doubt(cast: Cast, document: Document) -> None:
    with cast.alice.scope():
        before = _summary(document)
        value = _value(document)
        with pytest.raises(NothingToUndo):
            undo_correction(actor=cast.alice.actor, value=value)
        correct_value(
            actor=cast.alice.actor, value=value, correction=_correction(value, value="14.9")
        )
        assert _summary(document) != before
        undo_correction(actor=cast.alice.actor, value=_value(document))
        assert _value(document).row == value.read
        assert _summary(document) == before
        assert LabCorrection.objects.filter(document=document).count() == 2


def test_the_newest_word_counts_and_all_are_kept(cast: Cast, document: Document) -> None:
    with cast.alice.scope():
        for figure in ("14.9", "14.8"):
            value = _value(document)
            correct_value(
                actor=cast.alice.actor,
                value=value,
                correction=_correction(value, value=figure),
                note="from the paper copy",
            )
        value = _value(document)
        assert value.row.value == "14.8"
        assert [s.said.correction.value for s in value.history if s.said.correction] == [
            "14.9",
            "14.8",
        ]
        assert value.history[0].said.note == "from the paper copy"


def test_another_value_of_the_document_is_left_alone(cast: Cast, document: Document) -> None:
    with cast.alice.scope():
        value = _value(document)
        correct_value(
            actor=cast.alice.actor, value=value, correction=_correction(value, value="14.9")
        )
        other = _value(document, 2)
        assert (other.row.value, other.row.checked, other.history) == ("2.1", None, ())


def test_typing_what_was_read_confirms_it(cast: Cast, document: Document) -> None:
    with cast.alice.scope():
        value = _value(document)
        correct_value(actor=cast.alice.actor, value=value, correction=_correction(value))
        assert _value(document).is_confirmed


def test_what_cannot_be_is_refused_and_what_is_unlikely_needs_a_second_yes(
    cast: Cast, document: Document
) -> None:
    with cast.alice.scope():
        value = _value(document)
        for changes in ({"value": "14900"}, {"value": "lots 4"}, {"unit": "mmHg"}):
            with pytest.raises(Unlikely):
                correct_value(
                    actor=cast.alice.actor,
                    value=value,
                    correction=_correction(value, **changes),
                )
        assert not LabCorrection.objects.exists()
        unusual = _correction(value, unit="mmHg")
        correct_value(actor=cast.alice.actor, value=value, correction=unusual, sure=True)
        assert _value(document).row.analyte is None
        with pytest.raises(Unlikely):
            correct_value(
                actor=cast.alice.actor,
                value=value,
                correction=_correction(value, value="14900"),
                sure=True,
            )


def test_a_reading_that_is_no_value_cannot_simply_be_right(cast: Cast, document: Document) -> None:
    with cast.alice.scope():
        value = _value(document)
        impossible = replace(value.read, value="91000", number=Decimal(91000))
        with pytest.raises(CannotConfirm):
            confirm_value(actor=cast.alice.actor, value=replace(value, read=impossible))


@pytest.mark.parametrize("who", ["bob", "carol", "oscar", "erin"])
def test_nobody_but_the_patient_says_anything(cast: Cast, document: Document, who: str) -> None:
    person = cast.by_part()[who]
    with cast.alice.scope():
        value = _value(document)
        with pytest.raises(ReadOnlyAccess):
            confirm_value(actor=person.actor, value=value)
        assert not LabCorrection.objects.exists()


def test_every_word_is_on_record_and_none_of_its_content(cast: Cast, document: Document) -> None:
    with cast.alice.scope():
        value = _value(document)
        correct_value(
            actor=cast.alice.actor, value=value, correction=_correction(value, value="14.9")
        )
        undo_correction(actor=cast.alice.actor, value=_value(document))
        confirm_value(actor=cast.alice.actor, value=_value(document))
        events = AuditEvent.objects.filter(subject_id=document.id)
        told = [e for e in events if "value" in e.event or "correction" in e.event]
        assert sorted(e.event for e in told) == [
            "document.correction_undone",
            "document.value_confirmed",
            "document.value_corrected",
        ]
        assert all(e.data == {} for e in told)


def test_a_word_finds_its_value_again_when_the_document_is_read_anew(
    cast: Cast, document: Document
) -> None:
    with cast.alice.scope():
        value = _value(document)
        correct_value(
            actor=cast.alice.actor, value=value, correction=_correction(value, value="14.9")
        )
        LabResult.objects.filter(document=document).delete()
        for number, row in ((1, _value_free_row(value.read)), (2, value.read)):
            LabResult.objects.create(document=document, number=number, row=encode(row))
        first, second = values_of([document.id])
        assert (first.row.checked, second.row.value) == (None, "14.9")


def _value_free_row(row: LabRow) -> LabRow:
    return replace(row, name="Another test", analyte=None)


def test_a_confirmation_holds_only_for_the_reading_it_was_given_for(
    cast: Cast, document: Document
) -> None:
    with cast.alice.scope():
        confirm_value(actor=cast.alice.actor, value=_value(document))
        lab = LabResult.objects.get(document=document, number=1)
        lab.row = encode(replace(decode(LabRow, lab.row), value="9.7"))
        lab.save()
        assert _value(document).row.checked is None
        assert _value(document).row.needs_review


def test_what_can_be_read_in_two_ways_says_which_is_taken(cast: Cast, document: Document) -> None:
    with cast.alice.scope():
        value = _value(document)
    assert value.taken_as == ""
    grouped = replace(value.read, value="1,234", number=Decimal(1234))
    assert replace(value, read=grouped).taken_as == "1234"
