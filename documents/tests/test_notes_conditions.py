"""What a careful reader lists as a patient's conditions, and what only looks like one."""

import pytest

from documents.pipeline.notes import find_conditions
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def said(text: str) -> dict[str, str]:
    return {c.text: c.status.value for c in find_conditions((Page(1, text),))}


@pytest.mark.parametrize(
    "text",
    [
        "A femoral nerve block was given.",
        "Pain control with oral medicine, pain medication weaned.",
        "She wears compression stockings.",
        "Continue working on weight loss.",
        "Hep B surface antigen was sent.",
        "Asthma / gout (tick as applicable)",
        "Specimens Taken\nAscending colon polyp",
        "Seen by the pain specialist.",
    ],
)
def test_what_is_given_sent_or_printed_on_a_form_is_none(text: str) -> None:
    assert said(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Left bundle branch block.", {"Left bundle branch block": "present"}),
        ("Status post CVA.", {"CVA": "past"}),
        ("Known Addison's, and query Crohn's.", {"Addison's": "present", "Crohn's": "possible"}),
        ("No melaena, no haematemesis.", {"melaena": "absent", "haematemesis": "absent"}),
        ("Henoch-Schönlein purpura.", {"Henoch-Schönlein purpura": "present"}),
        ("Shingles in 2011, left chest.", {"Shingles": "past"}),
        ("Diabetes in 2011, on diet.", {"Diabetes": "present"}),
        ("Temp 38, WBC 13, ? UTI - MSU gone.", {"UTI": "possible"}),
        ("Assessment:\n1. ? PE - D-dimer today", {"PE": "possible"}),
        ("Procedures\nHernia repair 2012", {"Hernia": "past"}),
        ("Procedures\nHernia repair is planned", {"Hernia": "present"}),
        ("When to seek help:\n- Shortness of breath", {"Shortness of breath": "hypothetical"}),
        ("PMH:\n[x] Asthma  [ ] Gout", {"Asthma": "present"}),
        ("Asthma | No\nGout | Yes", {"Asthma": "absent", "Gout": "present"}),
    ],
)
def test_how_a_note_speaks_of_it(text: str, expected: dict[str, str]) -> None:
    assert said(text) == expected


def test_a_story_below_patient_information_is_read() -> None:
    text = (
        "Patient information: a 9-year-old girl presented with a limp after a fall.\n"
        "She was found to have septic arthritis."
    )
    assert said(text)["septic arthritis"] == "present"
    assert said("Patient information\nName: Gout, Anna\nAddress: 3 Gout Lane") == {}


REPORT = """LABORATORY REPORT
Test  Result  Unit  Reference range
Hemoglobin  9.1  g/dL  12.0 - 16.0
WBC  18.2  K/uL  4.0 - 11.0
Glucose  160  mg/dL  70 - 99
IMPRESSION
"""


def test_a_report_s_word_for_a_value_is_a_sign_and_what_it_lists_a_condition() -> None:
    told = recognise((Page(1, REPORT + "There is leukocytosis with hyperglycemia and gout."),))
    assert [c.text for c in told.conditions] == ["gout"]
    assert [c.text for c in told.symptoms] == ["leukocytosis", "hyperglycemia"]
    listed = recognise((Page(1, REPORT + "1. Leukocytosis\n2. Hyperglycemia"),))
    assert [c.text for c in listed.conditions] == ["Leukocytosis", "Hyperglycemia"]


def test_a_day_under_resolved_says_that_it_is_over() -> None:
    rows = ["Problem | Noted | Resolved", "Asthma | 2001 |", "Pneumonia | 2018 | 03/2019"]
    assert said("\n".join(["Problems", *rows])) == {"Asthma": "present", "Pneumonia": "past"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gout - no recent flares.", "present"),
        ("Gout: no change in treatment.", "present"),
        ("Problem list:\n- Migraine\n- Gout\n- No glaucoma\n", "present"),
        ("Problem list:\n  - Gout\n  - No evidence of glaucoma\n", "present"),
        ("Gout: no.", "absent"),
        ("Gout - no, vertigo - yes", "absent"),
        ("Gout: negative today", "absent"),
        ("Gout: denies", "absent"),
    ],
)
def test_a_no_behind_a_name_denies_it_where_it_stands_alone(text: str, expected: str) -> None:
    assert said(text)["Gout"] == expected


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("Problem | Certainty\nLupus | Suspected\nGout | Confirmed", "Lupus", "possible"),
        ("Problem | Certainty\nLupus | Suspected\nGout | Confirmed", "Gout", "present"),
        ("Condition | Since | State\nLupus | 2021 | Excluded", "Lupus", "absent"),
        ("State | Condition\nResolved | Shingles\nActive | Gout", "Shingles", "past"),
        ("State | Condition\nResolved | Shingles\nActive | Gout", "Gout", "present"),
        ("Relation | Condition | Age\nSister | Gout | 41", "Gout", "family"),
        ("Maternal grandmother | Gout", "Gout", "family"),
        ("Gout - maternal grandmother at 80", "Gout", "family"),
        ("Gout: mother 48, aunt 60", "Gout", "family"),
        ("Preliminary diagnosis: gout", "gout", "possible"),
        ("Imp: prob gout", "gout", "possible"),
        ("Prob list: gout", "gout", "present"),
        ("Gout is being investigated.", "Gout", "possible"),
        ("Gout under investigation", "Gout", "possible"),
        ("Awaiting joint fluid for gout", "gout", "possible"),
        ("Awaiting autism assessment.", "autism", "possible"),
        ("gout or psoriatic arthritis", "gout", "possible"),
        ("Swollen toe: gout or lupus?", "gout", "possible"),
        ("No gout or lupus.", "gout", "absent"),
        ("Gout is a disease that hurts the joints.", "Gout", "hypothetical"),
        ("She has gout, which hurts.", "gout", "present"),
        ("Learning about gout", "gout", "hypothetical"),
        ("Gout: what you need to know", "Gout", "hypothetical"),
        ("This stops blood clots from forming.", "blood clots", "hypothetical"),
        ("Rubella immune.", "Rubella", "hypothetical"),
        ("Immune thrombocytopenia.", "Immune thrombocytopenia", "present"),
        ("Heart failure class III.", "Heart failure class III", "present"),
        ("Cough: N  Wheeze: Y", "Cough", "absent"),
    ],
)
def test_a_row_a_doubt_or_a_leaflet_says_how_it_is_meant(text: str, name: str, status: str) -> None:
    assert said(text)[name] == status


@pytest.mark.parametrize(
    "text", ["Gout education class booked.", "Sepsis protocol begun.", "Works for a lupus charity."]
)
def test_what_is_named_after_an_illness_is_none(text: str) -> None:
    assert said(text) == {}
