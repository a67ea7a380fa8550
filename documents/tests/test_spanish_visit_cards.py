"""Visits on Spanish papers: a card of lines is one visit, and a label stands with its day."""

from __future__ import annotations

from datetime import date

import pytest

from documents.pipeline.notes import find_followups
from documents.pipeline.notes.steps.appointments import find_appointments
from documents.pipeline.types import Appointment, FollowUp, Page

_HEAD = "HOSPITAL EJEMPLO\nInforme de consulta\n\nPaciente: Ana Ejemplo\n\n"


def _steps(text: str) -> tuple[FollowUp, ...]:
    return find_followups([Page(1, _HEAD + text)])


def _visits(text: str) -> tuple[Appointment, ...]:
    return find_appointments([Page(1, _HEAD + text)])


def test_a_card_of_lines_is_one_visit() -> None:
    text = (
        "TURNO ASIGNADO\nEspecialidad:  PEDIATRÍA - CONTROL DE NIÑO SANO\n"
        "Profesional:   Dra. Eva Prueba\nFecha:         Jueves 14/08/2025            Hora: 09:45\n"
        "Lugar:         Pabellón B, consultorio 12\nPresentarse 15 minutos antes con DNI.\n"
    )
    assert [(each.on, each.time, each.who) for each in _visits(text)] == [
        (date(2025, 8, 14), "09:45", "Dra. Eva Prueba")
    ]
    card, bring = _steps(text)
    assert card.text.startswith("Especialidad") and card.text.endswith("consultorio 12")
    assert bring.text == "Presentarse 15 minutos antes con DNI."


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("Cita: 22/05/2026 10:30 Cardiología, Dr. Luis Prueba", "10:30"),
        ("Próxima cita: 22/05/2026, 10:30", "10:30"),
        ("Próximo control: 22/05/2026", None),
        ("Cita con Cardiología el 22 de mayo de 2026 a las 10:30", "10:30"),
        ("Se cita el 22 de mayo de 2026 a las 10:30 con la Dra. Eva Prueba.", "10:30"),
    ],
)
@pytest.mark.parametrize(
    "above", ["Receta\n\nRp/\nParacetamol 500 mg cada 8 horas\n", "Tratamiento:\nReposo.\n"]
)
def test_a_line_with_a_day_to_come_is_a_visit_and_a_step(
    line: str, time: str | None, above: str
) -> None:
    assert [(each.on, each.time) for each in _visits(above + line)] == [(date(2026, 5, 22), time)]
    assert line in [each.text for each in _steps(above + line)]


@pytest.mark.parametrize(
    "line",
    [
        "Última cita: 13/01/2026",
        "No acudió a la cita del 20/02/2026.",
        "Visto en consulta el 23/04/2026.",
        "Volvió a trabajar el 23/04/2026.",
    ],
)
def test_a_day_that_was_is_none(line: str) -> None:
    assert not _visits(f"Tratamiento:\nReposo.\n{line}\n")
    assert line not in [each.text for each in _steps(f"Citas:\n{line}\nControl en 2 semanas.\n")]


def test_the_day_of_the_paper_itself_is_no_visit() -> None:
    assert not _visits("Fecha de la cita: 23/04/2026\n\nTratamiento:\nReposo.\n")


@pytest.mark.parametrize(
    "line", ["Control en 2 semanas con resultados", "Acudir a urgencias si fiebre"]
)
@pytest.mark.parametrize("above", ["Tratamiento: paracetamol 1 g cada 8 horas\n", "Plan:\n", ""])
def test_what_has_no_day_is_a_step_wherever_it_stands(line: str, above: str) -> None:
    assert [each.text for each in _steps(above + line)] == [line]


def test_a_day_alone_is_told_with_its_label_in_english_too() -> None:
    text = "SAMPLE CLINIC\n\nDiagnosis: asthma\nNext appointment: 12/25/2026\n\n12/01/2026\n"
    steps = [each.text for each in find_followups([Page(1, text)])]
    assert steps == ["Next appointment: 12/25/2026"]


def test_the_visit_before_is_no_step() -> None:
    text = "SAMPLE CLINIC\nFollow-up\nLast visit: 12/25/2025\nNext visit: 05/22/2026\n"
    assert [each.text for each in find_followups([Page(1, text)])] == ["Next visit: 05/22/2026"]
