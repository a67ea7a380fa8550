"""What a comment between rows of results bids is advice; the rows and the print are none."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_conditions, find_followups, find_medications
from documents.pipeline.types import MedicationStatus, Page

_HEADS = ("LABORATORY RESULTS", "Results", "Lab Results:", "Labs:")


def page(line: str, head: str) -> list[Page]:
    rows = f"Creatinine 1.8 mg/dL 0.6-1.2 H\n{line}\nPotassium 4.0 mmol/L 3.5-5.1"
    return [Page(1, f"{head}\n{rows}\n")]


@pytest.mark.parametrize("head", _HEADS)
@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("Comment: Please stop taking ibuprofen and repeat this test in one week.", "repeat this"),
        ("Comment: Your kidneys are slower. Drink more water.", "Drink more water."),
        ("Please repeat this test in one week and call the clinic.", "call the clinic"),
        ("Doctor's comment: A little high. Recheck in 2 weeks.", "Recheck in 2 weeks."),
        ("Note: Stop lisinopril and have your potassium checked again on Monday.", "Monday"),
        ("Dr Quill says: Please stop lisinopril and book another blood test.", "book another"),
        ("You should not take naproxen.", "not take naproxen"),
    ],
)
def test_a_comment_that_bids_is_a_next_step(line: str, step: str, head: str) -> None:
    told = [each.text for each in find_followups(page(line, head))]
    assert len(told) == 1
    assert step in told[0]


@pytest.mark.parametrize(
    "line",
    [
        "Comentario: Por favor deje de tomar ibuprofeno y repita este análisis en una semana.",
        "Suspenda la espironolactona y repita el potasio el lunes.",
        "Repita el análisis en 2 semanas.",
        "Beba más agua.",
    ],
)
def test_so_is_one_in_spanish(line: str) -> None:
    rows = f"Creatinina 1.8 mg/dL 0.6-1.2 H\n{line}\nPotasio 4.0 mmol/L 3.5-5.1\n"
    (told,) = find_followups([Page(1, f"Resultados de laboratorio\n{rows}")])
    assert told.text.rstrip(".").endswith(line.partition(": ")[2].rstrip(".") or line.rstrip("."))


@pytest.mark.parametrize("head", _HEADS)
@pytest.mark.parametrize(
    "line",
    [
        "Comment: Please stop taking ibuprofen and repeat this test in one week.",
        "You should stop ibuprofen.",
        "Note: Stop ibuprofen until your next test.",
    ],
)
def test_a_medicine_that_a_comment_stops_is_stopped(line: str, head: str) -> None:
    (found,) = find_medications(page(line, head))
    assert (found.name, found.status) == ("ibuprofen", MedicationStatus.STOPPED)


@pytest.mark.parametrize(
    "line",
    [
        "Repeat creatinine 1.7 mg/dL",
        "Repeat ALT in 4 hours 52",
        "Repeat glucose 101",
        "Stop time 10:40",
        "Fasting glucose 90",
        "Check digit 4",
        "Please note that the reference range has changed.",
        "(Note) For additional information, please refer to https://labs.example/faq",
        "Do not use this result for transfusion.",
        "Comment: Consistent with iron deficiency.",
        "Call critical values to Dr Quill at 555-0100.",
        "Please call the laboratory with any questions.",
        "Store at 4 C.",
        "Keep sample cold.",
        "Send to lab within 2 hours.",
        "Start time 08:00.",
        "Review by: Dr Quill.",
        "Comment: The patient takes ibuprofen.",
        "Ibuprofen level 12 ug/mL",
    ],
)
def test_a_row_and_the_print_of_a_laboratory_bid_nothing(line: str) -> None:
    pages = page(line, "LABORATORY RESULTS")
    assert not find_followups(pages)
    assert all(each.status is MedicationStatus.UNKNOWN for each in find_medications(pages))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Stop warfarin and call the clinic tomorrow.", True),
        ("Start lisinopril 5 mg daily and get your potassium checked next week.", True),
        ("Stop aspirin and start clopidogrel 75 mg daily.", False),
        ("Take metformin 500 mg with breakfast and dinner.", False),
    ],
)
def test_what_is_asked_besides_a_medicine_is_told(line: str, told: bool) -> None:
    assert bool(find_followups([Page(1, f"Plan:\nShe is well.\n{line}\n")])) is told


@pytest.mark.parametrize(
    "line",
    [
        "Please repeat HbA1c in 2 weeks to confirm diabetes.",
        "Check for coeliac disease and iron deficiency anemia.",
        "Please ask your mother about thyroid cancer.",
    ],
)
def test_what_is_to_be_looked_for_is_nothing_that_one_has(line: str) -> None:
    pages = [Page(1, f"Clinic note\nHistory: well.\nLabs:\nHbA1c 6.6 %\n{line}\nPlan: rest.\n")]
    assert not find_conditions(pages)
    assert line in [each.text for each in find_followups(pages)]
