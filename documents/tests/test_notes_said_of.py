"""What is said of another thing beside a medicine is never told as done with the medicine."""

from __future__ import annotations

import pytest

from documents.pipeline.language import sentences
from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.types import MedicationStatus, Page

_SETTLED = {MedicationStatus.CHANGED, MedicationStatus.STOPPED, MedicationStatus.HELD}


def _statuses(text: str) -> list[MedicationStatus]:
    return [each.status for each in find_medications((Page(1, text),))]


@pytest.mark.parametrize(
    "text",
    [
        "He was given cefazolin 1 g daily with reduced fever.",
        "Torsemide 20 mg daily reduced his swelling.",
        "Prednisone 10 mg daily increased appetite.",
        "Glipizide 5 mg daily lowered A1c to 6.9%.",
        "Naproxen 250 mg twice daily stopped the ache.",
        "Less pain and reduced stiffness with ibuprofen 400 mg daily.",
        "His blood pressure was reduced by amlodipine 5 mg daily.",
        "The nausea stopped after ondansetron 4 mg daily.",
        "Warfarin 4 mg daily: INR increased.",
        "Heart failure with reduced EF, bisoprolol 2.5 mg daily.",
        "Torsemide 20 mg daily, lost 3.5 L. Ejection fraction was 35%, reduced from 45%.",
    ],
)
def test_a_change_of_another_thing_is_none_of_the_medicine(text: str) -> None:
    found = _statuses(text)
    assert found
    assert not _SETTLED & {*found}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Lisinopril was increased.", MedicationStatus.CHANGED),
        ("Gabapentin 300 mg daily increased last week.", MedicationStatus.CHANGED),
        ("Gabapentin dose reduced in May.", MedicationStatus.CHANGED),
        ("Metoprolol therapy was stopped.", MedicationStatus.STOPPED),
        ("Metoprolol 25 mg daily stopped the week before.", MedicationStatus.STOPPED),
        ("Stopped on admission: ramipril 5 mg.", MedicationStatus.STOPPED),
        ("Reduced bisoprolol and ramipril.", MedicationStatus.CHANGED),
        ("Lisinopril 10 mg daily was held.", MedicationStatus.HELD),
    ],
)
def test_what_is_done_with_the_medicine_is_still_told(text: str, status: MedicationStatus) -> None:
    assert {*_statuses(text)} == {status}


@pytest.mark.parametrize("text", ["He lost 7.2 L. Edema went.", "Temp 38.5 C. Fluids were given."])
def test_a_unit_of_one_letter_ends_a_sentence(text: str) -> None:
    assert len(sentences.split(text)) == 2


def test_an_initial_does_not() -> None:
    assert len(sentences.split("Seen by Mary L. Smith today.")) == 1
