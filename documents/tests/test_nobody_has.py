"""What a paper names that nobody has: vaccines, scores, what was not tested, leaflets, devices."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page
from documents.pipeline.understand import understand_text


def _told(text: str) -> dict[str, str]:
    return {each["text"].lower(): each["status"] for each in understand_text(text)["conditions"]}


@pytest.mark.parametrize(
    "text",
    [
        "Shots given today: Typhoid, Hepatitis B",
        "Immunizations given: Measles #2, Rabies #1. Influenza: comes back in May",
        "VACCINATION RECORD\nYellow fever   03/04/2026\nRabies   declined\nMalaria   tablets given",
        "Vacunas puestas: gripe, tétanos",
        "GAD-7: 9",
        "GAD-7 from 15 to 4",
        "Sickle cell and thalassemia: not tested",
        "Migraine: not known",
        "Understanding gout",
        "Neurological disorders. Has the applicant had any of these?",
        "SpO2 97% OA, RR 14",
        "Strain all urine for a week.",
        "Refer to the surgeon to create an AV fistula.",
        "Her sister has hemophilia carrier status.",
        "Assessment\nCOMMENT: Seen with her son.",
        "Diagnosis\n- Urinalysis: clear\n- Oncologic history\n- Pump settings",
    ],
)
def test_what_nobody_has_is_not_named(text: str) -> None:
    assert not [name for name, status in _told(text).items() if status != "hypothetical"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PMH: hepatitis B (chronic). Flu shot given.", "hepatitis b"),
        ("Problems\n- Influenza\nImmunizations: Tetanus 10/2026", "influenza"),
        ("Assessment: Migraine: not tested on this drug yet.", "migraine"),
        ("She is living with gout since 2019.", "gout"),
        ("Thrombosis of the AV fistula.", "thrombosis"),
        ("Hepatitis B carrier.", "hepatitis b"),
        ("GAD, doing well.", "gad"),
        ("Metformin stopped because of CKD.", "ckd"),
    ],
)
def test_what_somebody_has_is_still_named(text: str, name: str) -> None:
    assert _told(text)[name] == "present"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Enalapril stopped because of cough in 2021.", "cough"),
        ("Assessment: Appendicitis s/p appendectomy 2012. Diabetes.", "appendicitis"),
        ("Active Problems\nGout\nSignificant Past\n2011 Pneumonia\n2015 Asthma", "asthma"),
    ],
)
def test_what_is_over_is_past(text: str, name: str) -> None:
    assert _told(text)[name] == "past"


def test_another_illness_of_a_name_has_its_own_code() -> None:
    found = recognise((Page(number=1, text="Diagnosis: Melanoma in situ of the back."),))
    assert [code.code[:3] for each in found.conditions for code in each.codes][:1] == ["D03"]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("CLINICAL HISTORY: Rule out lymphoma.", "DIAGNOSIS: Reactive lymph node."),
        ("INDICATION: concern for appendicitis.", "IMPRESSION: Normal appendix. No gallstones."),
        ("Reason for exam: ?pneumonia", "IMPRESSION: Acute bronchitis."),
    ],
)
def test_what_a_report_was_to_find_out_is_not_told_beside_what_it_found(
    asked: str, answer: str
) -> None:
    assert "possible" not in _told(f"{asked}\n{answer}\n").values()


def test_what_stays_possible_is_told() -> None:
    said = _told("INDICATION: cough.\nIMPRESSION: Possible pneumonia.\n")
    assert said["pneumonia"] == "possible"
    assert "possible" in _told("Reason for visit: possible gout\nPlan: rest\n").values()
