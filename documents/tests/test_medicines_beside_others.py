"""What is said of one medicine and holds for another, or only in some case, or for a test."""

from __future__ import annotations

from typing import Any

import pytest

from documents.pipeline.understand import understand_text


def _medicines(text: str) -> dict[str, str]:
    return {each["name"].lower(): each["status"] for each in understand_text(text)["medications"]}


def _summary(text: str) -> list[str]:
    found: list[dict[str, Any]] = understand_text(text)["summary"]
    return [each["text"] for each in found]


def test_the_cell_of_the_next_row_is_none_of_this_one() -> None:
    rows = (
        "MEDICATIONS\n"
        "  Empagliflozin        10 mg mane\n"
        "  Insulin glargine     34 units nocte  (was 28 units)\n"
        "  Cilazapril           ceased (changed to candesartan)\n"
    )
    told = _medicines(rows)
    assert told["insulin glargine"] != "stopped"
    assert told["cilazapril"] == "stopped"


def test_a_label_holds_for_all_that_hangs_behind_it() -> None:
    text = (
        "MEDICATION ON DISCHARGE\n"
        "  Apixaban 2.5 mg BD\n"
        "STOPPED:   Furosemide 20 mg OD (dehydration)\n"
        "           Zopiclone 3.75 mg ON (delirium)\n"
        "Bisoprolol 1.25 mg OM\n"
    )
    told = _medicines(text)
    assert (told["furosemide"], told["zopiclone"]) == ("stopped", "stopped")
    assert (told["apixaban"], told["bisoprolol"]) == ("active", "active")


def test_what_a_practice_printed_under_past_is_over() -> None:
    text = (
        "Medication\n Repeat\n   12-Nov-2024   Ramipril 5mg capsules     One daily\n"
        " Past\n   Jun-2023      Gliclazide 40mg tablets   (ended)\n"
        "   Jun-2022      Omeprazole 20mg capsules\n"
    )
    assert _medicines(text) == {"ramipril": "active", "gliclazide": "past", "omeprazole": "past"}


@pytest.mark.parametrize(
    "text",
    [
        "PLAN\n- If sputum turns green: prednisone 40 mg daily x 5 days and\n"
        "  amoxicillin 500 mg tds x 5 days, and come to clinic\n",
        "Medication:\nBuccal midazolam 7.5 mg for seizures lasting longer than 5 minutes\n",
        "Plan\n- Stop aspirin at 36/40\n",
    ],
)
def test_what_is_only_for_some_case_or_time_is_told_by_its_sentence(text: str) -> None:
    told = _summary(text)
    assert not any(" lists " in each or " says to " in each for each in told)
    assert any("36/40" in each or "minutes" in each or "come to clinic" in each for each in told)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Plan: Increase candesartan to 32 mg, repeat creatinine and potassium.", "potassium"),
        ("Please check U&E and magnesium in 1 week.", "magnesium"),
    ],
)
def test_what_is_to_be_measured_is_no_medicine(text: str, name: str) -> None:
    assert name not in _medicines(text)


def test_a_product_is_called_by_all_its_name() -> None:
    text = "Medication:\nNurofen Plus 2 tabs prn\nEcosprin AV 75/20 0 - 0 - 1\nNurofen 200 mg prn\n"
    assert set(_medicines(text)) == {"nurofen plus", "ecosprin av", "nurofen"}


def test_what_a_step_forbids_does_not_clash_with_an_allergy() -> None:
    forbidden = "Allergies: NSAIDs (wheeze)\nAdvice: Do not take ibuprofen.\n"
    taken = "Allergies: NSAIDs (wheeze)\nMedication: ibuprofen 400 mg tds\n"
    assert not any("Ask your doctor" in each for each in _summary(forbidden))
    assert any("Ask your doctor" in each for each in _summary(taken))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SUMMARY\nTreated with IV co-amoxiclav, then oral doxycycline.\n", "co-amoxiclav"),
        ("Treatment\nParacetamol 1g and codeine 30mg given in dept.\n", "Paracetamol"),
    ],
)  # fmt: skip
def test_what_was_given_in_hospital_is_not_listed(text: str, name: str) -> None:
    told = _summary(text)
    assert not any(f"lists {name.lower()}" in each.lower() for each in told)
    assert any(name in each for each in told)


def test_a_dose_that_was_moved_is_not_listed_for_the_plan_says_so_again() -> None:
    text = (
        "Medications\nLisinopril 10mg - reduced to 5mg today.\n"
        "Plan\n2. Reduce lisinopril as above.\n"
    )
    assert not any("lists lisinopril 10mg" in each for each in _summary(text))


def test_how_much_is_handed_out_is_not_how_long_it_is_taken() -> None:
    text = (
        "Medication on discharge\n  Drug   Dose   Route   Freq   Supply   Status\n"
        "  Apixaban   2.5 mg   PO   BD         28 days   NEW\n"
    )
    told = [each for each in _summary(text) if "apixaban" in each.lower()]
    assert told
    assert not any("28 days" in each.split("“")[0] for each in told)
