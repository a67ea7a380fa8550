"""A line that prints a range alone: its figures are limits, whatever test is named above it."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page


def _values(text: str) -> list[tuple[str, str]]:
    return [(row.name, row.value) for row in find_labs([Page(1, text)])]


@pytest.mark.parametrize(
    "line",
    [
        "Normal range: below <125 pg/mL",
        "Reference interval: <125 pg/mL",
        "Standard range: below 125 pg/mL",
        "Normal value: < 125 pg/mL",
    ],
)
def test_a_limit_below_a_name_is_no_value_of_it(line: str) -> None:
    assert "125" not in " ".join(
        value for _, value in _values(f"NT-PROBNP\n{line}\nValue\n1,840 H\n")
    )


def test_a_value_before_its_range_is_read() -> None:
    assert _values("NT-proBNP 1840 pg/mL (normal range: <125 pg/mL)\n") == [("NT-proBNP", "1840")]
    assert _values("Glucose: 92 mg/dL\nNormal range: 70-99 mg/dL\n") == [("Glucose", "92")]
