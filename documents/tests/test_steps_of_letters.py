"""A letter's next steps below its list of diagnoses, plans and results; its story is none."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.notes import find_followups
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page

_LETTER = (
    "SAMPLE HOSPITAL\n\nDear Dr Example\n\nDiagnosis: Broken wrist\n"
    "Follow up: 3 weeks with x-ray\n\n"
    "This lady fell onto her hand. X-rays today show good position. {}\n\nYours sincerely\n"
)


def _steps(text: str) -> list[str]:
    return [" ".join(each.text.split()) for each in find_followups([Page(1, text)])]


@pytest.mark.parametrize(
    "line",
    [
        "I have advised him not to drive if he feels faint.",
        "She was given advice and will attend the plaster room if it becomes tight or painful.",
        "She knows to ring with any fever, shivering or mouth ulcers.",
        "His sister will bring him to A&E if she is worried.",
        "We will invite you again in 12 months.",
        "Plan is to keep the cast on for a further 3 weeks.",
        "In view of her age please could you consider a DEXA scan.",
        "If it goes above 10 your GP should refer you back to us.",
        "Do not have sex until 7 days after treatment.",
    ],
)
def test_what_is_to_be_done_is_told(line: str) -> None:
    assert _steps(_LETTER.format(line)) == ["Follow up: 3 weeks with x-ray", line]


@pytest.mark.parametrize("line", ["BP check by community midwife day 5.", "GP six week check."])
def test_a_check_of_some_day_or_week_is_told_in_a_plan(line: str) -> None:
    assert line in _steps(f"Postnatal plan:\nRest.\n{line}\n")


@pytest.mark.parametrize(
    "line",
    ["Safeguarding: No concerns", "Discharged by: Dr T Beispiel, ST3", "What you need to do"],
)
def test_what_closes_or_heads_is_no_step(line: str) -> None:
    assert line not in _steps(f"Follow up:\nGP to review in 2 weeks.\n{line}\nRest well.\n")


def test_an_appointments_office_heads_no_steps_and_the_visit_is_not_the_letters_day() -> None:
    text = (
        "EXAMPLE HEALTH\nOutpatient Appointments Office\n\n4 June 2026\n\nDear Mr Sample\n\n"
        "Outpatient appointment: Skin clinic\n\nDate: Thursday 2 July 2026\nTime: 14:20\n"
        "Clinic: Dr B Mock\n\nPlease bring this letter.\n"
    )
    pages = [Page(1, text)]
    told = [each.text for each in compose(pages, recognise(pages)).sentences]
    assert "It is dated 4 June 2026." in told
    assert not any("“4 June" in each for each in told)
    assert any("Next step: “Date: Thursday 2 July 2026" in each for each in told)


def test_who_stands_before_a_dash_is_asked() -> None:
    text = "Dear Dr Example\n\nActions:\nGP – stop ramipril if BP <100\nHospital - CT in 3 weeks\n"
    assert [each.asked for each in find_followups([Page(1, text)])] == ["GP", "Hospital"]
