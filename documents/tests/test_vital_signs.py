"""Vital signs in any manner: value and unit as printed, and nobody else's."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.vital_signs.vitals import find_vitals
from documents.pipeline.types import Page, Status


def signs(text: str) -> list[tuple[str, str, str | None]]:
    found = find_vitals([Page(1, text)])
    return [(v.key, v.value, v.unit) for v in found if v.status is Status.PRESENT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Blood pressure was 120 over 80 and pulse 64 and regular.",
         [("blood_pressure", "120 over 80", None), ("heart_rate", "64", None)]),
        ("Blood pressure 13/8 cmHg, heart rate 92 b/min.",
         [("blood_pressure", "13/8", "cmHg"), ("heart_rate", "92", "b/min")]),
        ("BP 17.3/10.6 kPa.", [("blood_pressure", "17.3/10.6", "kPa")]),
        ("Pulse: 78/min; Resp: 14/min.",
         [("heart_rate", "78", "/min"), ("respiratory_rate", "14", "/min")]),
        ("She was febrile at 39.1 \u00b0C, tachycardic at 128 bpm and hypotensive at 84/40 mmHg.",
         [("temperature", "39.1", "\u00b0C"), ("heart_rate", "128", "bpm"),
          ("blood_pressure", "84/40", "mmHg")]),
        ("We found tachypnoea (28 breaths/min) and hypoxia (84%).",
         [("respiratory_rate", "28", "breaths/min"), ("oxygen_saturation", "84", "%")]),
        ("Oxygen saturation fell to 86 % while walking.", [("oxygen_saturation", "86", "%")]),
        ("Weight 11 st 4 lb, height 5 ft 7 in.",
         [("weight", "11 st 4 lb", None), ("height", "5 ft 7 in", None)]),
        ("He is 168 cm tall and weighs 72 kg.", [("height", "168", "cm"), ("weight", "72", "kg")]),
        ("GCS 14 (E4 V4 M6).", [("coma_scale", "14", None)]),
        ("Her pain was 3 out of 10.", [("pain", "3 out of 10", None)]),
        ("T37.9 P102 R22 BP 98/54",
         [("temperature", "37.9", None), ("heart_rate", "102", None),
          ("respiratory_rate", "22", None), ("blood_pressure", "98/54", None)]),
        ("P53 positive, BP 120/80 HR 70 RR 14",
         [("blood_pressure", "120/80", None), ("heart_rate", "70", None),
          ("respiratory_rate", "14", None)]),
        ("Her temperature spiked to 39.4 C.", [("temperature", "39.4", "C")]),
        ("Afebrile, 36.6 today.", [("temperature", "36.6", None)]),
    ],
)  # fmt: skip
def test_a_sign_is_read_as_it_is_printed(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert signs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Her mother's blood pressure was 180/100.",
        "Fetal heart rate was 140 bpm.",
        "The tumour weighed 300 g, and the room temperature was 25 C.",
        "SpO2 94-96% overnight.",
        "Heart rate between 60 and 80 overnight.",
        "His weight increased 5 kg.",
        "Weight fell from 80 kg to 72 kg.",
        "Hypertension 160/25 mg daily.",
        "Height 5 ft. 8 in.",
        "Dry weight 70 kg.",
        "Wound length 5 cm, width 3 cm.",
        "Temp 58 C.",
        "BP 16/10 today.",
        "Lower your BP to 130/80.",
        "If your pulse is over 120, ring us.",
        "Pain 7/10/24.",
    ],
)
def test_what_is_of_others_a_goal_or_not_whole_is_no_sign_of_the_day(text: str) -> None:
    assert signs(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Fever of 101 F or higher",
        "Temperature 38.5 °C or more, chills",
        "Fundal height 31 cm.",
        "Sitting height 82 cm.",
        "Fiebre de 38 °C o más",
    ],
)
def test_a_limit_and_another_height_are_no_signs_of_today(text: str) -> None:
    assert signs(text) == []
