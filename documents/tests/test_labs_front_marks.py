"""An analyser's arrows before a name are flags: ``v pH 7.291`` is a pH that is low."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Flag, Page


def _read(text: str) -> list[tuple[str, str, Flag | None]]:
    return [(r.name, r.value, r.flag) for r in find_labs([Page(1, text)])]


@pytest.mark.parametrize(
    "text",
    [
        "BLOOD GAS\n"
        "v  pH         7.291         [ 7.350 - 7.450 ]\n"
        "^  pCO2       7.12   kPa    [ 4.70 - 6.00 ]\n"
        "   cNa+       139    mmol/L [ 136 - 145 ]\n",
        "BLOOD GAS\nv pH 7.291 [ 7.350 - 7.450 ]\n^ pCO2 7.12 kPa [ 4.70 - 6.00 ]\n"
        "cNa+ 139 mmol/L [ 136 - 145 ]\n",
    ],
)
def test_a_row_behind_an_arrow_is_read(text: str) -> None:
    assert _read(text) == [
        ("pH", "7.291", Flag.LOW),
        ("pCO2", "7.12", Flag.HIGH),
        ("cNa+", "139", Flag.NORMAL),
    ]


def test_an_arrow_that_speaks_against_its_range_asks() -> None:
    rows = find_labs([Page(1, "BLOOD GAS\nv  pCO2   7.12   kPa   [ 4.70 - 6.00 ]\n")])
    assert [row.needs_review for row in rows] == [True]


def test_a_letter_that_belongs_to_a_name_is_no_arrow() -> None:
    (row,) = find_labs([Page(1, "v Willebrand factor antigen  55 % 50-150\n")])
    assert row.name.startswith("v Willebrand")
