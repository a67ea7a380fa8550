"""A value that the patient corrected is told in answers as theirs, the reading not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversations.answering import core
from conversations.answering.types import Record
from conversations.tests.conftest import REPORT, give
from documents.corrections import find_value
from documents.pipeline.corrections import Correction
from documents.queries import findings_of, pages_of
from documents.services.corrections import correct_value
from tests.factories import make_cast


@pytest.mark.django_db
def test_an_answer_tells_a_corrected_value_as_the_patients() -> None:
    cast = make_cast()
    document = give(cast.alice, REPORT, "report.txt")
    with cast.alice.scope():
        value = find_value(document.id, 1)
        assert value is not None
        correction = replace(Correction.of(value.read), value="14.9")
        correct_value(actor=cast.alice.actor, value=value, correction=correction)
        record = Record(document.id, "report", pages_of(document.id), findings_of(document.id))
    answer = core.answer("What is my hemoglobin?", [record])
    told = [sentence for sentence in answer.sentences if "14.9" in sentence.text]
    assert [sentence.about for sentence in told] == ["corrected"]
    assert not any("9.1" in sentence.text for sentence in answer.sentences)
