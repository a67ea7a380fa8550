"""A value stands under its own day, a culture's day is of the culture, a list's first is old."""

from __future__ import annotations

from datetime import date

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import LabRow, Page

_DAYS = [date(2025, 3, 15), date(2025, 6, 16), date(2025, 9, 17)]


def rows(text: str) -> tuple[LabRow, ...]:
    return recognise([Page(1, text)]).labs


def told(text: str) -> list[str]:
    pages = [Page(1, text)]
    return [each.text for each in compose(pages, recognise(pages)).sentences]


@pytest.mark.parametrize(
    "table",
    [
        "Test  15/03/2025  16/06/2025  17/09/2025\nHb  110  115  120\nCreatinine  99  95  88\n",
        "Test 15/03/2025 16/06/2025 17/09/2025\nHb 110 115 120\nCreatinine 99 95 88\n",
        "Test  15/03/2025  16/06/2025  17/09/2025  Units\nHb  110  115  120  g/L\n"
        "Creatinine  99  95  88  umol/L\n",
        "Test        15/03/2025   16/06/2025   17/09/2025\n"
        "Hb          110          115          120\n"
        "Creatinine  99           95           88\n",
    ],
)
def test_each_value_has_the_day_of_its_column(table: str) -> None:
    found = rows(f"Results\n{table}")
    assert [row.value for row in found] == ["110", "115", "120", "99", "95", "88"]
    assert [row.observed_on for row in found] == _DAYS * 2
    assert not any(row.needs_review for row in found)


def test_where_a_figure_is_missing_none_is_told() -> None:
    found = rows("Results\nTest  15/03/2025  16/06/2025  17/09/2025\nHb  110  115\n")
    assert all(row.needs_review for row in found)


@pytest.mark.parametrize("day", ["3 Mar 2025", "Mar 3, 2025", "3/3/2025", "2025-03-03"])
def test_the_first_of_a_list_is_told_with_its_day(day: str) -> None:
    said = told(f"Hb 110 g/L ({day}), 115 g/L (5 Jun 2025).\n")
    assert f"The record gives your Hb as 110 g/L, “{day}”." in said


@pytest.mark.parametrize(
    "text",
    [
        "Clinic letter 10 June 2025\nUrine culture collected 3 May 2025: E. coli.\nHb 120 g/L.\n",
        "Discharge summary\nAdmitted 1 June 2025, discharged 6 June 2025\n"
        "A throat swab was taken on 3 May 2025.\nLabs: Hb 120 g/L\n",
    ],
)
def test_a_cultures_day_is_of_no_other_value(text: str) -> None:
    (found,) = rows(text)
    assert found.observed_on != date(2025, 5, 3)
    assert not any("3 May 2025" in each and "dated" in each for each in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "URINE CULTURE\nCollected: 3 May 2025\nE. coli >100,000 CFU/mL\n",
        "LAB REPORT\nSpecimen: Wound swab   Collected: 3 May 2025   Reported: 6 May 2025\n",
        "LAB REPORT\nCollected: 3 May 2025\nHb 120 g/L\n",
    ],
)
def test_the_day_of_a_cultures_own_report_stays(text: str) -> None:
    assert "The sample is dated 3 May 2025." in told(text)


def test_a_label_of_a_list_is_no_part_of_a_tests_name() -> None:
    assert "Your Hb is 120 g/L." in told("Results: Hb 120 g/L, WBC 6.0 x10^9/L.\n")
