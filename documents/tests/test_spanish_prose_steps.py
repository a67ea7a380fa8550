"""What a Spanish letter asks for in prose is told; what might happen or was asks for nothing."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.notes import find_conditions, find_followups
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Status

_LETTER = "HOSPITAL EJEMPLO\n\nEstimada Sra. Ejemplo:\n\nLa vi hoy en consulta. {}\n\nAtentamente\n"
_PLAN = (
    "HOSPITAL EJEMPLO\nInforme de alta\n\nDiagnóstico: Neumonía\n\n"
    "Tratamiento: amoxicilina 500 mg cada 8 horas\n\nRecomendaciones:\nReposo una semana.\n{}\n"
)


def _steps(text: str) -> list[str]:
    return [each.text for each in find_followups([Page(1, text)])]


@pytest.mark.parametrize(
    "line",
    [
        "Debe hacerse un INR en los 3 días antes de la operación.",
        "Si nota un bulto o una herida que no cura consulte a su médico.",
        "Debería hacerse una analítica cada año.",
    ],
)
def test_what_prose_asks_for_is_told(line: str) -> None:
    assert _steps(_LETTER.format(line)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Los riesgos son sangrado, infección y que pueda volver.",
        "Se explican los riesgos de la intervención, incluida la necesidad de volver al quirófano.",
        "Derivado a cardiología en 2019.",
        "Se le indicó acudir a su médico el año pasado.",
        "Le dijeron que debe hacerse un análisis.",
        "No precisa revisiones.",
    ],
)
def test_what_asks_for_nothing_is_no_step(line: str) -> None:
    assert _steps(_LETTER.format(line)) == []
    if "debe" not in line:
        assert _steps(_PLAN.format(line)) == ["Reposo una semana."]


@pytest.mark.parametrize(
    "line",
    [
        "No precisa revisiones",
        "Alta sin seguimiento",
        "No requiere control en consultas externas",
        "No precisa nuevas citas",
        "Seguimiento: no precisa",
    ],
)
def test_that_no_visit_is_planned_is_quoted(line: str) -> None:
    pages = [Page(1, _PLAN.format(line))]
    told = [each.text for each in compose(pages, recognise(pages)).sentences]
    assert f"The note says: “{line}”." in told
    assert not any(line in each for each in told if each.startswith("Next step"))


@pytest.mark.parametrize(
    "line",
    [
        "Los riesgos son sangrado, infección y cicatriz.",
        "Se explican los riesgos: sangrado, infección.",
        "Los efectos secundarios incluyen náuseas y diarrea.",
    ],
)
def test_nobody_has_what_might_happen(line: str) -> None:
    found = find_conditions([Page(1, _LETTER.format(line))])
    assert found and all(each.status is Status.HYPOTHETICAL for each in found)


def test_the_complications_that_somebody_has_stay() -> None:
    found = find_conditions([Page(1, _PLAN.format("Complicaciones: infección de la herida."))])
    assert all(each.status is Status.PRESENT for each in found)
