"""A label with its value beside it heads nothing: what is bidden below it is a step."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.notes.findings.procedures import find_procedures
from documents.pipeline.notes.problems.conditions import find_conditions
from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.notes.structure.outline import outline_of
from documents.pipeline.recognise import recognise
from documents.pipeline.structured import words
from documents.pipeline.types import Page, Source, Stage, Status

GETTING_READY = """Mock Hill Surgery Center
Patient: Ada Mock
Surgeon: Dr. Finn Made
Procedure: Total knee replacement, left
Date of surgery: 09/17/2026
Arrival time: 7:15 AM

Stop aspirin 5 days before your surgery.
Do not eat or drink after midnight.
Take your heart pill with a sip of water on the morning of surgery.
Someone must drive you home.
At 6:00 AM drink one glass of water.
You must have an adult with you for 24 hours.
Call us if you get a cough before your surgery.
"""
GOING_HOME = """After the operation
Surgeon: Dr. Finn Made
Procedure: Hernia repair
Eye drops: timolol 1 drop at night
No heavy lifting for 3 weeks.
Keep the wound dry.
Stitches: to be removed by your nurse in 9 days.
Call right away if the wound is red.
"""
SPANISH = """Instrucciones antes de la cirugía
Cirujano: Dra. Inés Falsa
Procedimiento: Colecistectomía
Hora de llegada: 7:00

No coma ni beba nada después de la medianoche.
Alguien debe llevarla a su casa.
Suspenda la aspirina 7 días antes de la cirugía.
Si tiene fiebre, llame al consultorio.
"""


def steps(text: str) -> str:
    return "\n".join(" ".join(each.text.split()) for each in find_followups([Page(1, text)]))


@pytest.mark.parametrize(
    "wanted",
    [
        "Stop aspirin 5 days before your surgery",
        "Do not eat or drink after midnight",
        "Take your heart pill with a sip of water",
        "Someone must drive you home",
        "At 6:00 AM drink one glass",
        "You must have an adult with you",
        "Call us if you get a cough",
        "Date of surgery: 09/17/2026 Arrival time: 7:15 AM",
    ],
)
def test_each_line_below_the_fields_of_a_sheet_is_a_step(wanted: str) -> None:
    assert wanted in steps(GETTING_READY)


def test_an_operation_to_come_is_planned_and_what_it_is_for_is_there() -> None:
    pages = [Page(1, GETTING_READY)]
    found = {each.text: each.stage for each in find_procedures(pages)}
    assert [stage for name, stage in found.items() if "knee" in name] == [Stage.PLANNED]
    told = {each.text.lower(): each.status for each in find_conditions(pages)}
    assert Status.PAST not in told.values()


def test_what_an_operation_to_come_is_for_is_not_over() -> None:
    sheet = GETTING_READY.replace("Total knee replacement, left", "Right cataract removal")
    told = {each.text.lower(): each.status for each in find_conditions([Page(1, sheet)])}
    assert told["right cataract"] is Status.PRESENT


def test_going_home_the_steps_are_told_with_what_they_are_of() -> None:
    told = steps(GOING_HOME)
    assert "No heavy lifting for 3 weeks" in told
    assert "Call right away if the wound is red" in told
    pages = (Page(1, GOING_HOME),)
    summary = " ".join(each.text for each in compose(pages, recognise(pages)).sentences)
    assert "Stitches: to be removed by your nurse in 9 days" in summary


def test_an_operation_done_stays_done() -> None:
    (found,) = (
        each for each in find_procedures([Page(1, GOING_HOME)]) if "repair" in each.text.lower()
    )
    assert found.stage is Stage.DONE


def test_a_list_goes_on_below_its_inline_label() -> None:
    text = "Medications: lisinopril 20 mg daily\nTake with food\nmetformin 500 mg daily\n"
    sections = {each.section for each in outline_of([Page(1, text)]).statements}
    assert sections == {"medications"}
    note = "Procedure: Hernia repair\nThe sac was opened.\nThe wound was closed in layers.\n"
    assert {each.section for each in outline_of([Page(1, note)]).statements} == {"procedures"}


def test_a_spanish_sheet_is_read_alike_and_names_no_coma() -> None:
    told = steps(SPANISH)
    for wanted in ("No coma ni beba", "Alguien debe", "Suspenda la", "Si tiene fiebre"):
        assert wanted in told
    assert not any(each.text == "coma" for each in find_conditions([Page(1, SPANISH)]))
    for ill in ("Paciente en coma desde ayer.", "Diagnóstico:\nComa hepático"):
        assert any("oma" in each.text for each in find_conditions([Page(1, ill)]))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("If the scan shows a stroke, you will be told.", "stroke"),
        ("Our diabetes nurse, Ada Mock, will telephone you.", "diabetes"),
    ],
)
def test_what_a_test_may_show_and_whom_a_nurse_sees_is_not_there(text: str, name: str) -> None:
    found = {each.text: each.status for each in find_conditions([Page(1, text)])}
    assert found.get(name) is not Status.PRESENT
    shown = find_conditions([Page(1, "The scan shows a stroke.")])
    assert [each.status for each in shown] == [Status.PRESENT]


def test_who_is_asked_is_kept_in_a_record_of_fields() -> None:
    line = "GP to check the kidney blood test in 2 weeks."
    (step,) = words.steps(3, [(Source(3, 40, 40 + len(line)), line)], "Plan")
    assert (step.asked, step.source.page, step.source.start) == ("GP", 3, 40)
