"""FHIR R4: resources and bundles to values, numbers as they are written."""

from __future__ import annotations

import base64
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.pipeline.files.identify import MediaType
from documents.pipeline.structured.record import clean
from documents.pipeline.structured.short_names import shown_name
from documents.pipeline.types import Flag, Kind, Refused, Status
from documents.tests.structured_makers import Read, bundle, observation

WORDS = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=24
).map(clean).filter(lambda text: any(char.isalpha() for char in text))  # fmt: skip


def coded(code: str, display: str = "") -> dict[str, Any]:
    return {"coding": [{"code": code, **({"display": display} if display else {})}]}


def test_a_result_comes_with_everything_that_stands_beside_it() -> None:
    potassium = observation(
        "Potassium",
        code={"coding": [{"system": "http://loinc.org", "code": "2823-3", "display": "K"}],
              "text": "Potassium"},
        valueQuantity={"value": 5.9, "unit": "mmol/L"},
        referenceRange=[{"low": {"value": 3.5, "unit": "mmol/L"},
                         "high": {"value": 5.1, "unit": "mmol/L"}}],
        interpretation=[coded("H", "High")],
    )  # fmt: skip
    read = Read(json.dumps(potassium))
    (row,) = read.findings.labs
    assert (row.name, row.value, row.unit) == ("Potassium", "5.9", "mmol/L")
    assert (row.ref_text, row.ref_low, row.ref_high) == (
        "3.5 - 5.1 mmol/L", Decimal("3.5"), Decimal("5.1"),
    )  # fmt: skip
    assert (row.printed_flag, row.flag, row.analyte) == ("H", Flag.HIGH, "potassium")
    assert row.observed_on == date(2026, 3, 1)
    assert read.quote(row.value_source) == "5.9"
    assert read.media_type is MediaType.FHIR
    assert read.findings.kind is Kind.LAB_REPORT


@pytest.mark.parametrize("number", ["5.10", "0.0500", "1e3", "-2.0", "12345678901234567890.5"])
def test_a_number_is_kept_as_the_file_writes_it(number: str) -> None:
    text = bundle(observation("X", valueQuantity={"value": 0, "unit": "mg/dL"}))
    (row,) = Read(text.replace('"value": 0', f'"value": {number}')).findings.labs
    assert row.value == number


@pytest.mark.parametrize(
    ("given_value", "shown", "unit"),
    [
        ({"valueQuantity": {"value": 5, "comparator": "<", "code": "mg/dL"}}, "<5", "mg/dL"),
        ({"valueString": "Positive"}, "Positive", None),
        ({"valueCodeableConcept": {"text": "Detected"}}, "Detected", None),
        ({"valueInteger": 3}, "3", None),
        ({"valueBoolean": False}, "false", None),
        ({"valueRange": {"low": {"value": 5}, "high": {"value": 10, "unit": "g"}}}, "5 - 10", "g"),
        ({"valueRatio": {"numerator": {"value": 1}, "denominator": {"value": 128}}}, "1:128", None),
        ({"valueDateTime": "2026-02"}, "2026-02", None),
        ({"valueQuantity": {"value": 7.4, "unit": "1"}}, "7.4", None),
    ],
)
def test_every_value_type(given_value: dict[str, Any], shown: str, unit: str | None) -> None:
    assert Read(bundle(observation("X", **given_value))).values() == [("X", shown, unit)]


def test_a_blood_pressure_gives_its_parts() -> None:
    parts = [
        {"code": {"text": name}, "valueQuantity": {"value": value, "unit": "mm[Hg]"}}
        for name, value in (("Systolic", 131), ("Diastolic", 79))
    ]
    read = Read(bundle(observation("Blood pressure", component=parts)))
    assert read.values() == [("Systolic", "131", "mm[Hg]"), ("Diastolic", "79", "mm[Hg]")]


