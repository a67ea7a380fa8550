"""Every layout is read back exactly, from word boxes and from plain text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import LabRow, Page
from documents.tests.lab_column_layouts import (
    BLOOD,
    COMMA,
    Result,
    Row,
    four_columns,
    no_head,
    value_with_unit,
)
from documents.tests.lab_layouts import LAYOUTS
from documents.tests.lab_pages import drawn, typed

_BOTH_ENDS = {"low_and_high_columns", "sex_ranges"}


def _said(rows: Sequence[LabRow]) -> list[tuple[str, str, str | None, str | None, bool]]:
    return sorted(
        (r.name, r.value, r.unit, r.flag.value if r.flag else None, r.needs_review) for r in rows
    )


def _meant(results: Sequence[Result]) -> list[tuple[str, str, str | None, str | None, bool]]:
    return sorted((r.name, r.value, r.unit, r.flag, False) for r in results)


@pytest.mark.parametrize("make", [drawn, typed])
@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_layout_reads_back(name: str, make: Callable[[Sequence[Row]], Page]) -> None:
    page = make(LAYOUTS[name](BLOOD))
    rows = find_labs([page])
    meant = [r for r in BLOOD if name not in _BOTH_ENDS or (r.low and r.high)]
    assert _said(rows) == _meant(meant)
    for row in rows:
        assert page.text[row.value_source.start : row.value_source.end] == row.value
        truth = next(r for r in meant if r.name == row.name)
        assert row.ref_low == (Decimal(truth.low) if truth.low else None)
        assert row.ref_high == (Decimal(truth.high) if truth.high else None)
        assert row.analyte is not None


@pytest.mark.parametrize("layout", [four_columns, no_head, value_with_unit])
@pytest.mark.parametrize("make", [drawn, typed])
def test_decimal_commas(
    layout: Callable[[Sequence[Result]], list[Row]], make: Callable[[Sequence[Row]], Page]
) -> None:
    rows = find_labs([make(layout(COMMA))])
    assert _said(rows) == _meant(COMMA)
    assert {r.name: r.number for r in rows}["TSH"] == Decimal("2.345")


def test_german_and_french_heads() -> None:
    german = [[(2, "Untersuchung"), (38, "Ergebnis"), (52, "Einheit"), (66, "Referenzbereich")]]
    french = [[(2, "Analyse"), (38, "Résultat"), (52, "Unité"), (66, "Valeurs de référence")]]
    for head in (german, french):
        page = drawn(head + no_head(COMMA))
        assert _said(find_labs([page])) == _meant(COMMA)


def test_continues_on_the_next_page_under_repeated_headers_and_footers() -> None:
    frame: list[Row] = [
        [(0, "Example Labs Ltd"), (60, "Page 1 of 2")],
        [(0, "Patient: Testa Person")],
    ]
    foot: list[Row] = [[(0, "Samples are kept for 7 days. Call 555 0100.")]]
    first = drawn(frame + four_columns(BLOOD[:8]) + foot, 1)
    second = drawn(frame + no_head(BLOOD[8:]) + foot, 2)
    rows = find_labs([first, second])
    assert _said(rows) == _meant(BLOOD)
    assert {r.source.page for r in rows} == {1, 2}
