"""Spanish names of tests whose result is a word: they are read without a range beside them."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Anticuerpos anti-VIH   Negativo", "hiv"),
        ("VIH Ag/Ac   No reactivo", "hiv"),
        ("Anti-VHC   Positivo", "hcv_ab"),
        ("Anticuerpos antinucleares   Negativo", "ana"),
        ("Antitransglutaminasa IgA   Negativo", "ttg_iga"),
        ("Sangre oculta en heces   Negativo", "stool_occult_blood"),
    ],
)
def test_a_result_in_words_is_read_by_its_spanish_name(line: str, key: str) -> None:
    text = f"LABORATORIO CLÍNICO\nTSH     2,1   µUI/mL   0,4 - 4,5\n{line}\n"
    row = find_labs([Page(1, text)])[-1]
    assert (row.analyte, row.value) == (key, line.split("   ")[1])
    assert not row.needs_review
