"""Steps that were lost: a clearance, what is bidden below a medicine, what we can talk about."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_followups
from documents.pipeline.types import Page


def steps(text: str) -> list[str]:
    return [each.text for each in find_followups([Page(1, text)])]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Cardiac and medical clearance from PCP.", True),
        ("Dental clearance needed.", True),
        ("Cardiac clearance obtained from PCP.", False),
        ("Creatinine clearance by Cockcroft 60.", False),
        ("Cardiac clearance was given.", False),
    ],
)
def test_a_clearance_that_is_to_come_is_a_step(line: str, told: bool) -> None:
    assert steps(f"PLAN\n- {line}\n") == ([line] if told else [])


def test_what_is_bidden_below_a_medicine_is_no_part_of_its_row() -> None:
    row = "Acetaminophen 160 mg/5 mL: 10 mL by mouth every 6 hours as needed for fever"
    text = f"Treatment plan:\n   {row}\n   Encourage fluids. Soft foods.\n"
    assert steps(text)[-2:] == ["Encourage fluids.", "Soft foods."]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Your cholesterol is high; we can talk about it at your next visit on July 9.", True),
        ("We can discuss this at your next appointment.", True),
        ("We did talk about it at the last visit.", False),
        ("She can walk to her next appointment.", False),
    ],
)
def test_what_we_can_talk_about_at_the_next_visit_is_a_step(said: str, told: bool) -> None:
    assert steps(f"Dear Rae,\n\nYour results are back. {said}\n") == ([said] if told else [])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Your LDL is high; we can talk about a statin at your next visit on July 9.", True),
        ("We will go over these at your appointment.", True),
        ("LDL goals were discussed at the last visit.", False),
    ],
)
def test_what_is_said_behind_results_of_the_next_visit_is_a_step(said: str, told: bool) -> None:
    rows = (
        "LIPID PANEL\nLDL Cholesterol    142 mg/dL    <100 mg/dL    H\n\nComment from A. Mock, DO\n"
    )
    assert steps(f"{rows}{said}\n") == ([said] if told else [])
