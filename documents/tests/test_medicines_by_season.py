"""A day alone beside a dose, the months of a season and days left out are told with a medicine."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _often(line: str) -> str | None:
    (medicine,) = understand_text(f"Medications\n- {line}\n")["medications"]
    often: str | None = medicine["frequency"]
    return often


@pytest.mark.parametrize(
    ("line", "often"),
    [
        ("Methotrexate 15 mg Monday", "Monday"),
        ("Methotrexate 15 mg - Tuesday", "Tuesday"),
        ("Methotrexate 10 mg SC (Friday)", "Friday"),
        ("Methotrexate 15 mg weekly - Friday", "weekly - Friday"),
        ("Folic acid 5 mg weekly, Monday", "weekly, Monday"),
        ("Cetirizine 10 mg daily, May to September", "daily, May to September"),
        ("Colecalciferol 800 units daily (October to March)", "daily (October to March)"),
        ("Clopidogrel 75 mg daily until March 2027", "daily until March 2027"),
        ("Hydrocortisone 1% cream BD for 2 weeks only", "BD for 2 weeks only"),
        ("Epoetin 4000 units three times a week on dialysis days",
         "three times a week on dialysis days"),
        ("Naltrexone 50 mg daily, Friday visit", "daily"),
        ("Ramipril 5 mg daily. May to be increased later.", "daily"),
        ("Ferrous sulfate 200 mg OD, not with tea", "OD"),
    ],
)  # fmt: skip
def test_the_days_and_months_are_told_with_the_medicine(line: str, often: str | None) -> None:
    assert _often(line) == often


@pytest.mark.parametrize(
    "line",
    [
        "Folic acid 5 mg daily except on methotrexate day",
        "Folic acid 5 mg weekly, the day after methotrexate",
        "Atorvastatin 20 mg nightly except when travelling",
    ],
)
def test_days_left_out_are_only_quoted(line: str) -> None:
    told = [each["text"] for each in understand_text(f"Medications\n- {line}\n")["summary"]]
    assert any(line in each for each in told)
    assert not any(" mg, " in each and "lists" in each for each in told)


def test_the_day_of_one_dose_in_prose_is_no_frequency() -> None:
    (found,) = understand_text("He took aspirin 300 mg Monday.")["medications"]
    assert (found["status"], found["frequency"]) == ("past", None)
