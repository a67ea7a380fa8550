"""The strength of one tablet is not the dose: how many are taken is told with it, or the line."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Intent, Medication, MedicationStatus, Page
from documents.pipeline.understand import understand_text


def _only(text: str) -> Medication:
    (found,) = find_medications((Page(1, text),))
    return found


@pytest.mark.parametrize(
    ("line", "dose"),
    [
        ("Naproxen 250 mg, 2 tablets twice a day", "250 mg, 2 tablets"),
        ("Levothyroxine 25 mcg, 1 and 1/2 tablets daily", "25 mcg, 1 and 1/2 tablets"),
        ("Carvedilol 12.5 mg 0.5 tab BID", "12.5 mg 0.5 tab"),
        ("Budesonide 90 mcg inhale 2 puffs BID", "90 mcg inhale 2 puffs"),
        ("Insulin glargine 100 units/mL, 22 units at bedtime", "100 units/mL, 22 units"),
        ("Sertraline 50 mg, 1 tablet daily", "50 mg"),
        ("Sertraline 50 mg, one tablet daily", "50 mg"),
        ("Sertraline 50 mg daily. Dispense: 30 tablets", "50 mg"),
    ],
)
def test_another_count_than_one_is_told_with_the_strength(line: str, dose: str) -> None:
    found = _only(f"Medications:\n- {line}\n")
    assert (found.dose, found.intent) == (dose, Intent.DONE)


@pytest.mark.parametrize(
    "text",
    [
        "Plan:\nTake half a tablet of carvedilol 25 mg twice a day.\n",
        "Medications:\n- Pregabalin 75 mg, 1 capsule in the morning and 2 capsules at bedtime\n",
        "Medications:\n- Rizatriptan 10 mg at onset, may repeat x1 in 2h\n",
        "Rx: Methylprednisolone 4 mg tab\nSig: 6 tabs qd x2d, then 4 tabs qd x2d\n",
        "Rx: Cephalexin 250 mg capsule\nSig: 2 caps PO QID x 7 days\n",
        "Medications:\n- Naproxen 250   2 tablets every 12 hours\n",
        "Rx: Lantus 100 units/mL\nSig: 18 units SC qHS\n",
    ],
)
def test_what_is_no_one_dose_is_left_to_its_line(text: str) -> None:
    assert _only(text).intent is Intent.OPEN
    assert not [s["text"] for s in understand_text(text)["summary"] if " lists " in s["text"]]


def test_the_day_of_a_maximum_is_no_frequency() -> None:
    found = _only("Medications:\n- Ibuprofen 200 mg for pain, no more than 1.2 g a day\n")
    assert (found.dose, found.frequency) == ("200 mg", None)


def test_a_maximum_before_a_name_is_no_dose() -> None:
    (found,) = find_medications((Page(1, "Plan:\nUse max 3 g acetaminophen per day.\n"),))
    assert (found.dose, found.frequency, found.intent) == (None, None, Intent.OPEN)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You no longer need to take folic acid.", [("folic acid", MedicationStatus.STOPPED)]),
        ("She no longer needs furosemide.", [("furosemide", MedicationStatus.STOPPED)]),
        ("Do not drive while taking cough syrup with codeine.", []),
        ("You should not drink grapefruit juice while taking atorvastatin.", []),
    ],
)
def test_what_is_over_or_only_warned_of_is_not_taken(
    text: str, told: list[tuple[str, MedicationStatus]]
) -> None:
    found = find_medications((Page(1, f"Instructions:\n{text}\n"),))
    assert [(each.name, each.status) for each in found] == told


@pytest.mark.parametrize(
    ("cell", "status"),
    [("NEW", MedicationStatus.STARTED), ("STOP", MedicationStatus.STOPPED),
     ("HOLD until Friday", MedicationStatus.HELD), ("CHANGED", MedicationStatus.CHANGED)],
)  # fmt: skip
def test_a_status_beside_the_rest_of_a_wrapped_cell(cell: str, status: MedicationStatus) -> None:
    table = (
        "Discharge medicines\nMedicine | How to take | Status\n"
        f"Naproxen 250 mg | one tablet every 12 hours as needed for\nback pain with food | {cell}\n"
        "Sertraline 50 mg | once a day | CONTINUE\n"
    )
    found = find_medications((Page(1, table),))
    assert [(each.name, each.status) for each in found] == [
        ("Naproxen", status),
        ("Sertraline", MedicationStatus.ACTIVE),
    ]


@pytest.mark.parametrize(
    ("line", "frequency", "told"),
    [
        ("Codeine 15 mg QID prn, max 120 mg/day", "QID prn, max 120 mg/day",
         "four times a day as needed, at most 120 mg/day"),
        ("Tramadol 50 mg q6h (do not exceed 8 tablets in 24 hours)",
         "q6h (do not exceed 8 tablets in 24 hours)",
         "every 6 hours, at most 8 tablets in 24 hours"),
        ("Naproxen 250 mg BID with food. Maximum 1 g a day.",
         "BID with food. Maximum 1 g a day", "twice a day with food, at most 1 g a day"),
        ("Tramadol 50 mg q6h (max. 8 tabs/day)", "q6h (max. 8 tabs/day)",
         "every 6 hours, at most 8 tablets/day"),
        ("Naproxen 250 mg BID\n  No more than 4 tablets daily",
         "BID\n  No more than 4 tablets daily", "twice a day, at most 4 tablets daily"),
    ],
)  # fmt: skip
def test_a_maximum_is_told_with_the_times_and_is_none(line: str, frequency: str, told: str) -> None:
    text = f"Medications:\n{line}\n"
    assert (_only(text).frequency, _only(text).intent) == (frequency, Intent.DONE)
    assert [s["text"] for s in understand_text(text)["summary"] if f", {told}." in s["text"]]


@pytest.mark.parametrize(
    "line",
    [
        "Sumatriptan 50 mg at onset; max 200 mg in 24 hours",
        "Naproxen 250 mg for pain. Do not exceed 1 g a day.",
        "Codeine 15 mg QID, max 6 somethings",
    ],
)
def test_a_maximum_that_stands_beside_no_times_is_left_to_the_lines(line: str) -> None:
    told = [s["text"] for s in understand_text(f"Medications:\n{line}\n")["summary"]]
    assert not [each for each in told if " lists " in each]
    assert [each for each in told if line.rstrip(".") in each]


def test_a_maximum_is_told_in_spanish() -> None:
    text = "Medications:\n- Codeine 15 mg QID, max 8 tablets a day\n"
    pages = (Page(1, text),)
    told = [each.text for each in compose(pages, recognise(pages), "es").sentences]
    assert [each for each in told if "como máximo 8 tabletas al día" in each]
