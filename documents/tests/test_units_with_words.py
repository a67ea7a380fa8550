"""A unit that words go on from: the unit is told, never the words."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page

_HEAD = "TEST              RESULT    FLAG    REFERENCE RANGE       UNITS\n\n"


@pytest.mark.parametrize(
    ("row", "unit"),
    [
        ("HEMOGLOBIN A1C    6.1       H       <5.7                  % of total Hgb", "%"),
        ("HEMOGLOBIN A1C    6.1       H       <5.7                  %  of total Hgb", "%"),
        ("HEMOGLOBIN A1C    6.1       H       <5.7                  % (of total Hgb)", "%"),
        ("HEMOGLOBIN A1C    6.1               4.0-5.7               % of total Hgb", "%"),
        ("IGE, TOTAL        61        H       <57                   kU/L of serum", "kU/L"),
        ("HEMOGLOBIN A1C    6.1       H       <5.7                  of total Hgb", None),
        ("NEUTROPHILS       55                40-70                 %", "%"),
    ],
)
def test_words_behind_a_unit_are_no_unit(row: str, unit: str | None) -> None:
    (found,) = find_labs([Page(1, _HEAD + row + "\n")])
    assert found.unit == unit
