"""Lines of ordinary medicine lists, each told as printed: side, day it ends, lines below."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.types import Intent, Medication, Page


def _only(text: str) -> Medication:
    (found,) = find_medications((Page(1, f"Medications:\n{text}\n"),))
    return found


@pytest.mark.parametrize(
    ("line", "route"),
    [
        ("Dorzolamide 2% 1 drop right eye BID", "right eye"),
        ("Ciprofloxacin otic 4 drops left ear BID", "left ear"),
        ("Tobramycin 0.3% 1 drop in the left eye QID", "in the left eye"),
        ("Artificial tears 1 drop both eyes TID", "both eyes"),
    ],
)
def test_the_side_of_a_drop_is_kept(line: str, route: str) -> None:
    assert _only(line).route == route


@pytest.mark.parametrize(
    ("line", "frequency"),
    [
        ("Cephalexin 250 mg QID through 5/14", "QID through 5/14"),
        ("Doxycycline 100 mg BID until March 9", "BID until March 9"),
        ("Ramipril 5 mg daily until seen", "daily"),
    ],
)
def test_the_day_it_ends_is_told_with_the_times(line: str, frequency: str) -> None:
    assert _only(line).frequency == frequency


@pytest.mark.parametrize(
    "line",
    [
        "Dalteparin 5000 units SC OD (stop 21/05)",
        "Naproxen 250 mg BD (stop on 3 May)",
        "Nitroglycerin 0.2 mg/hr patch on in the morning, off at bedtime",
        "Lidocaine 4% patch 12 hours on, 12 hours off",
    ],
)
def test_what_is_put_off_or_ends_later_is_left_to_its_line(line: str) -> None:
    found = _only(line)
    assert (found.status, found.intent) == ("active", Intent.OPEN)


@pytest.mark.parametrize(
    "line",
    [
        "Humalog 7 units with breakfast, 5 with lunch and 9 with dinner",
        "Levetiracetam 250 mg in the morning and 500 mg at night",
    ],
)
def test_another_amount_at_another_meal_leaves_it_to_the_line(line: str) -> None:
    assert _only(line).intent is Intent.OPEN


def test_a_no_in_the_last_cell_is_not_told_as_taken() -> None:
    table = (
        "Medication list\nName    Dose    How    Continue?\n"
        "Losartan    50 mg    daily    Yes\nNaproxen    250 mg    prn    No\n"
    )
    found = find_medications((Page(1, table),))
    assert [(each.name, each.status, each.intent) for each in found] == [
        ("Losartan", "active", Intent.DONE),
        ("Naproxen", "unknown", Intent.OPEN),
    ]


def test_a_drink_beside_a_medicine_is_none() -> None:
    text = "Instructions:\nNaproxen 250 mg BID. Do not take with alcohol.\n"
    assert [each.name for each in find_medications((Page(1, text),))] == ["Naproxen"]


def test_a_remark_without_a_day_still_stops_it() -> None:
    assert _only("Naproxen 250 mg BD (stop)").status == "stopped"


def test_the_lines_of_a_block_are_read_together() -> None:
    found = find_medications(
        (
            Page(
                1,
                "Medication list\nName: Losartan\nDose: 50 mg\nRoute: oral\nHow often: once a day\n"
                "Name: Pravastatin\nDose: 20 mg\nHow often: at bedtime\n",
            ),
        )
    )
    assert [(each.name, each.dose, each.frequency) for each in found] == [
        ("Losartan", "50 mg", "once a day"),
        ("Pravastatin", "20 mg", "at bedtime"),
    ]
