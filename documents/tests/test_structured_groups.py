"""Coded records: the range of the patient's own sex and age, where the file says who it is."""

from __future__ import annotations

import pytest

from documents.pipeline.structured.groups import read_groups
from documents.pipeline.types import Flag, LabRow
from documents.tests.structured_makers import (
    Read,
    bundle,
    clinical_document,
    message,
    observation,
    obx,
    result,
    results,
)

BOTH = "M: 13.0-17.0 F: 12.0-15.5"


def in_hl7(sex: str, ref: str = BOTH) -> LabRow:
    text = message(obx("Hemoglobin", "12.6", unit="g/dL", ref=ref)).replace("0102|F", f"0102|{sex}")
    (row,) = Read(text).findings.labs
    return row


def in_fhir(ranges: list[dict[str, object]], value: str = "12.6", **patient: object) -> LabRow:
    person = {"resourceType": "Patient", "id": "1", **patient}
    test = observation(
        "Hemoglobin", referenceRange=ranges, subject={"reference": "Patient/1"},
        valueQuantity={"value": float(value), "unit": "g/dL"},
    )  # fmt: skip
    (row,) = Read(bundle(person, test)).findings.labs
    return row


def ends(low: float, high: float) -> dict[str, object]:
    return {"low": {"value": low, "unit": "g/dL"}, "high": {"value": high, "unit": "g/dL"}}


@pytest.mark.parametrize(
    ("sex", "flag", "low"),
    [("F", Flag.NORMAL, "12.0"), ("M", Flag.LOW, "13.0"), ("U", None, ""), ("", None, "")],
)
def test_a_message_tells_the_sex(sex: str, flag: Flag | None, low: str) -> None:
    row = in_hl7(sex)
    assert (row.flag, str(row.ref_low or ""), row.needs_review) == (flag, low, False)
    assert row.ref_text == BOTH


def test_messages_of_two_sexes_decide_nothing() -> None:
    one = message(obx("Hemoglobin", "12.6", unit="g/dL", ref=BOTH))
    rows = Read(one + one.replace("0102|F", "0102|M")).findings.labs
    assert {row.flag for row in rows} == {None}


@pytest.mark.parametrize(("code", "flag"), [("F", Flag.NORMAL), ("M", Flag.LOW), ("UN", None)])
def test_a_clinical_document_tells_the_sex(code: str, flag: Flag | None) -> None:
    value = '<value xsi:type="PQ" value="12.6" unit="g/dL"/>'
    ranges = (
        f"<referenceRange><observationRange><text>{BOTH}</text></observationRange></referenceRange>"
    )
    text = clinical_document(results(result("Hemoglobin", value, more=ranges)))
    sex = f'<administrativeGenderCode code="{code}"/>'
    (row,) = Read(text.replace("<birthTime", f"{sex}<birthTime")).findings.labs
    assert row.flag is flag


def test_ranges_that_say_for_whom_they_are() -> None:
    men = {**ends(13.0, 17.0), "appliesTo": [{"text": "Male"}]}
    women = {**ends(12.0, 15.5), "appliesTo": [{"text": "Female"}]}
    assert in_fhir([men, women], gender="female").flag is Flag.NORMAL
    assert in_fhir([men, women], gender="male").flag is Flag.LOW
    assert in_fhir([men, women], gender="unknown").flag is None
    pregnant = {**ends(11.0, 12.0), "appliesTo": [{"text": "Female"}, {"text": "Pregnant"}]}
    assert in_fhir([men, pregnant], gender="female").flag is None


def test_ranges_by_age_are_those_of_the_day_of_the_sample() -> None:
    child = {**ends(10.0, 12.0), "age": {"high": {"value": 17, "unit": "years"}}}
    grown = {**ends(12.0, 15.5), "age": {"low": {"value": 18, "unit": "years"}}}
    assert in_fhir([child, grown], birthDate="2008-03-02").flag is Flag.HIGH
    assert in_fhir([child, grown], birthDate="2008-03-01").flag is Flag.NORMAL
    assert in_fhir([child, grown]).flag is None
    weeks = {**ends(12.0, 15.5), "age": {"low": {"value": 1, "unit": "wk"}}}
    assert in_fhir([weeks], birthDate="2000-03-01").flag is None


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Male: 13.0 - 17.0; Female: 12.0 - 15.5", ["male", "female"]),
        ("13.0-17.0 g/dL (M), 12.0-15.5 g/dL (F)", ["(m)", "(f)"]),
        ("Men <15 / Women <20", ["men", "women"]),
        ("Hombres: 13-17 Mujeres: 12-15", ["hombres", "mujeres"]),
        ("13.0-17.0", []),
        ("Male: 13.0-17.0 Female: 12.0-15.5 or 12", []),
        ("Male: 13.0-17.0, lower in pregnancy, Female: 12.0-15.5", []),
        ("M 13.0-17.0, 12.0-15.5", []),
    ],
)
def test_a_text_of_ranges_alone_is_read(text: str, labels: list[str]) -> None:
    assert [group.label for group in read_groups(text)] == labels


def test_a_group_of_women_is_not_all_women() -> None:
    assert in_hl7("F", "Female (pregnant): 11.0-14.0 Male: 13.0-17.0").flag is None
