"""By how much a weight has changed is not told as the weight."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def _weights(text: str) -> list[str]:
    found = recognise((Page(1, text),)).vitals
    return [each.value for each in found if each.key == "weight"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ENFERMEDAD ACTUAL:\nRefiere cansancio y aumento de peso de 4 kg en 6 meses.", []),
        ("ENFERMEDAD ACTUAL:\nPérdida de peso de 5 kg con buen apetito. Peso 60 kg.", ["60"]),
        ("ENFERMEDAD ACTUAL:\nHa bajado de peso 4 kg desde la última visita.", []),
        ("ENFERMEDAD ACTUAL:\nDisminución del peso de 3 kg. Variación de peso 2 kg.", []),
        ("History:\nShe reports a weight gain of 4 kg in 6 months.", []),
        ("History:\nHe lost 4 kg. Weight 80 kg.", ["80"]),
        ("History:\nLoss of weight of 5 kg, weight down 3 kg since March.", []),
        # To what it changed, and what it is.
        ("ENFERMEDAD ACTUAL:\nLa paciente subió de peso a 80 kg.", ["80"]),
        ("History:\nHer weight is down to 68 kg.", ["68"]),
        ("History:\nWeight gain, currently weight 82 kg.", ["82"]),
        ("EXAMEN FÍSICO:\nLa paciente tiene buen aspecto y un peso de 71 kg.", ["71"]),
    ],
)
def test_only_what_is_weighed_is_a_weight(text: str, values: list[str]) -> None:
    assert _weights(text) == values
