"""What is found in a note of a plainly made-up person, and that nothing is ever invented."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.pipeline.notes import (
    find_allergies,
    find_conditions,
    find_followups,
    find_medications,
    find_sections,
)
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Condition, Findings, Kind, Page, Source, Status
from tests.work import steps_of

NOTE = """PROGRESS NOTE
Patient: Wilma Testperson
DOB: 02/29/1960
Date of Visit: 03/14/2024

CHIEF COMPLAINT:
Cough and tiredness for two weeks.

HISTORY OF PRESENT ILLNESS:
Ms. Testperson has had a dry cough. She denies fever, chest pain, or wheezing but has mild
headaches. Her mother had breast cancer. She stopped taking ibuprofen last month.

PAST MEDICAL HISTORY:
1. Hypertension
2. Pneumonia (2015)
3. Type 2 diabetes mellitus

MEDICATIONS:
- Lisinopril 10 mg PO daily
- Metformin ER 500 mg, 1 tab by mouth twice daily with meals
- albuterol inhaler 2 puffs q4h PRN

ALLERGIES:
Penicillin (rash), sulfa

LABS:
Potassium 4.1 mmol/L
Calcium 9.4 mg/dL

ASSESSMENT AND PLAN:
1. Acute bronchitis, cannot rule out pneumonia.
   Start benzonatate 100 mg PO TID for 7 days.
