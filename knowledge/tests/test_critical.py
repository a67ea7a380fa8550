"""Critical values are named when the unit is certain, and never through a wrong unit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import analytes, units
from knowledge.critical import critical_side, limits

KEYS = sorted(limits())
UNITS = sorted({u for a in analytes.catalogue().values() for u in a.accepted_units})


@pytest.mark.parametrize("key", KEYS)
def test_each_entry_is_a_test_of_the_catalogue_in_a_unit_it_accepts(key: str) -> None:
    entry, test = limits()[key], analytes.get(key)
    assert test is not None
    assert test.specimen == "blood"
    inner = [x for x in (entry.least, entry.low, entry.high, entry.most) if x is not None]
    assert inner == sorted(inner)
    assert entry.low is not None or entry.high is not None
    for limit in inner:
        assert test.is_possible(limit, entry.unit)


@pytest.mark.parametrize(
    ("key", "number", "unit", "side"),
    [
        ("potassium", "6.8", "mmol/L", "high"),
        ("potassium", "6.0", "mEq/L", "high"),
        ("potassium", "5.9", "mmol/L", None),
        ("potassium", "2.4", "mmol/L", "low"),
        ("sodium", "118", "mmol/L", "low"),
        ("sodium", "139", "mEq/L", None),
        ("glucose", "38", "mg/dL", "low"),
        ("glucose", "2.1", "mmol/L", "low"),
        ("glucose", "31", "mmol/L", "high"),
        ("glucose", "5.4", "mmol/L", None),
        ("calcium", "3.4", "mmol/L", "high"),
        ("calcium", "6.1", "mg/dL", "low"),
        ("hemoglobin", "6.4", "g/dL", "low"),
        ("hemoglobin", "64", "g/L", "low"),
        ("hemoglobin", "132", "g/L", None),
        ("platelets", "12000", "/uL", "low"),
        ("platelets", "12", "10^9/L", "low"),
        ("platelets", "250", "10^3/uL", None),
        ("neutrophils", "0.3", "10^9/L", "low"),
        ("inr", "6.1", None, "high"),
        ("inr", "2.5", None, None),
        ("blood_ph", "7.12", None, "low"),
        ("pco2", "10.4", "kPa", "high"),
        ("lactate", "5.2", "mmol/L", "high"),
        ("hematocrit", "0.18", "L/L", "low"),
    ],
)
def test_limits_hold_in_every_unit(
    key: str, number: str, unit: str | None, side: str | None
) -> None:
    assert critical_side(key, Decimal(number), unit) == side


@pytest.mark.parametrize(
    ("key", "number", "unit"),
    [
        ("potassium", "6.8", None),
        ("potassium", "6.8", ""),
        ("potassium", "6.8", "mg/dL"),
        ("potassium", "6.8", "widgets"),
        ("potassium", "68", "mmol/L"),
        ("glucose", "5.4", "mg/dL"),
        ("calcium", "2.4", "mg/dL"),
        ("hemoglobin", "132", "g/dL"),
        ("hemoglobin", "1.3", "g/dL"),
        ("platelets", "250000", "10^3/uL"),
        ("blood_ph", "74", None),
        ("troponin_i_hs", "900", "ng/L"),
        ("bilirubin_total", "20", "mg/dL"),
        ("no such test", "1", "mg/dL"),
        ("potassium", "NaN", "mmol/L"),
    ],
)
def test_a_unit_that_is_not_certain_alarms_nobody(key: str, number: str, unit: str | None) -> None:
    assert critical_side(key, Decimal(number), unit) is None


@given(
    st.sampled_from(KEYS),
    st.decimals(min_value=0, max_value=100000, places=2),
    st.sampled_from(UNITS),
)
def test_another_unit_never_changes_the_answer(key: str, number: Decimal, unit: str) -> None:
    """What is critical in one unit is critical when converted, and a foreign unit says nothing."""
    side, test = critical_side(key, number, unit), analytes.get(key)
    parsed = units.parse(unit)
    assert test is not None and parsed is not None
    home = test.to_canonical(number, unit)
    if home is None:
        assert side is None
    else:
        canonical = test.canonical_unit
        assert side == critical_side(key, home, canonical)
        if side is not None:
            assert test.is_possible(number, unit)
