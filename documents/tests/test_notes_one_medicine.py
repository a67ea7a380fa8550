"""A medicine and its other name, or what it holds, are one medicine with one dose."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.allergy.clashes import concerns
from documents.pipeline.understand import understand_text


def _found(text: str) -> list[tuple[str, str | None]]:
    read = understand_text(f"Medications:\n{text}")
    return [(each["name"], each["dose"]) for each in read["medications"]]


@pytest.mark.parametrize(
    ("name", "dose"),
    [
        ("Cholecalciferol (vitamin D3)", "1000 units"),
        ("Vitamin D (cholecalciferol)", "25 mcg"),
        ("paracetamol (acetaminophen)", "1 g"),
        ("salbutamol (albuterol)", "100 mcg"),
        ("Thiamine (vitamin B1)", "100 mg"),
        ("Folic acid (vitamin B9)", "5 mg"),
        ("Hydroxocobalamin (vitamin B12)", "1 mg"),
        ("Aspirin (acetylsalicylic acid)", "75 mg"),
        ("Ferrous sulfate (iron)", "200 mg"),
        ("Iron (ferrous fumarate)", "210 mg"),
        ("Fish oil (omega-3)", "1000 mg"),
        ("Glyceryl trinitrate (GTN)", "2 puffs"),
        ("Adcal-D3 (calcium carbonate and colecalciferol)", "1 tablet"),
        ("Co-codamol (paracetamol and codeine)", "1 tablet"),
        ("Co-amoxiclav (amoxicillin/clavulanic acid)", "625 mg"),
        ("Colecalciferol (vitamin D3)", "800 units"),
    ],
)
def test_a_name_and_its_other_name_are_one(name: str, dose: str) -> None:
    assert _found(f"{name} {dose} daily") == [(name, dose)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Insulin (Lantus and Humalog)", 3),
        ("Aspirin (with omeprazole) daily", 2),
        ("Co-codamol (ibuprofen and codeine)", 3),
        ("Ferrous sulfate 200 mg daily\nIron sucrose 200 mg IV once", 2),
        ("Calcium carbonate 500 mg daily\nVitamin D3 800 units daily", 2),
    ],
)
def test_different_medicines_stay_apart(text: str, names: int) -> None:
    assert len(_found(text)) == names


def test_the_same_medicine_listed_by_both_names_is_listed_once() -> None:
    assert len(_found("Vitamin D3 1000 units daily\nCholecalciferol 1000 units daily")) == 1


@pytest.mark.parametrize(
    ("allergy", "taken"),
    [("paracetamol", "acetaminophen"), ("codeine", "co-codamol"), ("rifampin", "rifampicin")],
)
def test_an_allergy_by_one_name_speaks_of_the_other(allergy: str, taken: str) -> None:
    assert concerns(allergy, taken) == ""
    assert concerns("paracetamol", "codeine") is None