@pytest.mark.parametrize("status", ["entered-in-error", "cancelled"])
def test_what_was_a_mistake_is_said_and_its_value_is_not(status: str) -> None:
    wrong = observation("Sodium", valueQuantity={"value": 987654}, status=status)
    read = Read(bundle(wrong, observation("Iron", valueQuantity={"value": 5})))
    assert read.values() == [("Iron", "5", None)]
    assert "987654" not in read.text
    assert "Sodium" in read.text


def test_a_missing_value_says_why() -> None:
    read = Read(bundle(observation("Sodium", dataAbsentReason={"text": "clotted"})))
    assert read.findings.labs == ()
    assert "No value given: clotted" in read.text


def test_ranges_that_depend_on_the_person_are_shown_and_not_computed_with() -> None:
    ranges = [
        {"low": {"value": 1}, "high": {"value": 2}, "appliesTo": [{"text": "women"}]},
        {"low": {"value": 3}, "high": {"value": 4}, "appliesTo": [{"text": "men"}]},
    ]
    (row,) = Read(
        bundle(observation("X", valueQuantity={"value": 5}, referenceRange=ranges))
    ).findings.labs
    assert row.ref_text == "1 - 2 (women); 3 - 4 (men)"
    assert row.flag is None


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"clinicalStatus": coded("active")}, Status.PRESENT),
        ({"clinicalStatus": coded("resolved")}, Status.PAST),
        ({"clinicalStatus": "resolved"}, Status.PAST),
        ({"abatementDateTime": "2020-01-01"}, Status.PAST),
        ({"verificationStatus": coded("refuted")}, Status.ABSENT),
        ({"clinicalStatus": coded("active"), "verificationStatus": coded("provisional")},
         Status.POSSIBLE),
        ({}, Status.PRESENT),
    ],
)  # fmt: skip
def test_conditions_keep_their_status(fields: dict[str, Any], status: Status) -> None:
    asthma = {"resourceType": "Condition", "code": {"text": "Asthma"}, **fields}
    (condition,) = Read(bundle(asthma)).findings.conditions
    assert (condition.text, condition.status) == ("Asthma", status)


@pytest.mark.parametrize("kind", ["Condition", "AllergyIntolerance"])
def test_a_condition_or_allergy_that_was_a_mistake_is_not_listed(kind: str) -> None:
    wrong = {"resourceType": kind, "code": {"text": "Asthma"},
             "verificationStatus": coded("entered-in-error")}  # fmt: skip
    found = Read(bundle(wrong)).findings
    assert found.conditions == ()
    assert found.allergies == ()


def test_allergies_and_none_known() -> None:
    nuts = {"resourceType": "AllergyIntolerance", "code": {"text": "Nuts"},
            "reaction": [{"manifestation": [{"text": "Hives"}]}]}  # fmt: skip
    none = {"resourceType": "AllergyIntolerance", "code": coded("716186003", "No known allergy")}
    first, second = Read(bundle(nuts, none)).findings.allergies
    assert (first.substance, first.reaction, first.status) == ("Nuts", "Hives", Status.PRESENT)
    assert second.status is Status.ABSENT


def test_reports_notes_and_unknown_entries_are_text() -> None:
    note = base64.b64encode(b"Feels well.").decode()
    read = Read(
        bundle(
            {"resourceType": "DiagnosticReport", "status": "final", "code": {"text": "Chest film"},
             "conclusion": "Clear lungs."},
            {"resourceType": "DocumentReference", "description": "Letter",
             "content": [{"attachment": {"contentType": "text/plain", "data": note}}]},
            {"resourceType": "Immunization", "status": "completed", "vaccineCode": {"text": "Flu"}},
            {"resourceType": "VisionPrescription", "status": "active", "created": "2026-01-02"},
        )
    )  # fmt: skip
    for words in ("Chest film", "Clear lungs.", "Feels well.", "Flu", "Vision prescription"):
        assert words in read.text
    assert read.findings.labs == ()


