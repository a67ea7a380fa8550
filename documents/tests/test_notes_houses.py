"""A practice, a department, a question and a heart block are no procedure, a test no illness."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def procedures(text: str) -> list[tuple[str, str, str]]:
    found = recognise([Page(1, text)]).procedures
    return [(each.text, str(each.stage), str(each.status)) for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "Birch Lane Surgery\n4 Birch Lane\n\nDear Ms Sallow,\nYou were well in May.",
        "To: Dr A Fenn, Birch Lane Surgery\nDear Dr Fenn,\nShe was well.",
        "To: The Surgery, Mill Road\nPast history: gout.",
        "Fenside Surgery\nDear Dr Fenn\nMill Bank Surgery, Calder\nShe was well.",
        "Location  Fenside Surgery                  Requester  Dr G Picker",
        "Plan: flu vaccine at GP surgery please. Ring the surgery on 01632 960000.",
        "You need no tests. Please make an appointment with your GP surgery. Ask at the surgery.",
        "cc: Dr Pryde, Ashgrove Surgery; school nurse",
        "Visits:\nVascular surgery, Dr. Ida Norn, 03/24/2025 11:00 AM",
        "Appointments\nDr. Tarn, Surgery 07/08/2026 wound check",
        "Course: General surgery was consulted. Seen by orthopedic surgery.",
        "Have you had surgery?\nHave you ever had a colonoscopy or an endoscopy? [ ] Yes",
        "HPI: Complete heart block on the strip. Left bundle branch block is old.",
        "Macroscopy: pale tissue.\nMicroscopy: benign glands.",
    ],
)
def test_what_only_sounds_like_a_procedure(text: str) -> None:
    assert procedures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SURGICAL HISTORY:\nGallbladder Surgery\nKnee Surgery 2011", ["done", "done"]),
        ("Course: She was taken to surgery on 3 May. A nerve block was done.", ["done", "done"]),
        ("HPI: She was referred for surgery.", ["planned"]),
        ("HPI: She had Zenker Surgery, 2012. Pain since the surgery.", ["done"]),
        ("Plan: MRI should be obtained.", ["planned"]),
        ("HPI: She underwent vascular surgery in 2019.", ["done"]),
    ],
)
def test_operations_stay(text: str, expected: list[str]) -> None:
    assert [stage for _, stage, _ in procedures(text)] == expected


def test_what_is_denied_in_a_list_or_only_could_be_is_not_done() -> None:
    text = "HPI: He denies stroke, seizures, or bypass surgery. Ultrasound could be repeated."
    assert [(stage, status) for _, stage, status in procedures(text)] == [
        ("unknown", "absent"),
        ("planned", "possible"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ms Tarn,\nYour test was abnormal. It does not mean that you have cancer.",
        "Visit note\nDiagnosis:\nGout\nTests done\nEKG, chest x-ray\nVisual acuity: Right 6/9",
    ],
)
def test_what_is_not_meant_or_only_tested_is_no_illness(text: str) -> None:
    found = recognise([Page(1, text)]).conditions
    assert {c.text for c in found if str(c.status) == "present"} <= {"Gout"}
