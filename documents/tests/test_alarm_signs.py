"""A bid behind a list of alarm signs is told with them or not at all."""

from __future__ import annotations

import pytest

from documents.pipeline.compose.next_steps import hangs_on, next_steps
from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page

TOGETHER = [
    (
        "INDICACIONES\nDatos de alarma: fiebre mayor de 38.5, vómito. Acudir a urgencias.",
        "Datos de alarma: fiebre mayor de 38.5, vómito. Acudir a urgencias.",
    ),
    (
        "INDICACIONES\nSignos de alarma: sangrado, fiebre. Acudir a urgencias de inmediato.",
        "Signos de alarma: sangrado, fiebre. Acudir a urgencias de inmediato.",
    ),
    (
        "INDICACIONES\nDatos de alarma:\n- Fiebre\n- Vómito\nAcudir a urgencias",
        "Datos de alarma: Fiebre; Vómito. Acudir a urgencias",
    ),
    (
        "INDICACIONES\nSeñales de alarma: sangrado\nFiebre\nAcudir a urgencias.",
        "Señales de alarma: sangrado; Fiebre. Acudir a urgencias.",
    ),
    (
        "INDICACIONES\nAcuda si: fiebre, vómito. Acudir a urgencias.",
        "Acuda si: fiebre, vómito. Acudir a urgencias.",
    ),
    (
        "INDICACIONES\nSe explican datos de alarma: fiebre. Acudir en caso de presentarlos.",
        "Se explican datos de alarma: fiebre. Acudir en caso de presentarlos.",
    ),
    (
        "Discharge instructions\nWarning signs: fever, worse pain. Go to the ER.",
        "Warning signs: fever, worse pain. Go to the ER.",
    ),
    ("Plan:\nRed flags: leg weakness. Return to ED.", "Red flags: leg weakness. Return to ED."),
    (
        "Discharge instructions\nWarning signs\n- fever\n- worse pain\n\nGo to the ER.",
        "Warning signs: fever; worse pain. Go to the ER.",
    ),
    (
        "Instructions:\nRed flags: weakness. Go to the ED immediately. Call 911.",
        "Red flags: weakness. Go to the ED immediately. Call 911.",
    ),
]


def _steps(text: str) -> list[str]:
    return [each.text for each in find_followups([Page(1, text)])]


@pytest.mark.parametrize(("text", "told"), TOGETHER)
def test_a_bid_behind_alarm_signs_is_told_with_them(text: str, told: str) -> None:
    assert _steps(text) == [told]
    assert hangs_on(told)


def test_what_is_done_in_any_case_does_not_hang_on_the_signs() -> None:
    text = "Instructions:\nWarning signs: fever. Follow up with PCP in 1 week. Go to the ER."
    assert _steps(text) == [
        "Follow up with PCP in 1 week.",
        "Warning signs: fever. Go to the ER.",
    ]


def test_a_list_too_long_for_a_sentence_leaves_its_bid_untold() -> None:
    signs = ", ".join(["fiebre que no cede"] * 14)
    assert _steps(f"INDICACIONES\nDatos de alarma: {signs}. Acudir a urgencias.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("INDICACIONES\nDieta blanda. Acudir a urgencias si fiebre.", "Acudir a urgencias si"),
        ("INDICACIONES\nDatos de alarma: fiebre.\nCita en 7 días.", "Cita en 7 días."),
        ("INDICACIONES\nDatos de alarma: fiebre.\nAcudir con ayuno.", "Acudir con ayuno."),
        ("Plan:\nReturn precautions discussed. See ophthalmology.", "See ophthalmology."),
        ("Plan:\nRed flags: fever. Return to clinic in 2 weeks.", "Return to clinic in 2 weeks."),
        ("Instructions:\nNo red flags: no fever. Call the clinic.", "Call the clinic."),
    ],
)
def test_other_steps_stay_by_themselves(text: str, told: str) -> None:
    assert any(each.startswith(told) for each in _steps(text))


def test_a_time_among_the_signs_is_not_when_to_go() -> None:
    text = "Discharge instructions\nWarning signs: fever, pain for 3 days. Go to the ER."
    [step] = next_steps(recognise((Page(1, text),)))
    assert step.when == "condition"
