"""What stands among the next steps and asks nothing; a list that a page cuts in two goes on."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_conditions, find_followups
from documents.pipeline.notes.steps.appointments import find_appointments
from documents.pipeline.types import Page

CUT = (
    "Follow-up\nCall the clinic if:\n- your foot is cold\n- you feel faint\n\nPage 1 of 2\n",
    "Berta Muster MRN 0815\n\n- you have a rash that spreads\n\nRest well.\n",
)


def steps(*texts: str) -> list[str]:
    return [each.text for each in find_followups([Page(n, t) for n, t in enumerate(texts, 1)])]


@pytest.mark.parametrize("texts", [CUT, ("".join(CUT),)])
def test_a_list_goes_on_over_the_edge_of_a_page(texts: tuple[str, ...]) -> None:
    found = steps(*texts)
    assert "Call the clinic if you have a rash that spreads" in found
    assert not any(each.startswith("you") for each in found)
    said = find_conditions([Page(n, t) for n, t in enumerate(texts, 1)])
    assert {str(each.status) for each in said if each.text == "rash"} == {"hypothetical"}


def test_what_stands_on_the_next_page_under_a_title_of_its_own_is_no_part_of_the_list() -> None:
    found = find_conditions([Page(1, CUT[0]), Page(2, "Assessment\n- rash\n")])
    assert {str(each.status) for each in found if each.text == "rash"} == {"present"}


@pytest.mark.parametrize(
    "line",
    [
        "Dear Mr Muster,",
        "Diet and exercise",
        "Results pending",
        "Throat culture: pending.",
        "Phone: 202-555-0117",
        "You do not need to stop eating before the test.",
        "Page 3 of 4",
    ],
)
def test_a_line_that_asks_nothing_is_no_step(line: str) -> None:
    assert steps(f"Follow-up\nSee Dr Elm in 3 weeks.\n\n{line}\n\nKeep the splint dry.\n") == [
        "See Dr Elm in 3 weeks.",
        "Keep the splint dry.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "You do not need to call unless the fever comes back.",
        "Call 202-555-0117 for a visit.",
        "Diabetes nurse",
    ],
)
def test_a_line_that_asks_something_stays(line: str) -> None:
    assert line in steps(f"Follow-up\nSee Dr Elm in 3 weeks.\n\n{line}\n")


def test_what_nobody_found_is_no_step_and_a_ban_is_one() -> None:
    text = "Follow-up\nNo chest pain, no head injury.\n1. Please see Dr Elm in 3 weeks.\n"
    assert steps(text) == ["Please see Dr Elm in 3 weeks."]
    assert "No driving for 4 weeks." in steps("Follow-up\nNo driving for 4 weeks.\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Follow up\nThe clinic in 5 weeks.\n\nNora Mock, RN\n", ["The clinic in 5 weeks."]),
        ("Impression:\nClear lungs.\nRead by: O. Sample\n", []),
        ("Impression:\nClear lungs.\n\nReport typed by: OS\n", []),
        (
            "Discharge Instructions\nName: Nora Mock\nDate of Discharge: 4/13/2025\n\n"
            "Activity:\n- No lifting for 3 weeks.\n",
            ["No lifting for 3 weeks."],
        ),
        (
            "Appointments\nWith   When   Why\nDr. Sample   06/21/2026   Stitches out\n",
            ["Dr. Sample   06/21/2026   Stitches out"],
        ),
        (
            "Follow up\nSchool note given through 06/21/2026.\nSee the dentist.\n",
            ["See the dentist."],
        ),
        ("Follow up\nSee the dentist.\nNo red flags.\n", ["See the dentist."]),
    ],
)
def test_who_signs_whose_paper_it_is_and_the_head_of_a_table_are_no_steps(
    text: str, told: list[str]
) -> None:
    assert steps(text) == told
    said = [each.text for each in find_appointments([Page(1, text)])]
    assert not any("note given" in each or "When" in each for each in said)


def test_a_name_that_is_to_be_seen_is_a_step() -> None:
    assert steps("Follow up:\nDr. Nora Mock, MD\nDr. Ola Sample, DO\n") == [
        "Dr. Nora Mock, MD",
        "Dr. Ola Sample, DO",
    ]
    assert steps("Follow up\n- Stitches out.\n\n- Nora Mock, RN\n")[-1] == "Nora Mock, RN"


def test_what_only_goes_on_its_label_is_told_with_it() -> None:
    assert steps("Follow up: with your own doctor as needed.\n") == [
        "Follow up: with your own doctor as needed."
    ]
    assert steps("Plan: return in 2 weeks.\n") == ["return in 2 weeks."]
