"""A medicine's second name beside the first is no second medicine."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def _held(text: str) -> list[str]:
    found = recognise((Page(1, f"Medications\n{text}\n"),)).medications
    return [f"{m.name}|{m.dose}|{m.frequency}|{m.intent}" for m in found]


@pytest.mark.parametrize(
    "text",
    [
        "sitagliptin 100 mg tablet (Januvia) - Take 1 tablet by mouth daily",
        "sitagliptin 100 mg tablet (brand name: Januvia) daily",
        "sitagliptin 100 MG tablet\nCommonly known as: JANUVIA\nTake 1 tablet by mouth daily",
        "sitagliptin 100 mg, also known as Januvia, daily",
    ],
)
def test_another_name_is_the_same_medicine(text: str) -> None:
    (found,) = _held(text)
    name, dose, often, intent = found.split("|")
    assert (name, dose.lower(), often, intent) == ("sitagliptin", "100 mg", "daily", "done")


@pytest.mark.parametrize(
    "text",
    [
        "metformin 500 mg (with Januvia 100 mg) daily",
        "metformin 500 mg daily\nCommonly known as: JANUVIA\nTake 1 tablet daily",
        "metformin 500 mg daily\nJanuvia 100 mg daily",
    ],
)
def test_another_medicine_is_not(text: str) -> None:
    assert [each.split("|")[0].lower() for each in _held(text)] == ["metformin", "januvia"]


def test_several_tablets_below_another_name_are_left_to_their_lines() -> None:
    (found,) = _held("metformin 500 MG tablet\nCommonly known as: GLUCOPHAGE\nTake 2 tablets daily")
    assert found.endswith("open")


def test_a_short_name_without_a_strength_is_found_as_before() -> None:
    text = "Growth was slowed by 5 - fluorouracil ( 5 - FU ) in all cell lines ."
    assert [m.name for m in find_medications((Page(1, text),))] == ["5 - fluorouracil", "5 - FU"]


def test_two_medicines_in_one_breath_are_no_third_one() -> None:
    told = _held("Metformin 500 mg daily\nSitagliptin 100 mg daily\n\nPlan\n"
                 "Continue metformin and sitagliptin.")  # fmt: skip
    assert [each.split("|")[0] for each in told] == ["Metformin", "Sitagliptin"]
    (one,) = _held("Metformin and sitagliptin 500/50 mg daily")
    assert one.startswith("Metformin and sitagliptin|500/50 mg")
