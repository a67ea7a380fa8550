"""Units in the many ways laboratories print them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from knowledge import units


@pytest.mark.parametrize(
    "same",
    [
        (
            "10^3/uL",
            "x10^3/µL",
            "K/uL",
            "thou/mm3",
            "10*9/L",
            "cells × 10^9/L",
            "x 10(9)/L",
            "Gpt/l",
            "x 10^9/L",
            "10E9/L",
            "G/L",
            "Tsd/µl",
        ),
        ("10^6/uL", "M/uL", "mill/mm3", "million/uL", "10^12/L", "T/L", "Mio/µl"),
        ("/uL", "cells/uL", "/cumm", "cells/cu.mm", "/mm³"),
        ("g/dL", "gm/dL", "g%", "g/100ml"),
        ("uIU/mL", "µIU/mL", "mIU/L", "mcIU/mL", "mU/L"),
        ("U/L", "IU/L", "mU/mL"),
        ("mm/hr", "mm/h", "mm/1hr", "mm/1st hr"),
        ("mL/min/1.73m2", "mL/min/1.73 m²", "mL/min"),
        ("ug/dL", "µg/dL", "mcg/dL"),
        ("ng/mL", "ug/L", "µg/l"),
    ],
)
def test_ways_to_print_one_unit(same: tuple[str, ...]) -> None:
    read = [units.parse(text) for text in same]
    assert all(read), [t for t, u in zip(same, read, strict=True) if u is None]
    assert len({(u.dimension, u.scale) for u in read if u}) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [("g/dL", "G/L"), ("mg/dL", "mmol/L"), ("%", "10^9/L"), ("mEq/L", "mmol/L"), ("pg", "pg/mL")],
)
def test_units_of_different_things_do_not_convert(left: str, right: str) -> None:
    one, other = units.parse(left), units.parse(right)
    assert one and other
    assert units.convert(Decimal(1), one, other) is None


@pytest.mark.parametrize(
    ("value", "given", "wanted", "expected"),
    [
        ("7600", "/uL", "10^3/uL", "7.6"),
        ("2.6", "lakh/uL", "K/uL", "260"),
        ("13.2", "g/dL", "g/L", "132"),
        ("0.5", "mg/dL", "mg/L", "5"),
        ("0.42", "L/L", "%", "42"),
        ("2", "min", "s", "120"),
    ],
)
def test_conversion(value: str, given: str, wanted: str, expected: str) -> None:
    one, other = units.parse(given), units.parse(wanted)
    assert one and other
    assert units.convert(Decimal(value), one, other) == Decimal(expected)


@pytest.mark.parametrize("text", ["", "H", "LOW", "years", "tablets", "bpm", "lbs", "12", "-", "L"])
def test_what_is_no_unit(text: str) -> None:
    assert units.parse(text) is None


def test_the_longest_unit_at_a_place_counts() -> None:
    text = "118 mL/min/1.73m2 >59"
    found = units.match(text, 4)
    assert found and text[4 : found[0]] == "mL/min/1.73m2"
