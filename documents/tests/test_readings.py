"""A figure of fifteen places is shown rounded, stored as it stands, and both have their place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.compose import compose
from documents.pipeline.readings import read_out, rounded
from documents.pipeline.types import Findings, Page
from documents.tests.structured_makers import Read, bundle, observation

LONG = "13.261731461403176"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (LONG, "13.26"),
        ("0.00012345678", "0.0001235"),
        ("184.82117364", "184.8"),
        ("251342.8812345", "251343"),
        ("<0.1234567", "<0.1235"),
        ("-1.23456789", "-1.235"),
        # What a laboratory prints stays as it is.
        ("7.1234", "7.1234"),
        ("0.00012", "0.00012"),
        ("1.020", "1.020"),
        ("1,234.5678901", "1,234.5678901"),
        ("1:640", "1:640"),
        ("negative", "negative"),
    ],
)
def test_what_is_shown(value: str, shown: str) -> None:
    assert rounded(value) == shown


def test_rounding_moves_no_value_over_a_bound() -> None:
    assert rounded("4.99999712", high=Decimal(5)) == "4.999997"
    assert rounded("5.00000312", high=Decimal(5)) == "5.000003"
    assert rounded("5.00000312") == "5.000"


@given(
    st.decimals(Decimal("0.001"), 5000, places=12),
    st.decimals(0, 5000, places=2),
    st.decimals(0, 5000, places=2),
)
def test_a_value_stays_on_its_side(value: Decimal, low: Decimal, high: Decimal) -> None:
    shown = Decimal(rounded(f"{value:f}", low, high))
    for bound in (low, high):
        assert (shown > bound, shown < bound) == (value > bound, value < bound)
    assert abs(shown - value) <= abs(value) / 1000


def _read() -> tuple[tuple[Page, ...], Findings]:
    quantity = {"value": float(LONG), "unit": "g/dL", "code": "g/dL"}
    read = Read(bundle(observation("718-7", valueQuantity=quantity)))
    return tuple(read.pages), read.findings


def test_a_record_keeps_the_exact_value_and_prints_both() -> None:
    pages, findings = _read()
    (row,) = findings.labs
    assert (row.value, row.number) == (LONG, Decimal(LONG))
    assert read_out(row) == "13.26"
    text = pages[0].text
    assert text[row.value_source.start : row.value_source.end] == LONG
    assert "13.26 " in text[row.source.start : row.source.end].replace(LONG, "") + " "


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_summary_tells_the_rounded_value(language: str) -> None:
    pages, findings = _read()
    told = " ".join(s.text for s in compose(pages, findings, language).sentences)  # type: ignore[arg-type]
    assert "13.26 g/dL" in told
    assert LONG not in told
