"""What a plan names without a verb that bids is told; so is how a held medicine comes back."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_followups
from documents.pipeline.types import Page


def _steps(text: str) -> list[str]:
    return [" ".join(each.text.split()) for each in find_followups([Page(1, text)])]


@pytest.mark.parametrize(
    "line",
    [
        "Echo as outpatient.",
        "Cardiology clinic, date to be sent by post.",
        "OPD 4 months.",
        "Review in clinic in 6/12",
        "Referred for CBT; waiting time is about 16 weeks.",
        "Fit note until 30 June.",
        "Glucose tolerance test 6 weeks after delivery.",
        "6 weeks postnatal GTT",
        "Care co-ordinator to see fortnightly.",
        "Medical review 10 July 2025 at 2.30 pm.",
        "Next infusion 19th February, Day Ward.",
        "BP twice weekly in the day unit",
        "Please issue 2 weeks at a time.",
        "Please give RSV vaccine when eligible.",
        "Reduce alcohol.",
        "List for removal under local anaesthetic",
        "DVLA to be informed by patient",
        "Annual review",
        "He is aware that he must not drive",
    ],
)
def test_what_a_plan_names_is_told(line: str) -> None:
    assert line in _steps(f"SAMPLE CLINIC\n\nPlan:\n- Sertraline increased to 150 mg.\n- {line}\n")


@pytest.mark.parametrize(
    "line",
    [
        "Unable to see the back of the eye",
        "Able to walk and to take stairs",
        "Wants to continue at home",
        "Managed as an outpatient",
        "Referred by GP",
        "Sick note given",
        "OPD 4 months ago",
        "Discharged 15:40",
        "Annual visit.",
        "Contraception: declined",
        "She said that he can not exercise",
        "Please note the new address",
        "Semaglutide was withheld and restarted on 3 May",
    ],
)
def test_what_was_is_none(line: str) -> None:
    assert not _steps(f"SAMPLE CLINIC\n\nPlan:\n- Sertraline increased to 150 mg.\n- {line}\n")


@pytest.mark.parametrize("text", ["OPD 4 months.", "Cardiology clinic, date to follow"])
def test_some_are_told_wherever_they_stand(text: str) -> None:
    assert _steps(f"SAMPLE CLINIC\n\nHe is stable. {text}\n") == [text]


@pytest.mark.parametrize(
    "line",
    [
        "Semaglutide   weekly   WITHHELD - restart with GP in 2 weeks",
        "Ramipril 5 mg - held, to be restarted by GP if U&E stable",
        "Apixaban 5 mg bd HELD until seen in clinic",
        "Methotrexate on hold pending liver tests",
    ],
)
def test_how_a_held_medicine_comes_back_is_told(line: str) -> None:
    text = f"DISCHARGE MEDICATIONS\nMetformin 500 mg bd\n{line}\n"
    assert _steps(text) == [" ".join(line.split())]


@pytest.mark.parametrize(
    "line",
    ["Ramipril 5 mg held", "Ramipril held 3 May, restarted 5 May", "Aspirin stopped 2019"],
)
def test_a_medicine_that_is_only_held_or_is_back_is_no_step(line: str) -> None:
    assert not _steps(f"DISCHARGE MEDICATIONS\nMetformin 500 mg bd\n{line}\n")


def test_the_hospitals_part_is_none_of_the_gps() -> None:
    text = (
        "Actions for GP:\n1. Repeat U&E in 1 week\nHospital follow up: Echo as outpatient.\n\n"
        "Dr A Mock\n"
    )
    found = find_followups([Page(1, text)])
    assert [(each.text, each.asked) for each in found] == [
        ("Repeat U&E in 1 week", "GP"),
        ("Echo as outpatient.", ""),
    ]
