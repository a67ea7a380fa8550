"""However a report writes so many cells in a litre, the unit is told whole, as printed."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import LabRow, Page
from knowledge import units

_UNITS = (
    "x E9/L",
    "xE9/L",
    "x10E9/L",
    "x 10E9 / L",
    "10*9/L",
    "x 10^9/L",
    "X10(9)/L",
    "x10(e)9/L",
    "E9/L",
    "E+9/L",
)


def row(text: str) -> LabRow:
    (found,) = recognise([Page(1, text)]).labs
    return found


@pytest.mark.parametrize("unit", _UNITS)
@pytest.mark.parametrize(
    "text",
    [
        "FBC\nPlatelets 250 {} (150-400)\n",
        "FBC\nTest  Result  Units  Reference\nPlatelets  250  {}  150-400\n",
        "FBC\nPlatelets: 250 {}\n",
        "Your platelets were 250 {}. You are well.\n",
    ],
)
def test_a_power_of_ten_is_told_whole(text: str, unit: str) -> None:
    found = row(text.format(unit))
    assert (found.value, found.unit, found.needs_review) == ("250", unit, False)


@pytest.mark.parametrize("unit", _UNITS)
def test_they_are_one_unit(unit: str) -> None:
    found, usual = units.parse(unit), units.parse("10^9/L")
    assert found is not None
    assert usual is not None
    assert (found.dimension, found.scale) == (usual.dimension, usual.scale)


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Ferritin  30  x foo/L  20-50", "x foo/L"),
        ("Sodium  140  mmol/L  135-145", "mmol/L"),
        ("Folate  30  x  20-50", None),
    ],
)
def test_a_sign_alone_is_no_unit(line: str, unit: str | None) -> None:
    assert row(f"FBC\nTest  Result  Units  Reference\n{line}\n").unit == unit


@pytest.mark.parametrize("text", ["E/L", "x E", "E9", "x9/L", "e mail 9/L"])
def test_what_is_none_stays_none(text: str) -> None:
    found = units.parse(text)
    assert found is None or found.dimension != "count/volume"
