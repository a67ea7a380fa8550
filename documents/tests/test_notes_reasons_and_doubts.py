"""Reasons, doubts, food and the letters of numbers: none is an illness or a medicine of now."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(text: str) -> list[str]:
    return [sentence["text"] for sentence in understand_text(text)["summary"]]


def _medicines(text: str) -> dict[str, str]:
    return {each["name"].lower(): each["status"] for each in understand_text(text)["medications"]}


def _conditions(text: str) -> dict[str, str]:
    found = understand_text(text)
    return {
        each["text"].lower(): each["status"] for each in found["conditions"] + found["symptoms"]
    }


@pytest.mark.parametrize(
    "text",
    [
        "Assessment: Type 2 diabetes without long-term current use of insulin",
        "Diagnosis: asthma without regular daily use of prednisone",
    ],
)
def test_what_is_not_used_is_no_medicine(text: str) -> None:
    assert _medicines(text) == {}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("PLAN\n- start apixaban 2.5 mg BID given his history of DVT", "started"),
        ("PLAN\n- plan apixaban 2.5 mg BID after surgery given prior DVT", "started"),
        ("PLAN\n- start apixaban 2.5 mg BID given high risk of stroke", "started"),
        ("Apixaban 2.5 mg given prior to surgery.", "past"),
        ("Apixaban 2.5 mg given in the ED.", "past"),
    ],
)
def test_given_before_a_reason_is_no_giving(text: str, status: str) -> None:
    assert _medicines(text) == {"apixaban": status}


def test_what_is_planned_is_not_listed() -> None:
    told = _told("PLAN\n- DVT prophylaxis: plan apixaban 2.5 mg BID after surgery given prior DVT.")
    assert not any("lists apixaban" in each for each in told)


@pytest.mark.parametrize(
    "text",
    [
        "MDM: Appendicitis and torsion considered and felt unlikely.",
        "Impression: low suspicion for appendicitis.",
    ],
)
def test_what_is_thought_unlikely_is_told_in_its_own_sentence(text: str) -> None:
    told = _told(text)
    assert not any("possible, but not sure" in each for each in told)
    assert any("says: “" in each and "ppendicitis" in each for each in told)


def test_what_is_thought_possible_is_told_so() -> None:
    assert any("possible, but not sure" in each for each in _told("Impression: ? appendicitis."))


@pytest.mark.parametrize(
    "text", ["DIET: Low sodium, 2,000 mg a day.", "Discharge diet: low sodium"]
)
def test_what_one_is_to_eat_is_no_illness(text: str) -> None:
    assert _conditions(text) == {}


def test_too_little_in_the_blood_is_one() -> None:
    assert _conditions("Problem list\nLow sodium") == {"low sodium": "present"}


@pytest.mark.parametrize(
    "text",
    [
        "Member ID: BPH 884 220 117",
        "Group: COPD-1123",
        "Your ref: MI/2024/11",
        "MRN: CHF-2290",
        "Policy no. PE 44 1209",
    ],
)
def test_letters_of_a_number_are_no_illness(text: str) -> None:
    assert _conditions(f"{text}\nDear Sam Sample\n") == {}


@pytest.mark.parametrize("text", ["COPD: 2 exacerbations in 12 months", "Ref: COPD clinic"])
def test_an_illness_beside_figures_is_one(text: str) -> None:
    assert "copd" in _conditions(text) or "clinic" in text


@pytest.mark.parametrize(
    "row",
    [
        "Oxybutynin 5 mg tab            Stopped 07/02/2024 - confusion",
        "Zolpidem 5 mg stopped 03/11/2024 (falls, confusion)",
        "Lisinopril 10 mg - stopped, cough",
    ],
)
def test_why_a_medicine_was_stopped_is_over(row: str) -> None:
    found = _conditions(f"Discontinued medications\n{row}\n")
    assert set(found.values()) <= {"past"}


def test_a_name_is_told_with_its_aura() -> None:
    assert _conditions("Assessment\n1. Migraine with aura, frequent") == {
        "migraine with aura": "present"
    }