2. Hypertension - well controlled. Increase lisinopril to 20 mg daily.
3. Type 2 diabetes mellitus. Continue metformin. Hold atorvastatin.
Follow up in 2 weeks. Return if shortness of breath develops.
"""


def pages(text: str) -> tuple[Page, ...]:
    return (Page(1, text),)


def statuses(found: tuple[Condition, ...]) -> dict[str, str]:
    return {c.text.lower(): str(c.status) for c in found}


def test_sections_carry_stable_names() -> None:
    kinds = [section.kind for section in find_sections(pages(NOTE))]
    assert [k for k in kinds if k != "identity"] == [
        "other",
        "chief_complaint",
        "history_present",
        "past_history",
        "medications",
        "allergies",
        "labs",
        "assessment_plan",
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("SUBJECTIVE:,  She coughs.,MEDICATIONS: , None.,ALLERGIES:,  None known.", 3),
        ("Chief Complaint\nCough\n\nCurrent Medications\nNone\n\nAssessment and Plan\nRest.", 3),
        ("IMPRESSION: Normal study.\nRECOMMENDATIONS: None.", 2),
    ],
)
def test_headings_of_other_styles_are_read(text: str, kinds: int) -> None:
    assert len(find_sections(pages(text))) == kinds


def test_a_label_inside_running_text_is_no_section() -> None:
    assert find_sections(pages("She said the plan: rest. Chest: clear.")) == ()


def test_medicines_with_their_directions() -> None:
    found = {
        (m.name, m.dose, m.route, m.frequency, str(m.status))
        for m in recognise(pages(NOTE)).medications
    }
    assert ("Metformin ER", "500 mg", "by mouth", "twice daily with meals", "active") in found
    assert ("albuterol", "2 puffs", None, "q4h PRN", "active") in found
    assert ("benzonatate", "100 mg", "PO", "TID for 7 days", "started") in found
    assert ("lisinopril", "20 mg", None, "daily", "changed") in found
    assert {(n, s) for n, _, _, _, s in found} >= {
        ("atorvastatin", "held"),
        ("ibuprofen", "stopped"),
    }


def test_results_and_allergies_are_no_medicines() -> None:
    names = {m.name.lower() for m in find_medications(pages(NOTE))}
    assert not names & {"potassium", "calcium", "penicillin", "sulfa"}


@pytest.mark.parametrize(
    "text",
    [
        "She is allergic to penicillin and codeine.",
        "He denies taking aspirin.",
        "The patient declined metformin.",
        "His digoxin level was 1.2.",
        "Serum potassium 4.1, calcium 9.2 mg/dL, iron 60.",
        "She drinks alcohol and smokes marijuana.",
        "His mother took insulin.\nFAMILY HISTORY: mother on insulin.",
    ],
)
def test_what_is_named_but_not_taken_is_no_medicine(text: str) -> None:
    found = [m.name for m in find_medications(pages(text)) if m.name != "insulin"]
    assert found == []


@pytest.mark.parametrize(
    ("line", "dose", "route", "frequency"),
    [
        ("Warfarin 5 mg PO qHS", "5 mg", "PO", "qHS"),
        (
            "Insulin glargine 20 units subcutaneously at bedtime",
            "20 units",
            "subcutaneously",
            "at bedtime",
        ),
        (
            "Amoxicillin 400 mg/5 mL: 5 mL by mouth every 12 hours for 10 days",
            "400 mg/5 mL: 5 mL",
            "by mouth",
            "every 12 hours for 10 days",
        ),
        ("Hydrocodone/acetaminophen 5/325 mg q6h prn", "5/325 mg", None, "q6h prn"),
        ("Lasix 40 mg p.o. b.i.d.", "40 mg", "p.o.", "b.i.d."),
        ("Ozempic 0.5 mg weekly", "0.5 mg", None, "weekly"),
        ("Flonase 2 sprays each nostril daily", "2 sprays", "each nostril", "daily"),
        (
            "Levothyroxine 75 mcg every morning before breakfast",
            "75 mcg",
            None,
            "every morning before breakfast",
        ),
    ],
)
def test_directions_are_read_as_printed(
    line: str, dose: str, route: str | None, frequency: str
) -> None:
    (found,) = find_medications(pages(f"MEDICATIONS:\n- {line}\n"))
    assert found.dose == dose
    assert found.route == route
    assert found.frequency == frequency


def test_a_medicine_no_list_holds_is_read_from_its_directions() -> None:
    (found,) = find_medications(pages("CURRENT MEDICATIONS\nZorbifex 25 mg twice daily\n"))
    assert (found.name, found.dose, found.frequency) == ("Zorbifex", "25 mg", "twice daily")


def test_a_prescription_table_needs_no_heading() -> None:
    text = (
        "Medicine Name  Dosage  Quantity\n"
        "Cetirizine  10 mg  7 tablets\n"
        "Ibuprofen  400 mg  12 tablets\n"
    )
    assert [(m.name, m.dose) for m in find_medications(pages(text))] == [
        ("Cetirizine", "10 mg"),
        ("Ibuprofen", "400 mg"),
    ]


def test_conditions_carry_how_the_note_speaks_of_them() -> None:
    found = recognise(pages(NOTE))
    named = statuses(found.conditions)
    assert named["hypertension"] == "present"
    assert named["type 2 diabetes mellitus"] == "present"
    assert named["acute bronchitis"] == "present"
    assert named["breast cancer"] == "family"
    pneumonia = {str(c.status) for c in found.conditions if c.text.lower() == "pneumonia"}
    assert pneumonia == {"past", "possible"}


def test_complaints_are_kept_apart_from_diagnoses() -> None:
    found = recognise(pages(NOTE))
    complaints = statuses(found.symptoms)
    assert complaints["chest pain"] == "absent"
    assert complaints["shortness of breath"] == "hypothetical"
    assert "chest pain" not in statuses(found.conditions)


def test_a_laboratory_report_does_not_diagnose_by_its_footnotes() -> None:
    text = (
        "LABORATORY REPORT\nGlucose 90 mg/dL 70-99\nRaised levels are seen in diabetes mellitus.\n"
    )
    assert find_conditions(pages(text), Kind.LAB_REPORT) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ALLERGIES: NKDA", [("NKDA", None, "absent")]),
        (
            "ALLERGIES:\nPenicillin (rash), sulfa",
            [("Penicillin", "rash", "present"), ("sulfa", None, "present")],
        ),
        ("She is allergic to codeine (nausea).", [("codeine", "nausea", "present")]),
        ("No known drug allergies.", [("No known drug allergies", None, "absent")]),
        ("FAMILY HISTORY: mother is allergic to penicillin.", []),
        ("No penicillin allergy.", []),
    ],
)
def test_allergies(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    found = [(a.substance, a.reaction, str(a.status)) for a in find_allergies(pages(text))]
    assert found == expected


def test_followups_are_what_is_to_be_done_not_why_one_came() -> None:
    texts = [f.text for f in find_followups(pages(NOTE))]
    assert texts == ["Follow up in 2 weeks.", "Return if shortness of breath develops."]
    assert find_followups(pages("She presents for follow-up of asthma.")) == ()


def _places(findings: Findings) -> list[tuple[str, Source]]:
    """Every printed field of the findings with the source that must hold it."""
    found = [(a.substance, a.source) for a in findings.allergies]
    found += [(a.reaction, a.source) for a in findings.allergies if a.reaction]
    found += [(c.text, c.source) for c in (*findings.conditions, *findings.symptoms)]
    found += [(f.text, f.source) for f in findings.followups]
    for m in findings.medications:
        found += [(field, m.source) for field in (m.name, m.dose, m.route, m.frequency) if field]
    return found


def assert_nothing_invented(text: str) -> None:
    for field, source in _places(recognise(pages(text))):
        assert field in text[source.start : source.end]


def test_every_field_of_the_note_stands_in_its_source() -> None:
    assert len(_places(recognise(pages(NOTE)))) > 30
    assert_nothing_invented(NOTE)


FRAGMENTS = st.sampled_from(
    [line for line in NOTE.splitlines() if line.strip()]
    + [
        "denies",
        "mg",
        "|",
        "  ",
        "Start",
        "aspirin",
        "(",
        ")",
        "q6h",
        "no",
        "but has",
        "fever",
        "?",
    ]
    + ["10", "1,000", "½", "\t", "•", "allergic to", "2024-02-30", "99/99/9999", "İ", "ﬁ", "\x0c"]
)


@settings(max_examples=150)
@given(st.lists(FRAGMENTS, max_size=25), st.sampled_from(["\n", " ", "  ", ", "]))
def test_no_arrangement_of_words_makes_it_invent_anything(parts: list[str], glue: str) -> None:
    assert_nothing_invented(glue.join(parts))


@settings(max_examples=100)
@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    assert_nothing_invented(text)


def test_a_past_or_absent_condition_is_never_called_present() -> None:
    found = find_conditions(pages("No asthma. History of stroke. Father has gout."))
    assert [c.status for c in found] == [Status.ABSENT, Status.PAST, Status.FAMILY]


def test_the_work_grows_with_the_length_and_not_with_its_square() -> None:
    for finder in (find_medications, find_conditions, find_allergies, find_followups):
        few, many = (steps_of(partial(finder, pages(NOTE * times))) for times in (10, 80))
        assert many < 8 * few * 1.2
