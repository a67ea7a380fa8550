"""What stands among the next steps and is a title, a finding, a sample or an address is no step."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.notes import find_followups
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def _told(text: str) -> str:
    pages = [Page(1, text)]
    return "\n".join(each.text for each in compose(pages, recognise(pages)).sentences)


@pytest.mark.parametrize(
    "line",
    [
        "Instructions from A. Sample MD",
        "Discharge instructions from Dr. A. Sample:",
        "Your blood pressure was a little high again today.",
        "Your weight is up 2 kg.",
        "Your potassium level was low last week.",
        "You were seen today for a cough.",
        "Source: clean catch",
        "Tobacco: former smoker, quit 2010",
        "I have made no changes.",
        "REPORT TO:  Mr D. Example, Surgical Clinic",
        "Order no.   2503110844   Sampling   11.03.2025",
        "Copy faxed to community pharmacy",
        "Reconciled by: J. Example, BScPharm",
        "RN: K. Example",
        "Take care,",
        "Specimen: urine",
        "12 Example Road, Sampletown, ST 00000",
        "Sample Valley Clinic, 12 Example Road, Sampletown",
    ],
)
def test_what_asks_for_nothing_is_no_step(line: str) -> None:
    assert not find_followups([Page(1, f"SAMPLE NOTE\n\nFOLLOW-UP\n{line}\nBring a list.\n")])[1:]


@pytest.mark.parametrize(
    "line",
    [
        "Your blood test is on 14 May 2026 at 10:00.",
        "Your blood test is overdue.",
        "Report to: Day Surgery Unit, ground floor, at 7 am.",
        "Take care of your wound and keep it dry.",
        "Order no more than one refill at a time.",
        "Your potassium was low, so have it checked in a week.",
        "Your scan is with Dr Mock on Monday.",
        "Follow up at 12 Example Road, Sampletown in 2 weeks.",
        "Clean the wound twice a day.",
        "Visit 14 May 2026 at 9:15 with Dr Mock.",
        "Your blood pressure was high, please measure it at home.",
    ],
)
def test_what_asks_for_something_stays_a_step(line: str) -> None:
    assert f"Next step: “{line[:-1]}”" in _told(f"SAMPLE NOTE\n\nFOLLOW-UP\n{line}\n")


@pytest.mark.parametrize(
    "line", ["Visit 4 May 2026", "Office visit: May 4, 2026", "Visit 5/4/2026"]
)
def test_the_day_of_the_visit_itself_is_no_step(line: str) -> None:
    assert "Next step" not in _told(
        f"Sample Clinic\nAfter Visit Summary\n\n{line}\nYou are well.\n"
    )


def test_a_step_below_who_somebody_is_stands_whole() -> None:
    text = (
        "Sample Clinic\nAfter Visit Summary\n\nPatient: Otto Sample\nDate of birth: 1 Jan 1970\n\n"
        "Take your blood pressure at home each morning and write\n"
        "down the numbers for your next visit\n"
    )
    assert "each morning and write down the numbers for your next visit”" in _told(text)


@pytest.mark.parametrize(
    "line",
    [
        "Sample Imaging, 12 Example Road, Sampletown, ST 00000",
        "12 Example Road",
        "Performed at Sample Lab, 12 Example Street, Sampletown ZZ1 1ZZ",
    ],
)
def test_an_address_is_no_finding(line: str) -> None:
    told = _told(f"CT CHEST\n\nIMPRESSION:\nA 5 mm nodule of the left lung.\n{line}\n")
    assert "nodule" in told
    assert "Example" not in told


@pytest.mark.parametrize(
    "step",
    [
        "Do not lift more than|5 kg for 6 weeks",
        "Take the tablets until|Friday then stop",
        "Ring your GP or the|Minor Injuries Unit if the wound is red",
        "See Dr|Mock in the|Eye Clinic in two weeks",
        "Repeat the blood test with your|GP surgery in 2 weeks",
        "Keep the arm in the sling for|2 weeks",
    ],
)
def test_a_step_goes_on_where_its_line_cannot_end(step: str) -> None:
    whole = f"“{step.replace('|', ' ')}”"
    for bullet, indent in (("- ", "  "), ("1. ", "   "), ("", "")):
        lines = step.replace("|", f"\n{indent}")
        assert whole in _told(f"DISCHARGE INSTRUCTIONS\n\n{bullet}{lines}\n")


def test_a_list_below_a_line_is_none_of_it() -> None:
    text = (
        "FOLLOW-UP\nFollow up with\nDr Mock\nDr Beispiel\n\nPlan:\n- Rest the\n- Eat well today\n"
    )
    assert "Rest the Eat" not in _told(text)
    assert "Dr Mock; Dr Beispiel" in _told(text)
