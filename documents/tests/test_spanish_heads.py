"""The head of a Spanish paper: its day behind ``Fecha`` and the blood pressure behind ``T/A``."""

from __future__ import annotations

from datetime import date

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page

NAME = "Paciente: Prueba Ejemplo          Edad: 58 años     Peso: 74 kg"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"RECETA MÉDICA                   Fecha: 21/08/2024\n\n{NAME}", date(2024, 8, 21)),
        (f"HISTORIA CLÍNICA\n{NAME}\nFecha: 2024-05-14  08:40     EPS: Ejemplo", date(2024, 5, 14)),
        (f"INFORME\nFecha de la consulta: 21/08/2024\n{NAME}", date(2024, 8, 21)),
    ],
)
def test_fecha_in_the_head_is_the_day_of_the_paper(text: str, day: date) -> None:
    assert [(each.value, each.kind) for each in recognise((Page(1, text),)).dates] == [
        (day, "visit")
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME}\nPróxima cita\nFecha: 21/08/2024",
        f"{NAME}\nVacuna: gripe   Fecha: 21/08/2024",
        f"{NAME}\nFecha de impresión: 21/08/2024",
        f"{NAME}\n{'Texto de prueba sin nada más que decir aquí. ' * 15}\nFecha: 21/08/2024",
    ],
)
def test_another_day_is_not(text: str) -> None:
    [day] = recognise((Page(1, text),)).dates
    assert day.kind == "other"


@pytest.mark.parametrize("name", ["T/A", "TA", "P/A"])
def test_blood_pressure_is_read_behind_its_short_names(name: str) -> None:
    text = f"RECETA MÉDICA\n{NAME}\n{name}: 150/90 mmHg     FC: 82 x'     Temp: 36.4 °C"
    pressures = [e.value for e in recognise((Page(1, text),)).vitals if e.key == "blood_pressure"]
    assert pressures == ["150/90"]


def _steps(text: str) -> list[str]:
    return [each.text for each in recognise((Page(1, text),)).followups]


@pytest.mark.parametrize("line", ["Remisión a nutrición.", "Derivación a nutrición."])
def test_a_referral_is_a_step(line: str) -> None:
    assert _steps(f"ENFERMEDAD ACTUAL: cefalea\nPLAN:\n1. Dieta blanda.\n2. {line}")[-1] == line


def test_an_illness_in_remission_is_none() -> None:
    assert not _steps("DIAGNÓSTICO:\nLinfoma en remisión a los dos años del tratamiento.")


@pytest.mark.parametrize("name", ["Glucosa capilar", "Glucemia capilar", "Glicemia capilar"])
def test_the_glucose_of_a_finger_is_read(name: str) -> None:
    text = f"NOTA DE CONSULTA\nPaciente con diabetes.\nTemp: 36.4 °C     {name}: 182 mg/dL"
    [row] = recognise((Page(1, text),)).labs
    assert (row.value, row.unit, row.needs_review) == ("182", "mg/dL", False)
