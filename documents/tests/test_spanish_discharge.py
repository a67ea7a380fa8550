"""The last part of a Spanish discharge report: what is due is told, who signs is not."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.types import Page
from documents.pipeline.understand import understand_text


def _steps(text: str) -> list[str]:
    found = find_followups((Page(1, f"INFORME DE ALTA\n\nMotivo: Disnea.\n\n{text}\n"),))
    return [" ".join(each.text.split()).rstrip(".") for each in found]


@pytest.mark.parametrize(
    "head",
    [
        "RECOMENDACIONES",
        "INDICACIONES AL EGRESO:",
        "INDICACIONES AL ALTA:",
        "INDICACIONES MÉDICAS AL EGRESO:",
        "PLAN DE EGRESO:",
    ],
)
@pytest.mark.parametrize(
    "step",
    [
        "Dieta sin sal",
        "Restricción hídrica a 1,5 litros al día",
        "Control de peso diario",
        "Retiro de puntos en 10 días en su UMF",
        "Retirada de grapas el 17/05/2026",
        "Cita a Consulta Externa de Cirugía el 02/02/2026 a las 9:00 hrs",
        "Rx de tórax de control en 6 semanas",
        "Interconsulta preferente a Urología",
        "Carga parcial con andador",
        "Cese tabáquico",
    ],
)
def test_what_is_due_is_told(head: str, step: str) -> None:
    assert step in _steps(f"{head}\n1. Reposo relativo.\n2. {step}.")


@pytest.mark.parametrize(
    "signs",
    ["Fdo.: Dra. Nadie Inventada", "Firmado: Nadie Inventada", "Médico responsable: Nadie Otra"],
)
def test_who_signs_is_no_step(signs: str) -> None:
    text = f"REVISIONES:\nConsulta de Cardiología el 12/03/2026.\n\n{signs}"
    assert _steps(text) == ["Consulta de Cardiología el 12/03/2026"]


def test_when_to_come_back_is_told() -> None:
    text = "ante fiebre, falta de aire o dolor en el pecho concurrir a la guardia"
    assert _steps(f"PAUTAS DE ALARMA: {text}.") == [text]


@pytest.mark.parametrize(
    "line",
    ["Control de TA en consulta fue de 120/70", "Se realizó interconsulta a Urología"],
)
def test_what_was_is_no_step(line: str) -> None:
    assert not _steps(f"EVOLUCIÓN:\n{line}.")


@pytest.mark.parametrize(
    "head",
    [
        "NOTA DE EGRESO HOSPITALARIO",
        "INFORME DE EGRESO",
        "Fecha de ingreso: 14/01/2026   Fecha de egreso: 18/01/2026",
        "Fecha de internación: 21/12/2025    Fecha de externación: 27/12/2025",
    ],
)
def test_a_report_on_leaving_is_of_a_stay(head: str) -> None:
    text = (
        f"HOSPITAL DE PRUEBA\n{head}\n\nRESUMEN: Se realizó cirugía sin complicaciones.\n"
        "Laboratorio: Hemoglobina 12.1 g/dL, Glucosa 186 mg/dL, Creatinina 0.7 mg/dL.\n"
    )
    told = [each["text"] for each in understand_text(text)["summary"]]
    assert told[0] == "This is a note about a hospital stay."