def test_smoking_is_told_and_is_no_value() -> None:
    smoking = observation("Smoking", category=[coded("social-history")], valueString="Never")
    read = Read(bundle(smoking))
    assert read.findings.labs == ()
    assert "Smoking  Never" in read.text


def test_a_list_of_resources_and_one_a_line() -> None:
    each = [observation(name, valueQuantity={"value": 5}) for name in ("A", "B")]
    wanted = [("A", "5", None), ("B", "5", None)]
    assert Read(json.dumps(each)).values() == wanted
    assert Read("\n".join(map(json.dumps, each))).values() == wanted


def test_a_history_shows_the_newest_version_only() -> None:
    new, old = (
        {"resource": observation("A", id="1", valueQuantity={"value": value})} for value in (2, 1)
    )
    text = json.dumps({"resourceType": "Bundle", "type": "history", "entry": [new, old]})
    assert Read(text).values() == [("A", "2", None)]


def _about(number: int) -> dict[str, Any]:
    return observation("A", valueInteger=number, subject={"reference": f"Patient/{number}"})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"any": "data"}', "type_not_accepted"),
        ("{}", "type_not_accepted"),
        ('{"resourceType": "Bundle", "type": "collection"}', "type_not_accepted"),
        (bundle({"resourceType": "Practitioner", "name": [{"family": "Field"}]}),
         "type_not_accepted"),
        (bundle(_about(1), _about(2)), "type_not_accepted"),
        ('{"resourceType": "Observation", "status": "final", "status": "cancelled"}', "damaged"),
        ('{"resourceType": "Observation", "valueInteger": NaN}', "damaged"),
        ('{"resourceType": "Observation", ', "damaged"),
        ('{"resourceType": "Observation"} trailing', "damaged"),
    ],
)  # fmt: skip
def test_what_is_no_record_of_one_person_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        Read(text)
    assert refused.value.code == code
    assert len(refused.value.message) < 400


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            WORDS, st.decimals(-10_000, 10_000, places=4), st.sampled_from(["mg/dL", "%", ""])
        ),
        min_size=1, max_size=8,
    )
)  # fmt: skip
def test_any_results_come_back_exactly(rows: list[tuple[str, Decimal, str]]) -> None:
    marked = bundle(
        *(
            observation(name, valueQuantity={"value": f"#{place}#", "unit": unit})
            for place, (name, _, unit) in enumerate(rows)
        )
    )
    for place, (_, value, _) in enumerate(rows):
        marked = marked.replace(f'"#{place}#"', f"{value:f}")
    read = Read(marked)
    assert read.values() == [
        (shown_name(name, None, unit or None, f"{value:f}"), f"{value:f}", unit or None)
        for name, value, unit in rows
    ]
    for row in read.findings.labs:
        assert read.quote(row.value_source) == row.value


@settings(max_examples=80)
@given(st.data())
def test_a_damaged_bundle_is_refused_or_invents_nothing(data: st.DataObject) -> None:
    whole = bundle(
        observation("Sodium", valueQuantity={"value": 139.25, "unit": "mmol/L"},
                    referenceRange=[{"low": {"value": 135}, "high": {"value": 145}}]),
        observation("Titre", valueRatio={"numerator": {"value": 1}, "denominator": {"value": 64}}),
    )  # fmt: skip
    at = data.draw(st.integers(0, len(whole)))
    put = data.draw(st.sampled_from(["", '"', "{", "}", "[", ",", "9", "e5", ": null", "é"]))
    cut = data.draw(st.integers(0, 12))
    broken = whole[:at] + put + whole[at + cut :]
    try:
        read = Read(broken)
    except (Refused, AssertionError):
        return
    for row in read.findings.labs:
        for part in row.value.replace(":", " ").replace(" - ", " ").split():
            assert part.lstrip("<>=") in broken
