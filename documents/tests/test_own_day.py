"""The day of a document is no appointment, and what to come back for is not there yet."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.steps.appointments import find_appointments
from documents.pipeline.speech.context import status_of
from documents.pipeline.types import Page, Status


@pytest.mark.parametrize(
    "text",
    [
        "Visit note    Date of visit: 11/15/2026",
        "Date of service: 2026-11-15",
        "Admission date: 1/2/2026  Discharge date: 1/5/2026",
    ],
)
def test_the_day_in_a_documents_head_is_no_appointment(text: str) -> None:
    assert find_appointments([Page(1, text)]) == ()


def test_a_day_of_an_earlier_visit_still_is() -> None:
    (visit,) = find_appointments([Page(1, "Last seen in clinic on 3 May 2026.")])
    assert visit.status is Status.PAST


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Return to the emergency department for chest pain.", Status.HYPOTHETICAL),
        ("Go back to clinic with any chest pain.", Status.HYPOTHETICAL),
        ("Call the office for chest pain.", Status.HYPOTHETICAL),
        ("She went to the emergency department for chest pain.", Status.PRESENT),
    ],
)
def test_what_to_come_back_for_is_a_condition(text: str, status: Status) -> None:
    start = text.index("chest pain")
    assert status_of(text, start, start + len("chest pain")) is status
