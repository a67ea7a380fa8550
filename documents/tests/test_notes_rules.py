"""Rules of notes that must hold each by itself: chats, tables, remarks, misspelt names."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_medications
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page
from knowledge import medicines


def medicines_of(text: str) -> list[tuple[str, str | None, str]]:
    return [(m.name, m.dose, str(m.status)) for m in recognise((Page(1, text),)).medications]


def conditions_of(text: str) -> list[tuple[str, str]]:
    return [(c.text, str(c.status)) for c in recognise((Page(1, text),)).conditions]


@pytest.mark.parametrize(
    ("answer", "status"),
    [("no", "absent"), ("yes, for years", "present"), ("what is that?", "hypothetical")],
    ids=["no", "yes", "neither"],
)
def test_what_a_chat_asks_is_what_the_answer_says(answer: str, status: str) -> None:
    chat = f"Nurse Ola: Hello!\nPatient: hi\nNurse Ola: Do you have gout?\nPatient: {answer}"
    assert conditions_of(chat) == [("gout", status)]


def test_an_answer_that_begins_with_no_denies_nothing_else() -> None:
    chat = "Nurse Ola: Hello!\nPatient: hi\nNurse Ola: Do you smoke?\nPatient: no, just gout"
    assert conditions_of(chat) == [("gout", "present")]


def test_the_action_column_says_what_is_done() -> None:
    table = (
        "MEDICATIONS\nName | Dose | Action\nCarvedilol | 5 mg | Continue\n"
        "Naproxen | 250 mg | Discontinue\nTorsemide | 20 mg | Change to 40 mg\n"
        "Ramipril | 5 mg | New\nDigoxin | 0.125 mg | No longer active"
    )
    assert [status for _, _, status in medicines_of(table)] == [
        "active", "stopped", "changed", "started", "stopped"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Pantoprazole 40 mg daily (new)", "started: order"),
        ("Pantoprazole 40 mg daily - HOLD until Friday", "held: open"),
        ("Pantoprazole 40 mg daily (hold if dizzy)", "active: open"),
        ("If a rash develops, stop pantoprazole 40 mg.", "stopped: open"),
    ],
)
def test_remarks_behind_directions_and_orders_in_case(line: str, status: str) -> None:
    note = f"MEDICATIONS\n{line}" if "(" in line or "-" in line else line
    found = find_medications((Page(1, note),))
    assert [f"{each.status}: {each.intent}" for each in found] == [status]


def test_a_remark_in_brackets_is_of_what_stands_before_it() -> None:
    found = medicines_of("Medications: bumetanide 1 mg bid (on hold), hydralazine 25 mg tid")
    assert [status for _, _, status in found] == ["held", "active"]


def test_a_new_dose_takes_the_place_of_the_old_one() -> None:
    found = medicines_of("Lantus 22 units at bedtime. He has lows. Reduce Lantus to 20 units.")
    assert found == [("Lantus", "20 units", "changed")]


def test_insulins_and_vitamins_are_not_one_another() -> None:
    names = [n for n, _, _ in medicines_of("MEDICATIONS\ninsulin lispro\ninsulin glargine\n")]
    names += [n for n, _, _ in medicines_of("MEDICATIONS\nvitamin D\nvitamin B12\n")]
    assert names == ["insulin lispro", "insulin glargine", "vitamin D", "vitamin B12"]


def test_a_product_of_two_ingredients_is_one_medicine() -> None:
    row = "MEDICATIONS\nEnalapril 10 MG / Hydrochlorothiazide 25 MG Oral Tablet | Active"
    assert medicines_of(row) == [("Enalapril 10 MG / Hydrochlorothiazide", "25 MG", "active")]


def test_a_misspelt_name_is_shown_and_never_taken_for_a_medicine_it_may_be() -> None:
    assert medicines_of("Meds: lipator 20 mg daily")[0][0] == "lipator"
    assert medicines.find("lipator") is None
    assert medicines.is_misspelt("lipator") and not medicines.is_misspelt("weight")
    assert not medicines.is_misspelt("creatinin"), "a laboratory value is no medicine"


def test_a_number_alone_is_a_dose_but_a_year_is_none() -> None:
    assert medicines_of("Meds: Janumet 50/1000 bd")[0][1] == "50/1000"
    assert medicines_of("Meds: lisinopril 2015")[0][1] is None


def test_a_grade_of_fitness_is_no_aspirin() -> None:
    assert medicines_of("ASA Physical Status: 2") == []


def test_the_group_beside_a_coded_name_is_no_problem_of_its_own() -> None:
    table = (
        "Problems\nGroup Description | Code System | Code | Code Description | Status\n"
        "Ischemic vascular disease | SNOMED-CT | 1 | Coronary atherosclerosis | Active"
    )
    assert conditions_of(table) == [("Coronary atherosclerosis", "present")]


def test_the_status_may_stand_on_a_line_below() -> None:
    text = "PROBLEM LIST\nProblem: Kidney stone\nOnset: 2008\nStatus: Resolved\nProblem: Gout\n"
    assert conditions_of(text) == [("Kidney stone", "past"), ("Gout", "present")]


def test_visits_name_their_diagnoses_in_a_column() -> None:
    table = "Encounters\nEncounter | Provider | Diagnosis\nVisit | Ann Orr | Gout , Asthma\n"
    assert conditions_of(table) == [("Gout", "present"), ("Asthma", "present")]


def test_a_title_says_how_its_conditions_are_meant() -> None:
    text = "Differential diagnosis:\n- Gout\nGoals\nPrevent stroke\nDiagnosis:\n- Asthma\n"
    assert conditions_of(text) == [
        ("Gout", "possible"), ("stroke", "hypothetical"), ("Asthma", "present")
    ]  # fmt: skip


def test_one_condition_under_two_names_is_one_entry_and_keeps_the_better_name() -> None:
    names = ("hypothyroid", "Hypothyroidism", "Pnuemonia", "Pneumonia", "anaemia", "Anemia")
    text = "Assessment:\n- " + "\n- ".join(names)
    assert [name for name, _ in conditions_of(text)] == ["Hypothyroidism", "Pneumonia", "anaemia"]
