"""A urine strip told in a Spanish sentence is read as an English one is."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def _read(text: str) -> dict[str | None, str]:
    return {each.analyte: each.value for each in recognise((Page(1, text),)).labs}


def test_each_field_of_a_strip_is_read() -> None:
    text = (
        "EXPLORACIONES COMPLEMENTARIAS\nOrina: hematíes +++, nitritos negativo, leucocitos trazas."
    )
    assert _read(text) == {
        "urine_rbc": "+++",
        "urine_nitrite": "negativo",
        "urine_leukocyte_esterase": "trazas",
    }


@pytest.mark.parametrize(
    "text",
    [
        "EXPLORACIONES COMPLEMENTARIAS\nSangre negativa en heces. Leucocitos negativos.",
        "EXPLORACIONES COMPLEMENTARIAS\nLíquido cefalorraquídeo: leucocitos negativo.",
    ],
)
def test_what_is_not_of_urine_is_not(text: str) -> None:
    assert not _read(text)
