"""A product of several ingredients is one medicine, with the strength of each."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.types import Page


def _listed(line: str) -> list[tuple[str, str | None, str | None]]:
    found = find_medications((Page(1, f"Medications:\n{line}\n"),))
    return [(each.name, each.dose, each.frequency) for each in found]


@pytest.mark.parametrize(
    ("line", "name", "dose"),
    [
        ("Losartan 100 mg / hydrochlorothiazide 25 mg daily",
         "Losartan 100 mg / hydrochlorothiazide", "25 mg"),
        ("Oxycodone 10 mg/acetaminophen 325 mg daily", "Oxycodone 10 mg/acetaminophen", "325 mg"),
        ("Sitagliptin 50 mg-metformin 1,000 mg daily", "Sitagliptin 50 mg-metformin", "1,000 mg"),
        ("Perindopril 4 mg + indapamide 1.25 mg daily", "Perindopril 4 mg + indapamide", "1.25 mg"),
        ("Ampicillin/sodium sulbactam 500 mg-250 mg daily",
         "Ampicillin/sodium sulbactam", "500 mg-250 mg"),
        ("Sodium valproate 200 mg daily", "Sodium valproate", "200 mg"),
    ],
)  # fmt: skip
def test_one_product_is_one_medicine(line: str, name: str, dose: str) -> None:
    assert _listed(line) == [(name, dose, "daily")]


@pytest.mark.parametrize(
    "line",
    [
        "Ramipril 5 mg / Metformin 500 mg daily",
        "Ramipril 5 mg and amlodipine 5 mg daily",
        "Aspirin 81 mg, clopidogrel 75 mg daily",
        "Potassium 20 mEq, lisinopril 5 mg daily",
    ],
)
def test_two_medicines_of_a_line_stay_two(line: str) -> None:
    assert len(_listed(line)) == 2
