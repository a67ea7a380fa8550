"""Ranges with one end in the words of several languages, and lists of steps that are no range."""

from __future__ import annotations

from decimal import Decimal

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Flag, LabRow, Page


def read(*lines: str) -> tuple[LabRow, ...]:
    return find_labs([Page(1, "\n".join(lines))])


@pytest.mark.parametrize(
    "said",
    ["(inf. à 50)", "moins de 50", "tot 50", "< of = 50", "less than 50", "bis 50", "up to 50",
     "Desejável inferior a 50", "abaixo de 50", "jusqu'à 50", "souhaitable : < 50"],
)  # fmt: skip
def test_an_upper_end_is_read(said: str) -> None:
    (row,) = read(f"ALT   63   U/L   {said}")
    assert (row.value, row.ref_low, row.ref_high, row.flag) == (
        "63", None, Decimal(50), Flag.HIGH,
    )  # fmt: skip


@pytest.mark.parametrize("said", ["(sup. à 60)", "plus de 60", "meer dan 60", "mehr als 60"])
def test_a_lower_end_is_read(said: str) -> None:
    (row,) = read(f"eGFR   51   mL/min/1.73m2   {said}")
    assert (row.ref_low, row.ref_high, row.flag) == (Decimal(60), None, Flag.LOW)


def test_letters_that_begin_a_bound_elsewhere_are_part_of_a_name() -> None:
    (row,) = read("Bilirubin tot 0.9 mg/dL 0.2-1.2")
    assert (row.value, row.comparator, row.ref_high) == ("0.9", None, Decimal("1.2"))


@pytest.mark.parametrize("head", ["", "Test             Result   Flag   Unit   Range"])
def test_steps_of_which_the_best_is_not_the_limit_give_no_flag(head: str) -> None:
    steps = "optimal <90; near optimal 90-120; borderline 121-150"
    (row,) = read(head, f"LDL Cholesterol  104             mg/dL  {steps}")
    assert (row.value, row.flag, row.printed_flag) == ("104", None, None)
    assert row.ref_text == steps
    (marked,) = read(head, f"LDL Cholesterol  104      H      mg/dL  {steps}")
    assert marked.printed_flag == "H"


def test_a_limit_that_is_called_desirable_still_gives_its_flag() -> None:
    (row,) = read("Test   Result   Unit   Range", "Cholesterol   231   mg/dL   Desirable <200")
    assert row.flag is Flag.HIGH


def test_the_words_before_a_range_are_no_test() -> None:
    rows = read(
        "Resultado   Valores de referência", "URÉIA", "Resultado:   38 mg/dL",
        "Valor de referência: Desejável inferior a 50 mg/dL",
    )  # fmt: skip
    assert [row.value for row in rows] == ["38"]
