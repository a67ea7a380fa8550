"""A slip to order repeat medicines again: all on it are prescribed, whatever box is ticked."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Medication, Page
from documents.pipeline.understand import understand_text

_SLIP = """REPEAT PRESCRIPTION - ORDER SLIP
Please tick the items you need and allow 2 working days.

REPEAT ITEMS                                          Last issued     Issues
[ ] Losartan 50mg tablets                             21-Oct-2026     4 of 12
    ONE TO BE TAKEN EACH DAY                  28 tablet
☐ Metformin 500mg modified-release tablets            21-Oct-2026     4 of 12
    TWO TO BE TAKEN TWICE A DAY WITH FOOD     112 tablet
( ) Latanoprost 50micrograms/ml eye drops             02-Oct-2026     2 of 12
    ONE DROP INTO BOTH EYES AT NIGHT          2.5 ml
[x] Co-codamol 8mg/500mg tablets                      14-Aug-2026     1 of 6
    ONE OR TWO UP TO FOUR TIMES A DAY WHEN
    REQUIRED                                  100 tablet
[ ] Fybogel sachets
    ONE TO BE TAKEN TWICE A DAY               60 sachet

PAST ITEMS (not on repeat)
    Flucloxacillin 500mg capsules                     06-Jul-2026
    ONE TO BE TAKEN FOUR TIMES A DAY          28 capsule
"""


def _found(text: str) -> tuple[Medication, ...]:
    return recognise([Page(1, text)]).medications


def test_every_item_of_a_slip_is_told_with_how_it_is_taken() -> None:
    found = {each.name: (each.dose, each.frequency, each.status) for each in _found(_SLIP)}
    assert found["Losartan"] == ("50mg", "EACH DAY", "active")
    assert found["Latanoprost"][1:] == ("AT NIGHT", "active")
    assert found["Fybogel"] == (None, "TWICE A DAY", "active")
    assert found["Flucloxacillin"][2] == "past"
    said = [each["text"] for each in understand_text(_SLIP)["summary"]]
    assert any("TWO TO BE TAKEN TWICE A DAY WITH FOOD" in each for each in said)
    assert any("UP TO FOUR TIMES A DAY WHEN REQUIRED" in each for each in said)
    assert any("into both eyes at bedtime" in each for each in said)
    assert not any(each.startswith("Next step: “REPEAT") or "[x]" in each for each in said)


@pytest.mark.parametrize(
    ("row", "dose", "often"),
    [
        ("☐ Amlodipine 10mg tablets - 28 tablet - ONE DAILY", "10mg", "DAILY"),
        ("[ ] 28 tablet   Amlodipine 10mg tablets    ONE DAILY", "10mg", "DAILY"),
        ("Amlodipine 10mg tablets   ONE DAILY   28 tablet   [ ]", "10mg", "DAILY"),
        ("_ Ventolin Evohaler\n  TWO PUFFS TWICE A DAY   1 inhaler", "TWO PUFFS", "TWICE A DAY"),
    ],
)
def test_the_columns_of_a_slip_stand_in_any_order(row: str, dose: str, often: str) -> None:
    text = f"Repeat prescription request form\n\nRepeat medication\n{row}\n"
    assert [(m.dose, m.frequency, m.status) for m in _found(text)] == [(dose, often, "active")]


@pytest.mark.parametrize(
    "text",
    [
        "Please tick any medicines you take\n[ ] Amlodipine 10mg tablets\n[x] Gout\n",
        "Repeat medication: tick what is still taken\n[ ] Amlodipine 10mg\n[x] Ramipril 5mg\n",
        "Medical history form\n[ ] Warfarin 5 mg\n[ ] Blood thinners\n",
    ],
)
def test_elsewhere_an_empty_box_leaves_its_medicine_unsaid(text: str) -> None:
    assert not {"Amlodipine", "Warfarin"} & {each.name for each in _found(text)}


@pytest.mark.parametrize(
    ("line", "is_step"),
    [
        ("Repeat prescription request form", False),
        ("REPEAT ITEMS     Last issued     Issues", False),
        ("Repeat bloods in 2 weeks", True),
        ("Repeat prescription to be collected on Friday", True),
    ],
)
def test_a_slips_own_title_bids_nobody_repeat_it(line: str, is_step: bool) -> None:
    found = find_followups([Page(1, f"Plan:\n{line}\n")])
    assert any(line[:12] in each.text for each in found) is is_step


def test_directions_in_capitals_are_no_heading() -> None:
    text = "MEDICATION\nSenna 7.5mg tablets\nTWO TO BE TAKEN AT NIGHT\nRamipril 5mg capsules\n"
    assert [each.status for each in _found(text)] == ["active", "active"]
