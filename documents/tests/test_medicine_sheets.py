"""A pharmacy's sheet of a medicine: what it warns anybody of is not the reader's illness."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text

_SHEET = """PATIENT MEDICATION INFORMATION
COMMON USES: This medicine is used to prevent and treat blood clots.

BEFORE USING: Tell your doctor about all medicines you take. Some medicines that may interact
with this drug: aspirin, amiodarone, fluconazole. Do not use if pregnant.

HOW TO USE: Take at the same time every day. Keep the amount of leafy green
vegetables you eat about the same. Blood tests (INR) must be done regularly.

MISSED DOSE: Take it as soon as you remember on the same day.

SIDE EFFECTS: Nausea or stomach pain may occur. Get medical help right away for severe
headache, weakness on one side, or if you vomit blood.

Other medicines on file:  metoprolol 50 mg daily
"""


def test_a_sheet_names_no_illness_and_no_other_medicine_of_the_reader() -> None:
    found = understand_text(_SHEET)
    assert {each["status"] for each in found["conditions"]} <= {"hypothetical"}
    assert [each["name"] for each in found["medications"]] == ["metoprolol"]


@pytest.mark.parametrize(
    "told",
    [
        "Some medicines that may interact with this drug: aspirin",
        "Keep the amount of leafy green vegetables you eat about the same",
        "Blood tests (INR) must be done regularly",
        "MISSED DOSE: Take it as soon as you remember on the same day",
        "Get medical help right away for severe headache, weakness on one side",
    ],
)
def test_what_the_sheet_bids_is_a_step(told: str) -> None:
    said = [each["text"] for each in understand_text(_SHEET)["summary"]]
    assert any(each.startswith("Next step") and told in each for each in said)


def test_a_spanish_sheet_names_no_illness_of_the_reader() -> None:
    found = understand_text(
        "METFORMINA 850 mg\nUSOS: Se usa para tratar la diabetes tipo 2.\n"
        "EFECTOS SECUNDARIOS: Puede causar náuseas y diarrea.\n"
        "DOSIS OLVIDADA: Tómela en cuanto se acuerde.\nINTERACCIONES: furosemida, cimetidina.\n"
    )
    assert {each["status"] for each in found["conditions"]} <= {"hypothetical"}
    assert [each["name"] for each in found["medications"]] == ["METFORMINA"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Diagnosis: Atrial fibrillation\nSIDE EFFECTS: nausea\n", "Atrial fibrillation"),
        ("Amiodarone is used to control her atrial fibrillation.", "atrial fibrillation"),
        ("Warfarin was used to treat a blood clot. She has gout.", "gout"),
    ],
)
def test_on_other_papers_an_illness_is_told(text: str, named: str) -> None:
    found = {each["text"]: each["status"] for each in understand_text(text)["conditions"]}
    assert found[named] == "present"


@pytest.mark.parametrize(
    "text",
    [
        "STOP meloxicam (interaction with Eliquis)",
        "She takes ibuprofen, which may interact with Eliquis.",
        "This medicine may interact with your Eliquis.",
    ],
)
def test_a_medicine_that_one_takes_is_told_where_another_interacts(text: str) -> None:
    found = understand_text(f"MEDICINES\n{text}\n")
    assert "Eliquis" in [each["name"] for each in found["medications"]]


@pytest.mark.parametrize("state", ["VT", "MS", "MI", "PA", "CA", "OR", "RI", "CO", "AL"])
@pytest.mark.parametrize(
    "line",
    [
        "310 Main St, Sutton Falls, {} 05000",
        "Sutton Falls {} 05000-1234",
        "Seen in Sutton Falls, {}.",
    ],
)
def test_a_state_is_no_illness(state: str, line: str) -> None:
    found = understand_text(f"Sutton Clinic\n{line.format(state)}\nAssessment: gout\n")
    assert [each["text"] for each in found["conditions"]] == ["gout"]


@pytest.mark.parametrize("line", ["Problems: gout, MS", "Past history: CHF, MI.", "Runs of VT 05"])
def test_an_illness_in_two_letters_is_told(line: str) -> None:
    found = {each["text"] for each in understand_text(f"{line}\n")["conditions"]}
    assert found & {"MS", "MI", "VT"}
