"""The two numbers of a blood pressure that a record gives apart are told as one."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.pressures import pairs, told_as_one
from documents.pipeline.types import LabRow, Source
from documents.services.lifecycle import PROCESS
from documents.tests.conftest import Upload
from documents.tests.structured_makers import HEADER, Read, bundle, message, observation, obx
from documents.trends import readings_of, trend_of
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

UPPER, LOWER = ("8480-6", "Systolic blood pressure"), ("8462-4", "Diastolic blood pressure")


def _part(coded: tuple[str, str], value: float, **more: Any) -> dict[str, Any]:
    code, name = coded
    return {
        "code": {"coding": [{"system": "http://loinc.org", "code": code, "display": name}]},
        "valueQuantity": {"value": value, "unit": "mm[Hg]"},
        **more,
    }


def _pressure(*parts: dict[str, Any], day: str = "2026-03-02") -> dict[str, Any]:
    return observation("Blood pressure", component=list(parts), effectiveDateTime=day)


FHIR = bundle(_pressure(_part(UPPER, 131), _part(LOWER, 79)))
SWAPPED = bundle(_pressure(_part(LOWER, 79), _part(UPPER, 131)))
HL7 = message(
    obx(UPPER[1], "131", unit="mm[Hg]", code=UPPER[0]),
    obx(LOWER[1], "79", unit="mm[Hg]", code=LOWER[0]),
)


def _said(read: Read, language: str = "en") -> list[str]:
    summary = compose(tuple(read.pages), read.findings, language)  # type: ignore[arg-type]
    return [each.text for each in summary.sentences]


@pytest.mark.parametrize("record", [FHIR, SWAPPED, HL7], ids=["fhir", "swapped", "hl7"])
def test_told_as_one_with_the_place_of_both(record: Any) -> None:
    read = Read(record)
    assert len(read.findings.labs) == 2
    (told,) = [
        each
        for each in compose(tuple(read.pages), read.findings).sentences
        if each.about == "lab" and ("131" in each.text or "79" in each.text)
    ]
    assert told.text == "Your blood pressure is 131/79 mm[Hg]."
    (place,) = told.sources
    assert "131" in read.quote(place)
    assert "79" in read.quote(place)
    assert any("de presión arterial es 131/79" in text for text in _said(read, "es"))


def test_each_day_has_its_own() -> None:
    read = Read(
        bundle(
            _pressure(_part(UPPER, 131), _part(LOWER, 79)),
            _pressure(_part(UPPER, 118), _part(LOWER, 72), day="2025-03-02"),
        )
    )
    assert list(pairs(read.findings.labs)) == [(0, 1), (2, 3)]
    assert not any("118" in text for text in _said(read))


@pytest.mark.parametrize(
    "record",
    [
        bundle(_pressure(_part(UPPER, 131)), _pressure(_part(LOWER, 79), day="2025-03-02")),
        bundle(_pressure(_part(UPPER, 131)), observation("Iron", valueQuantity={"value": 5})),
        message(
            obx(UPPER[1], "131", unit="mm[Hg]", code=UPPER[0]),
            obx("Pulse", "70", unit="/min"),
            obx(LOWER[1], "79", unit="mm[Hg]", code=LOWER[0]),
            header=HEADER,
        ),
        bundle(
            _pressure(
                _part(UPPER, 161, referenceRange=[{"high": {"value": 140}}]),
                _part(LOWER, 79, referenceRange=[{"high": {"value": 90}}]),
            )
        ),
    ],
    ids=["two days", "one number", "parted", "one is high"],
)
def test_what_is_not_one_reading_or_differs_is_told_apart(record: Any) -> None:
    rows = Read(record).findings.labs
    assert told_as_one(rows) == list(rows)


def test_nothing_is_lost_or_made_up() -> None:
    row = LabRow("Iron", "5", None, Source(1, 0, 4), Source(1, 0, 1), number=Decimal(5))
    assert told_as_one([row]) == [row]
    assert told_as_one([]) == []


def test_both_charts_name_the_whole(cast: Cast, upload: Upload) -> None:
    upload(cast.alice, json.dumps(json.loads(FHIR)).encode(), "record.json")
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        readings = readings_of(cast.alice.actor)
        assert [each.pressure for each in readings] == ["131/79"] * 2
        for each in readings:
            (line,) = trend_of([each]).lines
            assert [point.text for point in line.points] == [each.row.value]
    for analyte in ("systolic_bp", "diastolic_bp"):
        page = cast.alice.client().get(f"/documents/values/{analyte}/").content.decode()
        assert "Blood pressure 131/79 mmHg" in page
    assert "Blood pressure 131/79 mmHg" in (
        cast.alice.client().get("/documents/values/").content.decode()
    )
