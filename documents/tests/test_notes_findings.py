"""Procedures, imaging impressions, vital signs and appointments of made-up notes, with status."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.pipeline.notes.steps.appointments import find_appointments
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Findings, Page
from documents.pipeline.understand import understand_text
from tests.work import steps_of


def read(text: str) -> Findings:
    return recognise((Page(1, text),))


def vitals(text: str) -> list[tuple[str, str, str | None, str]]:
    return [(v.key, v.value, v.unit, str(v.status)) for v in read(text).vitals]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "VITAL SIGNS: BP 142/88, HR 76 bpm, RR 16, T 98.6 F, SpO2 97% on room air",
            [
                ("blood_pressure", "142/88", None, "present"),
                ("heart_rate", "76", "bpm", "present"),
                ("respiratory_rate", "16", None, "present"),
                ("temperature", "98.6", "F", "present"),
                ("oxygen_saturation", "97", "%", "present"),
            ],
        ),
        (
            "O/E: T 37.2 P 88 R 18 BP 118/70",
            [
                ("temperature", "37.2", None, "present"),
                ("heart_rate", "88", None, "present"),
                ("respiratory_rate", "18", None, "present"),
                ("blood_pressure", "118/70", None, "present"),
            ],
        ),
        (
            "Wt 182 lb, Ht 5'6\", BMI 29.4, pain 4/10",
            [
                ("weight", "182", "lb", "present"),
                ("height", "5'6\"", None, "present"),
                ("body_mass_index", "29.4", None, "present"),
                ("pain", "4/10", None, "present"),
            ],
        ),
        (
            "Blood Pressure | 132/86 mm[Hg]\nBody Temperature | 36.9 Cel\nWeight | 88 kg",
            [
                ("blood_pressure", "132/86", "mm[Hg]", "present"),
                ("temperature", "36.9", "Cel", "present"),
                ("weight", "88", "kg", "present"),
            ],
        ),
        ("PLAN: Goal BP <130/80.", [("blood_pressure", "130/80", None, "hypothetical")]),
        (
            "Call us if temperature above 101 F.",
            [("temperature", "101", "F", "hypothetical")],
        ),
        ("Her BP was 150/95 at her last visit.", [("blood_pressure", "150/95", None, "past")]),
    ],
)
def test_vital_signs(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    assert vitals(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "BP 900/20 was a typing error.",
        "Temperature 12 is impossible.",
        "The score was 120/80.",
        "MEDICATIONS\nHR 50 mg daily",
        "Gained weight since 2019.",
        "P 3 of 5",
        "Fractured R 4th rib.",
    ],
)
def test_numbers_that_are_no_vital_sign(text: str) -> None:
    assert vitals(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "PAST SURGICAL HISTORY: Appendectomy 1998, left total knee replacement (03/14/2019).",
            [
                ("Appendectomy", "done", "present", None),
                ("left total knee replacement", "done", "present", "2019-03-14"),
            ],
        ),
        (
            "PLAN: Colonoscopy scheduled for 05/20/2024.",
            [("Colonoscopy", "planned", "present", "2024-05-20")],
        ),
        (
            "Will order MRI of the lumbar spine.",
            [("MRI of the lumbar spine", "planned", "present", None)],
        ),
        ("No prior cardiac surgery.", [("cardiac surgery", "unknown", "absent", None)]),
        ("She declined knee injection.", [("knee injection", "unknown", "absent", None)]),
        ("Biopsy was not performed.", [("Biopsy", "unknown", "absent", None)]),
        (
            "Consider carpal tunnel release if no better.",
            [("carpal tunnel release", "planned", "possible", None)],
        ),
        (
            "He underwent CABG and is status post cholecystectomy.",
            [("CABG", "done", "present", None), ("cholecystectomy", "done", "present", None)],
        ),
        (
            "FAMILY HISTORY: Mother had a mastectomy.",
            [("mastectomy", "done", "family", None)],
        ),
        (
            "Biopsy of the left breast was negative.",
            [("Biopsy of the left breast", "done", "present", None)],
        ),
        ("Refer to the surgery center for a visit.", []),
        ("She takes 5 milligrams; her anatomy is normal.", []),
    ],
)
def test_procedures(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    found = [
        (p.text, str(p.stage), str(p.status), p.on.isoformat() if p.on else None)
        for p in read(text).procedures
    ]
    assert found == expected


def test_an_imaging_reports_conclusions() -> None:
    text = (
        "EXAM: CT CHEST WITHOUT CONTRAST\nTECHNIQUE: Axial images.\n"
        "FINDINGS: The lungs are clear. There is a small hiatal hernia.\nIMPRESSION:\n"
        "1. No acute pulmonary embolism.\n2. Small hiatal hernia.\n3. Possible fatty liver.\n"
    )
    assert [(i.text, str(i.status)) for i in read(text).impressions] == [
        ("No acute pulmonary embolism.", "absent"),
        ("Small hiatal hernia.", "present"),
        ("Possible fatty liver.", "possible"),
    ]


def test_scans_that_a_note_tells_of_but_not_those_to_come() -> None:
    text = (
        "HPI: Chest x-ray showed right lower lobe pneumonia. We will get a CT of the abdomen. "
        "CT head: no acute bleed."
    )
    assert [(i.text, str(i.status)) for i in read(text).impressions] == [
        ("Chest x-ray showed right lower lobe pneumonia.", "present"),
        ("CT head: no acute bleed.", "absent"),
    ]


@pytest.mark.parametrize(
    "signed",
    [
        "Electronically signed 09/05/2025 by P. Marlow, MD",
        "Verified by: P. Marlow\nRadiology department",
        "Interpreting physician: Dr P. Marlow",
    ],
)
def test_who_signs_a_report_is_no_conclusion(signed: str) -> None:
    text = (
        "EXAM: CT CHEST\nFINDINGS: Clear lungs.\nIMPRESSION:\n1. No pneumonia.\n"
        "2. Small hiatal hernia.\n" + signed + "\n"
    )
    assert [each.text for each in read(text).impressions] == [
        "No pneumonia.",
        "Small hiatal hernia.",
    ]


def test_a_visit_notes_impression_is_no_scan() -> None:
    text = "CHIEF COMPLAINT: Cough.\nPLAN: Rest.\nIMPRESSION:\n1. Acute bronchitis.\n"
    assert read(text).impressions == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "FOLLOW-UP: Dr. Imaginary on 03/20/2024 at 10:30 AM.",
            ("2024-03-20", "10:30 AM", "Dr. Imaginary", "present"),
        ),
        (
            "Follow up with the cardiology clinic on April 15, 2024.",
            ("2024-04-15", None, "cardiology clinic", "present"),
        ),
        (
            "You will see Ann Notreal, NP on Monday, May 6, 2024 at 2:15 pm.",
            ("2024-05-06", "2:15 pm", "Ann Notreal, NP", "present"),
        ),
        (
            "Your appointment on 03/25/2024 was cancelled.",
            ("2024-03-25", None, None, "absent"),
        ),
        ("She was last seen in clinic on 01/13/2024.", ("2024-01-13", None, "clinic", "past")),
        (
            "Come to the hand clinic on 24/03/2026 at 09:20.",
            ("2026-03-24", "09:20", "hand clinic", "present"),
        ),
        ("Your knee scan is on 5 June 2026 at 2 pm.", ("2026-06-05", "2 pm", None, "present")),
    ],
)
def test_appointments(text: str, expected: tuple[str, str | None, str | None, str]) -> None:
    (made,) = read(text).appointments
    assert (made.on.isoformat(), made.time, made.who, str(made.status)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "DOB: 02/03/1970",
        "Collected on 03/20/2024 and reported 03/21/2024.",
        "Follow up in 2 weeks.",
        "Metformin was started on 03/20/2024.",
        "Her operation was on 3 May 2024.",
        "He had come to the ward on 3 May 2024.",
    ],
)
def test_dates_that_are_no_appointment(text: str) -> None:
    assert read(text).appointments == ()


def test_the_command_prints_them_with_their_places() -> None:
    text = (
        "VISIT NOTE\nVITALS: BP 128/76\nPLAN: Colonoscopy scheduled for 05/20/2024 at 9:00 AM.\n"
        "ALLERGIES: Penicillin (rash)\n"
    )
    result = understand_text(text)
    for key in ("vitals", "procedures", "appointments", "allergies"):
        (one,) = result[key]
        assert text[one["start"] : one["end"]], key
    assert result["vitals"][0]["value"] == "128/76"
    assert result["procedures"][0]["stage"] == "planned"
    assert result["appointments"][0]["time"] == "9:00 AM"


FRAGMENTS = st.sampled_from(
    ["BP", "120/80", "HR 72", "Temp", "98.6", "°F", "Wt", "kg", "\n", " | ", ": ", "PLAN:", "MRI",
     "brain", "biopsy", "of the", "breast", "scheduled", "on", "03/14/2024", "at 9 am", "no", "had",
     "Dr. Nobody", "IMPRESSION:", "CT", "showed", "pneumonia", "goal", "<", "5'6\"", "½", "(", ")"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(FRAGMENTS, max_size=40).map(" ".join))
def test_whatever_is_found_stands_in_the_text(text: str) -> None:
    found = read(text)
    for sign in found.vitals:
        assert sign.value == text[sign.value_source.start : sign.value_source.end]
        assert sign.value in text[sign.source.start : sign.source.end]
    places = [(p.text, p.source) for p in found.procedures]
    places += [(i.text, i.source) for i in found.impressions]
    for visit in found.appointments:
        # An item of a list is told behind the line that leads it in.
        item = text[visit.source.start : visit.source.end]
        assert visit.text.endswith(item)
        lead = visit.text.removesuffix(item).rstrip(" –")
        assert lead in " ".join(text[: visit.source.start].split())
    for said, source in places:
        assert said == text[source.start : source.end]


def test_long_notes_are_read_in_time() -> None:
    line = "BP 120/80 and the weight was about the same as at the last visit, MRI of the brain, "
    few, many = (steps_of(partial(read, line * times)) for times in (60, 240))
    assert many < 4 * few * 1.2


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        ("Your next appointment with Dr. Lund is on\n14 June 2025 at 10:30 am.", ["2025-06-14"]),
        ("You are booked at the eye clinic on\nTuesday 3 July 2025 at 9:00.", ["2025-07-03"]),
        ("Follow-up\nAppointment with Dr. Vance on\n05/14/2025\nThank you.", ["2025-05-14"]),
        ("Your appointment list is long.\n14 June 2025", []),
        ("Your appointment with Dr. Lund is on\nthe day that he wrote to you.", []),
    ],
)
def test_a_day_on_the_next_line_is_the_appointments(lines: str, days: list[str]) -> None:
    found = find_appointments((Page(1, lines),))
    assert [str(each.on) for each in found] == days
    assert all(lines[e.source.start : e.source.end] == e.text for e in found)
