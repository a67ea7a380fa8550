"""Values told in sentences of our own wording: found, and nothing else taken for a value."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import LabRow, Page
from knowledge import units

_FILE = Path(__file__).parent / "data" / "told_values.toml"
TOLD = tomllib.loads(_FILE.read_text(encoding="utf-8"))["told"]


def _worth(figure: str, unit: str | None) -> tuple[str, object]:
    parsed = units.parse(unit or "")
    return figure, (parsed.dimension, parsed.scale) if parsed else unit or ""


def _of(row: LabRow) -> tuple[str, object]:
    return _worth(re.sub(r"^\D*", "", row.value), row.unit)


def _meant(value: str) -> tuple[str, object]:
    figure, _, unit = value.partition(" ")
    return _worth(figure, unit)


@pytest.mark.parametrize("told", TOLD, ids=lambda told: str(told["text"])[:40])
def test_what_a_sentence_tells(told: dict[str, object]) -> None:
    text, values = told["text"], told["values"]
    assert isinstance(text, str)
    assert isinstance(values, list)
    found = find_labs([Page(1, text)])
    assert sorted(map(_of, found), key=str) == sorted(map(_meant, values), key=str)


def test_a_fluid_told_behind_the_value_is_not_the_blood() -> None:
    (row,) = find_labs([Page(1, "There were 310 white cells/µL in the cerebrospinal fluid.")])
    assert row.analyte == "csf_wbc" or row.needs_review


def test_a_change_is_no_value() -> None:
    found = find_labs([Page(1, "Haemoglobin rose by another 2 g/dL to 9.4 g/dL.")])
    assert [(r.value, r.needs_review) for r in found] == [("9.4", False)]
