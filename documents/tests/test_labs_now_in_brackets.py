"""``INR 4.6 (2.4 on discharge)``: the figure before such brackets is none of now."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import LabRow, Page


def _rows(text: str) -> list[LabRow]:
    return list(find_labs((Page(1, text),)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("INR 4.6 (2.4 on discharge).", "(2.4 on discharge)"),
        ("INR 4.6 (on discharge 2.4).", "(on discharge 2.4)"),
        ("Sodium 131 (now 138).", "(now 138)"),
        ("INR 4,6 (al alta 2,4).", "(al alta 2,4)"),
    ],
)
def test_it_is_told_with_the_brackets(text: str, told: str) -> None:
    (row,) = _rows(text)
    assert row.when == told
    assert told in text[row.source.start : row.source.end]


def test_its_brackets_are_of_no_other_value() -> None:
    rows = _rows("Analítica al ingreso: Hb 10,2 g/dL, INR 4,6 (al alta 2,4), Na 131.")
    whens = {row.name: row.when for row in rows}
    assert whens == {"Hb": "al ingreso", "INR": "(al alta 2,4)", "Na": "al ingreso"}


@pytest.mark.parametrize("text", ["Potassium 4.1 (3.5 - 5.1) today.", "Hb 11 (now stable)."])
def test_a_range_or_a_word_is_no_figure_of_now(text: str) -> None:
    assert not any(row.when for row in _rows(text))
