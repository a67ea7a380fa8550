"""What a list's head forbids, what a letter thinks of a value, and the parts of a short note."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.structure.headings import likely_kind
from documents.pipeline.understand import understand_text


def told(text: str) -> list[str]:
    return [each["text"] for each in understand_text(text)["summary"]]


@pytest.mark.parametrize("head", ["DO NOT TAKE", "DO NOT TAKE:", "Do not take any of these:"])
def test_what_a_head_forbids_is_told_with_each_name_below_it(head: str) -> None:
    said = told(f"{head}\n- diltiazem\n- naproxen\n")
    for name in ("diltiazem", "naproxen"):
        assert any(f"“{head.rstrip(':')}: {name}”" in each for each in said)


@pytest.mark.parametrize("line", ["furosemide 40 mg twice a day (new dose)"])
def test_a_new_dose_is_no_new_medicine(line: str) -> None:
    (found,) = understand_text(f"Medications:\n{line}\n")["medications"]
    assert found["status"] == "changed"


def test_insulin_by_a_scale_is_told_with_it() -> None:
    line = "Insulin lispro  per scale  SubQ  AC TID"
    said = told(f"Medications:\n- {line}\n- metformin 500 mg daily\n")
    assert any("Insulin lispro per scale SubQ AC TID" in each for each in said)
    assert not any("lists insulin" in each for each in said)
    said = told("Medications:\n- Insulin aspart per sliding scale before meals\n")
    assert any("lists insulin aspart, per sliding scale before meals" in each for each in said)


@pytest.mark.parametrize(
    ("sentence", "flag"),
    [
        ("Your potassium was a little high at 5.4.", "high"),
        ("Her hemoglobin was low at 9.8 g/dL.", "low"),
        ("The ferritin is still low (8).", "low"),
        ("Your sodium is high, 150 mmol/L.", "high"),
    ],
)
def test_what_a_sentence_thinks_of_its_value_is_told(sentence: str, flag: str) -> None:
    read = understand_text(sentence)
    assert [row["printed_flag"] for row in read["labs"]] == [flag]
    assert any(f"marks it as {flag}" in each["text"] for each in read["summary"])


@pytest.mark.parametrize(
    "sentence", ["Your potassium was not high at 4.4.", "Your potassium was 4.4, high for you."]
)
def test_what_it_does_not_think_is_not(sentence: str) -> None:
    assert not any(row["printed_flag"] for row in understand_text(sentence)["labs"])


def test_the_findings_of_a_note_in_four_letters_are_not_among_its_medicines() -> None:
    text = (
        "S: knee pain for 2 months.\nMeds:\n  metformin 500 mg daily\n"
        "O: BP 132/78  HR 72  SpO2 98% RA\nA/P:\n1. Osteoarthritis.\n"
    )
    found = {each["name"]: each["value"] for each in understand_text(text)["vitals"]}
    assert found == {"BP": "132/78", "HR": "72", "SpO2": "98"}


@pytest.mark.parametrize("house", ["Prairie Internal Medicine", "Oak Family Medicine"])
def test_a_houses_name_heads_no_medicines(house: str) -> None:
    assert likely_kind(house) is None
    assert likely_kind("Current medicines") == "medications"
