"""A unit behind the last of several results of a row is that of each of them."""

from __future__ import annotations

import pytest

from documents.pipeline.labs.find import find_labs
from documents.pipeline.types import Page


def _units(text: str) -> list[tuple[str, str | None]]:
    return [(row.value, row.unit) for row in find_labs((Page(1, text),))]


@pytest.mark.parametrize("heads", ["Admission     Discharge", "11/11/2026    20/11/2026"])
def test_a_unit_in_its_own_cell_is_of_all(heads: str) -> None:
    text = f"""                {heads}
Hb              118           112        g/L
Creatinine      212           96         umol/L
Potassium       5.4 H         4.3        mmol/L
"""
    assert _units(text) == [
        ("118", "g/L"), ("112", "g/L"), ("212", "umol/L"), ("96", "umol/L"),
        ("5.4", "mmol/L"), ("4.3", "mmol/L"),
    ]  # fmt: skip


def test_a_unit_right_behind_the_last_is_its_own() -> None:
    text = """                Admission     Discharge
Hb              11.8          112 g/L
Creatinine      2.4           96 umol/L
Potassium       5.4           4.3 mmol/L
"""
    assert _units(text)[:4] == [("11.8", None), ("112", "g/L"), ("2.4", None), ("96", "umol/L")]
