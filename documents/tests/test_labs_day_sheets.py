"""Sheets whose lines or columns are days, and columns that say in strange words what they hold."""

from __future__ import annotations

from datetime import date

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Flag, LabRow, Page


def read(*lines: str) -> tuple[LabRow, ...]:
    return find_labs([Page(1, "\n".join(lines))])


def test_a_sheet_of_days_has_its_units_and_ranges_below_its_tests() -> None:
    rows = read(
        "Date        Time   Sodium       Potassium   Creatinine",
        "                   mmol/L       mmol/L      mg/dL",
        "Reference          135 - 145    3.5 - 5.0   0.6 - 1.2",
        "11/20/2025  06:10  133 L                    0.9",
        "11/21/2025  05:55  138          4.4         1.4 H",
    )
    assert [(r.name, r.value, r.unit, r.observed_on, r.flag) for r in rows] == [
        ("Sodium", "133", "mmol/L", date(2025, 11, 20), Flag.LOW),
        ("Creatinine", "0.9", "mg/dL", date(2025, 11, 20), Flag.NORMAL),
        ("Sodium", "138", "mmol/L", date(2025, 11, 21), Flag.NORMAL),
        ("Potassium", "4.4", "mmol/L", date(2025, 11, 21), Flag.NORMAL),
        ("Creatinine", "1.4", "mg/dL", date(2025, 11, 21), Flag.HIGH),
    ]
    assert not any(row.needs_review for row in rows)


def test_a_mark_in_a_cell_is_that_of_the_figure_in_it() -> None:
    rows = read(
        "Liver        Unit    Standard    2025/11/21    2024/11/22",
        "AST (GOT)    U/L     8 - 30      21            H 44",
        "ALT (GPT)    U/L     5 - 30      H 51          17",
    )
    assert [(r.value, r.observed_on, r.printed_flag, r.flag) for r in rows] == [
        ("21", date(2025, 11, 21), None, Flag.NORMAL),
        ("44", date(2024, 11, 22), "H", Flag.HIGH),
        ("51", date(2025, 11, 21), "H", Flag.HIGH),
        ("17", date(2024, 11, 22), None, Flag.NORMAL),
    ]
    assert not any(row.needs_review for row in rows)


def test_columns_in_words_of_their_own_ask() -> None:
    rows = read(
        "Test         Pre-transfusion    Post-transfusion    Unit",
        "Hemoglobin   6.9                8.8                 g/dL",
        "Platelets    48                 44                  10^9/L",
    )
    assert [(r.name, r.value) for r in rows] == [
        ("Hemoglobin", "6.9"), ("Hemoglobin", "8.8"), ("Platelets", "48"), ("Platelets", "44"),
    ]  # fmt: skip
    assert all(row.needs_review for row in rows)


def test_a_head_of_two_words_is_that_of_earlier_results() -> None:
    rows = read(
        "Analyse       Résultat   Unité     Référence     Résultat antérieur",
        "Potassium     4,4        mmol/L    3,5 - 5,1     3,1",
        "Sodium        140        mmol/L    136 - 145     133",
    )
    assert [(r.name, r.value) for r in rows] == [("Potassium", "4,4"), ("Sodium", "140")]


def test_days_of_the_week_before_the_days_change_nothing() -> None:
    rows = read(
        "              Mon 17/11/2025    Tue 18/11/2025",
        "Potassium     3.1               3.9",
        "Urea          8.8               7.1",
    )
    assert [(r.name, r.value, r.observed_on) for r in rows] == [
        ("Potassium", "3.1", date(2025, 11, 17)), ("Potassium", "3.9", date(2025, 11, 18)),
        ("Urea", "8.8", date(2025, 11, 17)), ("Urea", "7.1", date(2025, 11, 18)),
    ]  # fmt: skip


def test_days_of_no_year_ask_each() -> None:
    rows = read("Test          17/11     18/11", "Potassium     3.1       3.9")
    assert [(r.value, r.observed_on, r.needs_review) for r in rows] == [
        ("3.1", None, True), ("3.9", None, True),
    ]  # fmt: skip
