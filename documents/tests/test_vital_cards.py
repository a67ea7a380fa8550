"""Vital signs whose label stands above the number."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.vital_signs.vitals import find_vitals
from documents.pipeline.types import Page, Status

BELOW = """Your vitals

BP
126/74 !
Pulse
66
Temp
98.2 °F (Oral)
Weight
71.2 kg (157 lb)
BMI
24.6
SpO2
98%
"""
BESIDE = """Blood Pressure    BMI      Weight
126/74 !          24.6     157 lb (71.2 kg)
"""
PIPED = "| BP | Pulse | SpO2 |\n|----|----|----|\n| 126/74 | 66 | 98% |\n"


def signs(text: str) -> list[tuple[str, str, str | None, Status]]:
    page = Page(1, text)
    found = find_vitals([page])
    for sign in found:
        assert text[sign.value_source.start : sign.value_source.end] == sign.value
        assert text[sign.source.start : sign.source.end].startswith(sign.name)
    return [(sign.key, sign.value, sign.unit, sign.status) for sign in found]


def test_one_below_the_other() -> None:
    assert signs(BELOW) == [
        ("blood_pressure", "126/74", None, Status.PRESENT),
        ("heart_rate", "66", None, Status.PRESENT),
        ("temperature", "98.2", "°F", Status.PRESENT),
        ("weight", "71.2", "kg", Status.PRESENT),
        ("body_mass_index", "24.6", None, Status.PRESENT),
        ("oxygen_saturation", "98", "%", Status.PRESENT),
    ]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (BESIDE, ["blood_pressure", "body_mass_index", "weight"]),
        (PIPED, ["blood_pressure", "heart_rate", "oxygen_saturation"]),
    ],
    ids=["in columns", "in a table"],
)
def test_several_beside_each_other(text: str, keys: list[str]) -> None:
    assert [key for key, *_ in signs(text)] == keys


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("Your goals", Status.HYPOTHETICAL),
        ("Call us if you see:", Status.HYPOTHETICAL),
        ("Vitals at your last visit", Status.PAST),
        ("Today", Status.PRESENT),
        (
            "We talked about how to keep your heart well and what to do if you feel ill.",
            Status.PRESENT,
        ),
    ],
)
def test_the_line_above_says_what_they_are(head: str, status: Status) -> None:
    assert signs(f"{head}\nBlood pressure\n126/74\n") == [
        ("blood_pressure", "126/74", None, status)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Date | BP | Pulse\n03/02 | 126/74 | 66\n03/03 | 131/80 | 70\n",
        "BP      Pulse\n126/74  66\n131/80  70\n",
        "Pulse\nTwice a day\n",
        "Weight\n157\n",
        "BP\n300/400\n",
        "Fetal heart\nHeart rate\n140\n",
        "Family history\nHeart rate\n140\n",
    ],
    ids=["log", "rows", "words", "no unit", "nobody's", "a child's", "of the family"],
)
def test_what_is_no_sign_of_the_day(text: str) -> None:
    assert signs(text) == []


def test_a_sheet_of_spanish() -> None:
    text = (
        "Hoja de la consulta. Hoy se ha visto al paciente en la consulta y se le ha explicado lo"
        " que tiene.\n\nTensión arterial\n126/74\nFrecuencia cardíaca\n66 lpm\nPeso\n71,2 kg\n"
    )
    found = [(key, value) for key, value, *_ in signs(text.replace("ó", "o").replace("í", "i"))]
    assert found == [("blood_pressure", "126/74"), ("heart_rate", "66"), ("weight", "71,2")]
