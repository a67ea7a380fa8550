"""Whom to call when it is urgent is told wherever it stands; what somebody did is no step."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_conditions, find_followups
from documents.pipeline.types import Page, Status

_LETTER = "Medication: methotrexate 15 mg once weekly, folic acid 5 mg once weekly\n\n{}\n"


def _steps(text: str) -> tuple[str, ...]:
    return tuple(" ".join(each.text.split()) for each in find_followups([Page(1, text)]))


@pytest.mark.parametrize(
    "line",
    [
        "If you get a fever ring the 24 hour triage line on 01632 960001 straight away.",
        "If she gets a fever or a sore throat she should ring the helpline on 01632 960001.",
        "Phone the IBD helpline if your symptoms flare.",
        "Contact your rheumatology nurse with any concerns.",
        "In an emergency call 999 or go to A&E.",
        "If you cannot get through, attend ED.",
        "Otherwise ring 111 for advice.",
        "Should you develop chest pain, dial 999 immediately.",
        "In the event of a bleed call an ambulance.",
        "If you feel unwell call the acute oncology service.",
        "The triage line is open 24 hours a day: 01632 960003.",
        "His wife knows to present to ED if the vision gets worse.",
        "He was told to attend A&E should the weakness come back.",
        "Patients on chemotherapy who feel unwell should contact the 24-hour helpline.",
        "Get medical help right away for severe headache or if you vomit blood.",
        "Seek urgent medical attention if your face swells.",
    ],
)
def test_whom_to_call_is_told_below_a_list_of_medicines_too(line: str) -> None:
    assert line in _steps(_LETTER.format(f"I reviewed Mrs Mock today. She is well. {line}"))
    assert line in _steps(_LETTER.format(line))


@pytest.mark.parametrize(
    "line",
    [
        "Si tiene fiebre llame al 112.",
        "En caso de dolor acuda a urgencias.",
        "Le hemos indicado que acuda a urgencias si presenta sangrado.",
    ],
)
def test_it_is_told_in_spanish_too(line: str) -> None:
    assert line in _steps(f"Informe de alta\n\nEl paciente se encuentra bien.\n{line}\n")


@pytest.mark.parametrize(
    "line",
    [
        "He called 999 yesterday and was brought in by ambulance.",
        "She was told by her GP to go to A&E today.",
        "NHS 111 advised her to attend A&E.",
        "He rang the helpline last week.",
        "He did not ring the helpline.",
        "She had to go to A&E twice last year.",
        "If he had called 999 sooner he would have been treated.",
        "They usually contact the specialist nurse.",
        "Came to the emergency department with chest pain.",
    ],
)
def test_what_somebody_did_is_no_step(line: str) -> None:
    assert not _steps(f"History\n{line}\n")
    assert not _steps(_LETTER.format(line))


def test_a_question_is_told_with_what_to_do() -> None:
    assert _steps(_LETTER.format("Bleeding or a seizure?\nCall 111.")) == (
        "Bleeding or a seizure? Call 111.",
    )


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Any chest pain or breathlessness - call 999.", Status.HYPOTHETICAL),
        ("Chest pain or a seizure: dial 999.", Status.HYPOTHETICAL),
        ("For chest pain call 999.", Status.HYPOTHETICAL),
        ("With any diarrhoea ring the helpline.", Status.HYPOTHETICAL),
        ("Chest pain or a seizure?\nCall 111.", Status.HYPOTHETICAL),
        ("Known asthma - call 999 if it gets bad.", Status.PRESENT),
        ("Migraine - see the headache specialist nurse.", Status.PRESENT),
    ],
)
def test_what_it_is_called_for_is_nobodys_illness_yet(line: str, status: Status) -> None:
    found = find_conditions([Page(1, _LETTER.format(line))])
    assert found
    assert {each.status for each in found} == {status}


def test_help_over_the_end_of_a_line_is_told_and_help_that_was_is_not() -> None:
    bid = "Get medical help\nright away for black stools."
    was = "He got medical help for a fall. She does not get help for it."
    assert _steps(_LETTER.format(bid)) == (" ".join(bid.split()),)
    assert _steps(_LETTER.format(was)) == ()
