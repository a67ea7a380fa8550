"""What stands at the head of a letter ends where the letter begins to tell."""

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Findings, Page

_HEAD = "Dear Dr Thistlewood\n\nRE: Mr Oran Maplethorpe\n\nDiagnosis: Ulcerative colitis\n\n"
_BODY = "His CRP is 24 and haemoglobin 118. A CT scan of the abdomen was normal."


def _read(text: str) -> Findings:
    return recognise((Page(1, text),))


@pytest.mark.parametrize(
    "above",
    [
        "Current medication: mesalazine 2.4 g once daily",
        "Medications: mesalazine 2.4 g od, azathioprine 150 mg od",
        "MEDICATION:\nMesalazine 2.4 g od\nAzathioprine 150 mg od",
        "Treatment: mesalazine",
    ],
)
@pytest.mark.parametrize(
    "opening",
    [
        "I reviewed this man in clinic today. ",
        "Thank you for referring this man back. ",
        "Mr Maplethorpe returned for review. ",
        "He has had a flare over the last six weeks with blood. ",
        "It was a pleasure to see him again. ",
        "I am pleased to say that he is much better. ",
    ],
)
def test_values_and_scans_of_a_letter_below_its_medicines_are_told(
    above: str, opening: str
) -> None:
    found = _read(f"{_HEAD}{above}\n\n{opening}{_BODY}\n\nYours sincerely\n")
    assert {(row.name, row.value) for row in found.labs} == {("CRP", "24"), ("haemoglobin", "118")}
    assert [each.text for each in found.impressions] == ["A CT scan of the abdomen was normal."]


def test_what_is_checked_in_a_letter_is_no_medicine_of_its_list() -> None:
    text = (
        f"{_HEAD}Medications:\nBisoprolol 5 mg od\n\nMr Maplethorpe returned for review. {_BODY}\n"
        "Please recheck his potassium in two weeks.\n"
    )
    assert [each.name for each in _read(text).medications] == ["Bisoprolol"]


@pytest.mark.parametrize(
    "line",
    [
        "Warfarin was stopped in May because of bleeding.",
        "She takes her tablets with food in the morning and it was working.",
        "Potassium 20 mmol twice daily was added.",
        "- Folic acid 5 was given on Sundays at home.",
        "Iron 325 daily",
        "Vitamin D 1000 daily and calcium 600 daily",
    ],
)
def test_what_is_said_of_medicines_stays_in_their_list(line: str) -> None:
    found = _read(f"Medications:\nMetformin 500 mg twice daily\n\n{line}\n")
    assert not found.labs
    assert "metformin" in {each.name.lower() for each in found.medications}


def test_the_fluid_of_a_paragraph_is_not_that_of_the_letter() -> None:
    text = (
        "Dear Dr Rushmere\n\nMedication: none regular\n\nI saw her with her sister. CSF showed"
        " oligoclonal bands. Her B12 was 310.\n"
    )
    rows = [row for row in _read(text).labs if row.name == "B12"]
    assert [(row.value, row.needs_review) for row in rows] == [("310", False)]


def test_a_list_that_goes_on_below_a_sentence_is_still_the_list() -> None:
    found = _read(
        "Medications:\n\nMetformin 500 mg twice daily\n\nI was told to stop this if I am sick.\n\n"
        "Ramipril 5 mg daily\n"
    )
    assert [each.status.value for each in found.medications] == ["active", "active"]


def _told(text: str) -> list[str]:
    pages = (Page(1, text),)
    return [each.text for each in compose(pages, recognise(pages)).sentences]


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("Her TFTs in June were TSH <0.01, FT4 48.", ["TSH as <0.01", "FT4 as 48"]),
        ("Repeat tests show TSH 0.02 (0.3-4.2), FT4 28.", ["TSH is 0.02", "FT4 is 28"]),
        ("White count 5.4, neutrophils 3.1, lymphocytes 1.6.", ["neutrophils are 3.1"]),
        ("Albumin was 34 and haemoglobin 118.", ["Your albumin is 34.", "Your haemoglobin is 118"]),
        ("Globulin is 41 and total protein 78.", ["globulin is 41", "total protein is 78"]),
        (
            "Bloods on 16/11/2026: Hb 96 g/L (130-180), MCV 72 fl.",
            ["MCV as 72 fl, “on 16/11/2026”"],
        ),
        ("Bloods: Hb 96, MCV 72.", ["Your Hb is 96.", "Your MCV is 72."]),
        ("Pre-chemo bloods: Hb 104, neuts 1.4.", ["Your Hb is 104.", "Your neuts are 1.4."]),
    ],
)
def test_a_value_without_a_unit_is_told_as_it_stands(line: str, sentences: list[str]) -> None:
    told = " ".join(
        _told(f"Dear Dr Sorrel\n\nMedication: amlodipine 5 mg od\n\nI saw her today.\n{line}\n")
    )
    for each in sentences:
        assert each in told
    assert "check" not in told


@pytest.mark.parametrize(
    "line",
    [
        "Repeat tests if TSH <0.01.",
        "We treat patients whose tests in June were TSH <0.1.",
        "Repeat bloods will show TSH 0.02.",
    ],
)
def test_a_rule_is_no_value(line: str) -> None:
    assert not _read(f"Dear Dr Sorrel\n\n{line}\n").labs


def test_a_line_on_somebody_right_below_a_field_begins_the_letter() -> None:
    told = _told(
        "Dear Dr Sorrel\nDiagnosis: Coeliac disease\nMedication: Adcal-D3 one bd\n"
        "She is well on a gluten-free diet.\nHer ferritin is 34. DEXA scan was normal.\n"
    )
    assert "Your ferritin is 34." in told
    assert "The letter says: “DEXA scan was normal”." in told


@pytest.mark.parametrize("head", ["Follow up: 6 months", "Plan: rest", "Instructions: rest"])
def test_what_a_letter_tells_below_its_plan_is_no_step(head: str) -> None:
    found = _read(
        f"Dear Dr Sorrel\n\n{head}\n\nMany thanks for referring this lady. Renal ultrasound was"
        " normal. Her QRS is 110 ms. She should stop smoking.\n"
    )
    assert "Renal ultrasound was normal." in [each.text for each in found.impressions]
    assert not any("ultrasound" in each.text for each in found.followups)


def test_what_one_writes_that_one_asked_for_is_still_of_the_plan() -> None:
    found = _read("Plan:\n1. Bloods in 3 months\n\nI have asked him to keep a diary.\n")
    assert len(found.followups) == 2
