"""A structured record on its way through the portal: values from its codes, never from its text."""

from __future__ import annotations

import io

import pytest

from documents import processing
from documents.models import Document, Stage, Status
from documents.pipeline.types import Flag
from documents.pipeline.understand import understand_file, understand_text
from documents.queries import labs_of, pages_of
from documents.services import lifecycle
from documents.tests.conftest import Upload
from documents.tests.structured_makers import (
    bundle,
    clinical_document,
    message,
    observation,
    obx,
    result,
    results,
)
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

MESSAGE = message(obx("Potassium", "5.90", unit="mmol/L", ref="3.5-5.1", code="2823-3"))
RECORDS = {
    "message.hl7": MESSAGE,
    "bundle.json": bundle(
        observation(
            "Potassium",
            code={
                "coding": [{"system": "http://loinc.org", "code": "2823-3"}],
                "text": "Potassium",
            },
            valueQuantity={"value": "VALUE", "unit": "mmol/L"},
            referenceRange=[{"low": {"value": 3.5}, "high": {"value": 5.1}}],
        )
    ).replace('"VALUE"', "5.90"),
    "summary.xml": clinical_document(
        results(
            result(
                "Potassium",
                '<value xsi:type="PQ" value="5.90" unit="mmol/L"/>',
                more="<referenceRange><observationRange><text>3.5-5.1</text></observationRange>"
                "</referenceRange>",
            ),
            # A table that a reader of text would take for another result.
            text="Sodium  999 mmol/L  135 - 145",
        )
    ),
}


def _settled(cast: Cast, document: Document) -> Document:
    run_waiting(kind=lifecycle.PROCESS)
    with cast.alice.scope():
        return Document.objects.get(id=document.id)


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_is_kept_with_its_coded_values_and_their_places(
    name: str, cast: Cast, upload: Upload
) -> None:
    document = _settled(cast, upload(cast.alice, RECORDS[name].encode(), name))
    assert document.status == Status.READY, document.problem
    with cast.alice.scope():
        (potassium,) = labs_of(document.id)
        pages = pages_of(document.id)
    assert (potassium.value, potassium.unit, potassium.flag) == ("5.90", "mmol/L", Flag.HIGH)
    place = potassium.value_source
    assert pages[place.page - 1].text[place.start : place.end] == "5.90"
    shown = cast.alice.client().get(f"/documents/{document.id}/").content.decode()
    assert "5.90" in shown
    assert "This is a lab report." in shown


def test_a_worker_that_died_before_recognising_loses_nothing(
    cast: Cast, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = dict(processing.STEPS)

    def die(_: object) -> None:
        raise RuntimeError("gone")

    document = upload(cast.alice, MESSAGE.encode(), "message.hl7")
    with monkeypatch.context() as patch:
        patch.setitem(processing.STEPS, Stage.RECOGNISE, die)
        run_waiting(kind=lifecycle.PROCESS)
    assert whole == processing.STEPS
    with cast.alice.scope():
        assert pages_of(document.id)
        lifecycle.retry_document(actor=cast.alice.actor, document=Document.objects.get())
    _settled(cast, document)
    with cast.alice.scope():
        assert [row.value for row in labs_of(document.id)] == ["5.90"]


def test_a_record_of_several_people_is_refused_in_words(cast: Cast, upload: Upload) -> None:
    two = message(obx("Iron", "5")) + message(obx("Iron", "6")).replace("|77^", "|78^")
    document = _settled(cast, upload(cast.alice, two.encode(), "message.hl7"))
    assert document.status == Status.REFUSED
    assert "more than one person" in document.problem


def test_a_message_given_as_text_is_read_as_the_message_it_is() -> None:
    assert [row["value"] for row in understand_text(MESSAGE)["labs"]] == ["5.90"]
    note = "<Name> was seen today.\nHemoglobin: 9.1 g/dL (13.0 - 17.0)\n"
    assert [row["value"] for row in understand_text(note)["labs"]] == ["9.1"]


def test_the_command_gives_the_coded_values() -> None:
    found = understand_file(io.BytesIO(RECORDS["summary.xml"].encode()))
    assert [(row["name"], row["value"], row["unit"]) for row in found["labs"]] == [
        ("Potassium", "5.90", "mmol/L")
    ]
    assert found["kind"] == "lab_report"
    for sentence in found["summary"]:
        assert all(source["quote"].strip() for source in sentence["sources"])
