"""What is due, a test or a visit named with when, and a step that hangs on the sentence before."""

from __future__ import annotations

import pytest

from documents.pipeline.compose.wording import step_words
from documents.pipeline.notes import find_followups
from documents.pipeline.notes.steps.appointments import find_appointments
from documents.pipeline.types import Page


def steps(text: str) -> list[str]:
    return [each.text for each in find_followups([Page(1, text)])]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tests\nThyroid tests in 10 weeks.\n", ["Thyroid tests in 10 weeks."]),
        ("Labs ordered\nLipid panel - in 3 weeks\n", ["Lipid panel - in 3 weeks"]),
        ("Labs\nHb 12.1 g/dL (12-16)\nU&E check next week\n", ["U&E check next week"]),
        ("Tests\nThyroid tests were normal 10 weeks ago.\n", []),
        ("Tests\nThyroid tests are not needed now.\n", []),
    ],
)
def test_a_test_that_is_named_with_when_is_a_step(text: str, told: list[str]) -> None:
    assert steps(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Allergies\nNone known\n\nHealth checks due\nPap test\nFlu vaccine\n",
            ["Health checks due – Pap test", "Health checks due – Flu vaccine"],
        ),
        (
            "Immunizations\nTdap 05/14/2021\nDue now: MMR dose 2\n",
            ["Due now: MMR dose 2"],
        ),
        ("Eye exam - overdue since 02/14/2024\n", ["Eye exam - overdue since 02/14/2024"]),
        ("Visit\nAll is well.\n\nReferral\nHeart rehab at Elm Gym\n",
         ["Referral – Heart rehab at Elm Gym"]),
        ("Summary\nYour bill.\n\nBalance due\nFor the visit\n", []),
        ("Amount due: $20\n", []),
        ("The pain is due to gout.\n", []),
        ("Eye exam - due to floaters, done\n", []),
    ],
)  # fmt: skip
def test_what_is_due_is_told_with_the_title_that_says_so(text: str, told: list[str]) -> None:
    assert steps(text) == told


def test_a_month_is_ahead_of_the_paper_or_behind_it() -> None:
    plan = "Visit date: 03/14/2026\nPlan\nEye exam with Dr. Mock in {}.\n"
    assert steps(plan.format("October 2026")) == ["Eye exam with Dr. Mock in October 2026."]
    assert steps(plan.format("October")) == ["Eye exam with Dr. Mock in October."]
    assert steps(plan.format("October 2019")) == []


def test_what_a_step_speaks_of_is_told_with_it() -> None:
    text = "Keep taking samplol until June. Do not stop it without asking us.\n"
    assert steps(text) == [text.strip()]
    assert steps("Keep the wound dry.\n\nDo not stop it without asking us.\n")[-1] == (
        "Do not stop it without asking us."
    )
    assert steps("Plan\nHeart rehab. They will call you. Walk each day.\n") == [
        "Heart rehab. They will call you.",
        "Walk each day.",
    ]


def test_visits_below_what_is_next_are_told_though_their_days_have_no_year() -> None:
    assert steps("What's Next\nSEP 16  Lab visit, 8:00 AM\nNOV 14  Dr. Mock, 9:20 AM\n") == [
        "SEP 16  Lab visit, 8:00 AM",
        "NOV 14  Dr. Mock, 9:20 AM",
    ]


CARD = (
    "Visit date: 05/14/2026\n\nNext appointment\nDate: June 19, 2026\nTime: 10:45 AM\n"
    "With: Dr. Ina Mock\nLocation: Elm House\n"
)


def test_a_visit_printed_as_a_card_is_one_step_with_its_hour_and_whom_to_see() -> None:
    pages = [Page(1, CARD + "Date: July 21, 2026\nTime: 9:00 AM\n")]
    (first, second) = find_appointments(pages)
    assert (first.time, first.who) == ("10:45 AM", "Dr. Ina Mock")
    assert "Elm House" in first.text
    assert (str(second.on), second.time) == ("2026-07-21", "9:00 AM")
    assert len(find_followups(pages)) == 2


def test_the_titles_of_parts_and_what_a_visit_costs_are_no_steps() -> None:
    text = (
        "Follow up\nSee Dr. Mock.\n\nTests ordered\nFasting labs next week\n\n"
        "When to call\nCall if you faint.\nNo show fee: $25.\n"
    )
    assert steps(text) == ["See Dr. Mock.", "Fasting labs next week", "Call if you faint."]


def test_a_day_is_told_with_the_label_that_says_of_what() -> None:
    assert step_words("Eye clinic: 18/06/2026 at 10:30") == "Eye clinic: 18/06/2026 at 10:30"
    assert step_words("Plan: rest well") == "rest well"
