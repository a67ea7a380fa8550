"""Visits and allergies that are asked for: what holds first, and what was called off as such."""

from __future__ import annotations

from datetime import date

import pytest

from conversations.answering import core
from conversations.answering.phrases import PHRASES
from conversations.tests.test_answering import record

TODAY = date(2026, 10, 10)
LIST = record(
    b"""VISIT NOTE
Date of visit: 2026-10-09

ALLERGIES
Penicillin - rash
Latex - hives

APPOINTMENTS
Cancelled: Dr. Marrow, Cardiology, October 12, 2026 at 9:00 AM
Dr. Marrow, Cardiology, December 3, 2026 at 10:30 AM
""",
    "list.txt",
)
PROSE = record(
    b"""PLAN
Your appointment with Dr. Quill on November 2, 2026 has been cancelled.
You were seen by Dr. Quill on September 1, 2026.
You have an appointment with Dr. Quill on December 9, 2026 at 2:00 PM.
""",
    "prose.txt",
)


def said(question: str, today: date = TODAY) -> list[str]:
    return [each.text for each in core.answer(question, (LIST, PROSE), today=today).sentences]


@pytest.mark.parametrize(
    ("doctor", "coming", "off"),
    [("Marrow", "December 3", "October 12"), ("Quill", "December 9", "November 2")],
)
def test_the_visit_to_come_is_first_and_the_cancelled_one_is_told_as_such(
    doctor: str, coming: str, off: str
) -> None:
    told = said(f"When is my appointment with Dr {doctor}?")
    assert coming in told[0]
    assert not any(off in each for each in told[:1])
    (cancelled,) = [each for each in told if off in each]
    assert cancelled.startswith(PHRASES["en"].cancelled[:9])
    assert all(doctor in each for each in told)


def test_what_is_over_is_told_behind_what_is_to_come() -> None:
    told = said("When is my appointment with Dr Quill?", date(2027, 1, 1))
    assert any("December 9" in each and each.startswith(PHRASES["en"].was[:12]) for each in told)


def test_the_allergy_that_is_asked_for_is_told_first() -> None:
    told = said("Am I allergic to latex?")
    assert "latex" in told[0]
    assert "penicillin" in told[1]


def test_that_none_to_it_was_found_is_told_before_the_others() -> None:
    told = said("Am I allergic to shellfish?")
    assert told[0] == PHRASES["en"].no_allergy.format(substance="shellfish")
    assert any("penicillin" in each for each in told)
