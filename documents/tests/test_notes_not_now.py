"""What is told of a medicine for another time, or by a number alone, replaces nothing of now."""

import pytest

from documents.pipeline.notes.medicines import entries
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Intent, Medication, MedicationStatus, Page


def told(text: str) -> list[Medication]:
    return list(entries.distinct(recognise((Page(1, text),)).medications))


@pytest.mark.parametrize(
    "row",
    [
        "Carvedilol 6.25mg tablets   Two to be taken daily   56 tablet",
        "Carvedilol 6.25mg tablets   Half to be taken each morning   28 tablet",
        "Carvedilol 6.25 mg 2 at night",
    ],
)
def test_how_many_by_a_number_alone_is_left_to_the_row(row: str) -> None:
    (found,) = told("Repeat medication\n" + row)
    assert (found.frequency, found.intent) == (None, Intent.OPEN)


@pytest.mark.parametrize("often", ["One to be taken daily", "once daily", "three times a day"])
def test_one_at_a_time_is_told_with_its_times(often: str) -> None:
    (found,) = told(f"Repeat medication\nCarvedilol 6.25mg tablets   {often}   28 tablet")
    assert found.frequency is not None
    assert found.intent is Intent.DONE


def test_a_dose_that_hangs_on_more_replaces_none() -> None:
    text = "Medication:\nLosartan 25 mg once daily\n\nPlan:\n"
    thought = told(text + "If the pressure is above 150/90, increase losartan to 50 mg.")
    assert [(m.dose, m.status, m.intent) for m in thought] == [
        ("25 mg", MedicationStatus.ACTIVE, Intent.DONE),
        ("50 mg", MedicationStatus.CHANGED, Intent.OPEN),
    ]
    (asked,) = told(text + "Increase losartan to 50 mg once daily.")
    assert (asked.dose, asked.intent) == ("50 mg", Intent.ORDER)


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ("Continued   Held 2/5-6/5", MedicationStatus.ACTIVE),
        ("Continued   Withheld from 2 May to 6 May", MedicationStatus.ACTIVE),
        ("Held   2/5 blood pressure low", MedicationStatus.HELD),
    ],
)
def test_what_was_held_for_a_while_goes_on_where_a_cell_says_so(
    cells: str, status: MedicationStatus
) -> None:
    (found,) = told(f"Discharge medication\nLosartan   25 mg   PO   once daily   {cells}")
    assert found.status is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("He had two chest infections, each treated with cefalexin.", MedicationStatus.PAST),
        ("She has had three courses of prednisone since May.", MedicationStatus.PAST),
        ("She would be eligible for etanercept if it stays active.", MedicationStatus.UNKNOWN),
        ("He asked about stopping ibuprofen.", MedicationStatus.UNKNOWN),
        ("The cough has been worse since the lisinopril was started.", MedicationStatus.UNKNOWN),
        ("Today lisinopril was started.", MedicationStatus.STARTED),
        ("Cefalexin was stopped.", MedicationStatus.STOPPED),
    ],
)
def test_of_another_time_or_only_thought_of(text: str, status: MedicationStatus) -> None:
    (found,) = told(text)
    assert found.status is status
