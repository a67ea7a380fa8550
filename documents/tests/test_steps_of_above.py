"""How something is taken is told as a step only with the name that stands above it."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.types import Page


def _steps(text: str) -> list[str]:
    return [" ".join(each.text.split()).rstrip(".") for each in find_followups((Page(1, text),))]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("PLAN\nAmoxicilina 500 mg\nTomar 1 cápsula cada 8 horas durante 7 días\n",
         "Amoxicilina 500 mg Tomar 1 cápsula cada 8 horas durante 7 días"),
        ("RECOMENDACIONES\nAmoxicilina 500 mg.\nTomar 1 cápsula cada 8 horas. No conducir.\n",
         "Amoxicilina 500 mg. Tomar 1 cápsula cada 8 horas"),
        ("PLAN\nAmoxicilina 500 mg. Tomar 1 cápsula cada 8 horas. Tomar con comida.\n",
         "Amoxicilina 500 mg. Tomar 1 cápsula cada 8 horas. Tomar con comida"),
        ("PLAN\nIniciar amoxicilina 500 mg.\nTomar 1 cápsula cada 8 horas.\nControl en 7 días.\n",
         "Iniciar amoxicilina 500 mg. Tomar 1 cápsula cada 8 horas"),
        ("INDICACIONES\n1. Amoxicilina 500 mg\n\n   Tome una cápsula cada 8 horas\n",
         "Amoxicilina 500 mg Tome una cápsula cada 8 horas"),
        ("INDICACIONES\n- Pruebafen jarabe\n  Tomar 5 ml cada 8 horas\n",
         "Pruebafen jarabe Tomar 5 ml cada 8 horas"),
        ("INDICACIONES\n- Betametasona crema\n  Aplicar 2 veces al día\n",
         "Betametasona crema Aplicar 2 veces al día"),
        ("PLAN\nAmoxicillin 500 mg\nTake 1 capsule every 8 hours for 7 days\n",
         "Amoxicillin 500 mg Take 1 capsule every 8 hours for 7 days"),
        ("INSTRUCTIONS\nAmoxicillin 500 mg.\nTake half a tablet daily. Do not drive.\n",
         "Amoxicillin 500 mg. Take half a tablet daily"),
    ],
)  # fmt: skip
def test_directions_stand_with_their_name(text: str, step: str) -> None:
    assert step in _steps(text)
    assert not any(each.startswith(("Tom", "Take", "Apli")) for each in _steps(text))


@pytest.mark.parametrize(
    "step",
    [
        "Tomar la temperatura cada 8 horas",
        "Beber 2 litros de agua",
        "Aplicar frío 10 minutos cada 8 horas",
        "Tomar abundantes líquidos",
        "Tomar la tensión 2 veces al día",
        "No conducir",
        "Reposo relativo",
        "Control en 7 días",
    ],
)
def test_what_is_no_direction_stands_alone(step: str) -> None:
    assert step in _steps(f"RECOMENDACIONES\nAmoxicilina 500 mg cada 8 horas.\n{step}.\n")


def test_a_step_before_is_no_name() -> None:
    text = "INDICACIONES\nDieta blanda.\nTomar 1 comprimido cada 8 horas si dolor.\n"
    assert _steps(text)[0] == "Dieta blanda"
