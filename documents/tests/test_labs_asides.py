"""What stands beside results and is none: days of earlier values, germs, dots, words of bounds."""

from __future__ import annotations

from datetime import date

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page


def test_the_day_of_an_earlier_value_is_not_the_results_own() -> None:
    text = (
        "Test       Current Result    Previous Result and Date    Units     Ref. Interval\n"
        "Sodium     130               141    11/30/2024           mmol/L    134-144\n"
    )
    (row,) = find_labs([Page(1, text)])
    assert (row.value, row.observed_on) == ("130", None)


@pytest.mark.parametrize(
    "text",
    [
        "Antimicrobial    1 MIC    1 INT    2 MIC    2 INT\n"
        "Gentamicin       4        S        >=64     R\n"
        "Vancomycin       2        S        1        S\n",
        "Vancomycin 1 mg/L (S)\n",
        "Gentamicin  4  >=64\n",
    ],
)
def test_what_a_germ_yields_to_is_no_level(text: str) -> None:
    assert not find_labs([Page(1, text)])
    assert find_labs([Page(1, "Vancomycin  14.2  mg/L  10 - 20\n")])


def test_a_tests_own_list_of_days() -> None:
    text = (
        "Potassium (mmol/L)  Normal: 3.5 - 5.1\n23-May-2025  5.6  high\n20-Apr-2025  4.4\n"
        "Sodium (mmol/L)  Normal: 135 - 145\n23-May-2025  139\n03/04/2025  131  low\n"
    )
    rows = find_labs([Page(1, text)])
    assert [(r.name, r.value, r.unit, r.ref_text, r.observed_on) for r in rows] == [
        ("Potassium", "5.6", "mmol/L", "3.5 - 5.1", date(2025, 5, 23)),
        ("Potassium", "4.4", "mmol/L", "3.5 - 5.1", date(2025, 4, 20)),
        ("Sodium", "139", "mmol/L", "135 - 145", date(2025, 5, 23)),
        ("Sodium", "131", "mmol/L", "135 - 145", None),
    ]


def test_units_and_ranges_on_lines_of_their_own_below_tests_side_by_side() -> None:
    text = (
        "              Sodium     Potassium    Chloride\n"
        "Units         mmol/L     mmol/L       mmol/L\n"
        "Ref. range    135-145    3.5-5.1      98-107\n"
        "2025-05-25    131 L      4.4          -\n"
        "2025-05-26    136        -            101\n"
    )
    rows = find_labs([Page(1, text)])
    assert [(r.name, r.value, r.unit, r.ref_text, r.observed_on) for r in rows] == [
        ("Sodium", "131", "mmol/L", "135-145", date(2025, 5, 25)),
        ("Potassium", "4.4", "mmol/L", "3.5-5.1", date(2025, 5, 25)),
        ("Sodium", "136", "mmol/L", "135-145", date(2025, 5, 26)),
        ("Chloride", "101", "mmol/L", "98-107", date(2025, 5, 26)),
    ]


@pytest.mark.parametrize(
    ("words", "value", "flag"),
    [
        ("inferiore a 200", "200", "high"),
        ("minore di 200", "200", "high"),
        ("fino a 200", "200", "normal"),
        ("Até 200", "200", "normal"),
        ("Inferior a 200", "199", "normal"),
        ("Superior a 40", "39", "low"),
        ("da 37 a 145", "36", "low"),
        ("entre 70 y 110", "111", "high"),
        ("between 70 and 110", "90", "normal"),
    ],
)
def test_bounds_told_in_words(words: str, value: str, flag: str) -> None:
    (row,) = find_labs([Page(1, f"Colesterolo totale  {value}  mg/dL  {words}\n")])
    assert row.value == value
    assert row.flag
    assert row.flag.value == flag


def test_dots_that_lead_to_values_are_no_column_of_words() -> None:
    text = "Sodium . . . . . . . . . . . . . 131 mmol/L (135 to 145)\n"
    (row,) = find_labs([Page(1, text)])
    assert (row.name, row.value, row.ref_text) == ("Sodium", "131", "135 to 145")
