"""A table of days has its heads on several lines, and ends where rows are set otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from documents.pipeline.labs.find import find_labs
from documents.pipeline.types import Flag, LabRow, Page

_DAYS = [date(2024, 11, 11), date(2025, 5, 6), date(2026, 4, 28), date(2026, 11, 2)]
_ROWS = """Cholesterol   6.4 H      5.1        4.6        3.9         (<4.0)        mmol/L
HDL           0.98 L     1.02       1.00       1.11        (>1.00)       mmol/L
"""
_BELOW = """Iron                     11          umol/L          (5 - 30)
Transferrin              2.4         g/L             (2.0 - 3.2)
Ferritin                 612    H    ug/L            (30 - 300)
"""
_DATES = "Date          11/11/24   06/05/25   28/04/26   02/11/26"
_TIMES = "Time          08:10      07:40      08:25      07:55"
_NUMBERS = "Lab No        60114408   64410029   71880017   77310442"
_HEADS = "                                                           Target/Ref    Units"
_FASTING = "Fasting       Yes        Yes        No         Yes"


def _read(*lines: str) -> tuple[LabRow, ...]:
    return find_labs((Page(1, "\n".join(lines) + "\n"),))


@pytest.mark.parametrize(
    "heads",
    [
        (_DATES,),
        (_DATES, _TIMES),
        (_DATES, _NUMBERS),
        (_DATES, _TIMES, _NUMBERS, _HEADS),
        (_DATES, _TIMES, _NUMBERS, _HEADS, _FASTING),
        (_DATES + "    Target/Ref    Units",),
    ],
)
def test_each_value_is_of_its_day(heads: tuple[str, ...]) -> None:
    rows = _read(*heads, _ROWS)
    assert [row.value for row in rows] == [
        "6.4", "5.1", "4.6", "3.9", "0.98", "1.02", "1.00", "1.11",
    ]  # fmt: skip
    assert [row.observed_on for row in rows] == _DAYS * 2
    assert [row.ref_text for row in rows] == ["<4.0"] * 4 + [">1.00"] * 4
    assert {row.unit for row in rows} == {"mmol/L"}


@pytest.mark.parametrize("title", ["IRON STUDIES (02/11/26)", "IRON STUDIES", "Iron studies", ""])
@pytest.mark.parametrize("heads", [(_DATES,), (_DATES + "    Target/Ref    Units",)])
def test_a_row_below_that_is_set_otherwise_is_of_none_of_the_days(
    heads: tuple[str, ...], title: str
) -> None:
    below = _read(*heads, _ROWS, title, _BELOW)[8:]
    assert [(row.value, row.unit, row.ref_text) for row in below] == [
        ("11", "umol/L", "5 - 30"),
        ("2.4", "g/L", "2.0 - 3.2"),
        ("612", "ug/L", "30 - 300"),
    ]
    assert not {row.observed_on for row in below} & set(_DAYS[:3])
    assert below[2].flag is Flag.HIGH
    assert not any(row.needs_review for row in below)


def test_a_title_with_its_day_ends_the_table_though_its_rows_have_no_units() -> None:
    rows = _read(_DATES, _ROWS, "RATIOS (02/11/26)", "Chol/HDL                 3.5")
    assert not [row for row in rows if row.value == "3.5" and row.observed_on in _DAYS[:3]]


def test_a_row_of_one_day_alone_stays_in_its_table() -> None:
    only = "LDL                                 2.4                    (<1.8)        mmol/L"
    row = _read(_DATES, _ROWS, only)[-1]
    assert (row.value, row.observed_on, row.ref_text) == ("2.4", _DAYS[2], "<1.8")


def test_units_right_behind_the_figures_of_a_table_do_not_end_it() -> None:
    rows = _read(
        "Date          11/11/24      06/05/25      28/04/26",
        "Cholesterol   6.4 mmol/L    5.1 mmol/L    4.6 mmol/L",
        "HDL           0.98 mmol/L                 1.00 mmol/L",
    )
    assert [row.observed_on for row in rows] == [*_DAYS[:3], _DAYS[0], _DAYS[2]]


def test_tests_beside_each_other_may_have_their_day_in_brackets() -> None:
    rows = _read(
        "eGFR 47 (04 Nov 2026)   Creatinine 131   Potassium 5.2",
        "Serum urate 412 umol/L   NT-proBNP 1840 (Mar 2026)",
    )
    assert [(row.name, row.value) for row in rows] == [
        ("eGFR", "47"),
        ("Creatinine", "131"),
        ("Potassium", "5.2"),
        ("Serum urate", "412"),
        ("NT-proBNP", "1840"),
    ]
    assert [row.when for row in rows] == ["04 Nov 2026", None, None, None, "Mar 2026"]
