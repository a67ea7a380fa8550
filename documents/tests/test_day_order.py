"""Whether a paper writes the day or the month first, and only where it proves it."""

from __future__ import annotations

from datetime import date

import pytest

from documents.pipeline.labs.dates import read_date
from documents.pipeline.language.day_order import day_first
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page

_ROW = "Test  Result  Units  Reference range\nFerritin  41  ug/L  13 - 150\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Collected 04/05/2026, reported 17/05/2026", True),
        ("Collected 04/05/2026, reported 05/17/2026", False),
        ("Collected 17/05/2026, reported 05/17/2026", None),
        ("Collected 04/05/2026", None),
        ("Clinic of 04/05/2026. We met on 4 May 2026.", True),
        ("Clinic of 04/05/2026. We met on April 5, 2026.", False),
        ("Seen 04/05/26\nPrinted 2026-May-04", True),
        ("Clinic of 04/05/2026. We met on 9 June 2026.", None),
        ("NHS number 000 111 2222, seen 04/05/2026", True),
        ("Haemoglobin 121 g/L, taken 04/05/2026", True),
        ("Temp 98.6 F, seen 04/05/2026", False),
        ("Lab: Mock Reference Laboratory, Bismarck, ND\nCollected: 06/03/2024 07:48 AM", False),
        ("TRIANGLE CLINIC\nDurham, NC        Consultation\nDate: 06/05/2024", False),
        ("Lab: Mock Laboratory, Elmford, NHS trust\nNHS 000\nCollected: 06/03/2024", True),
        ("Anna Mock, ND\nSeen 06/03/2024", None),
        ("Northern Clinic\nSeen 06/03/2024. Asthma, Stroke, MI", None),
        ("Perth, WA\nSeen 06/03/2024", None),
        # A sex and a range are no degrees.
        ("M: 59-104 F: 45-84, taken 04/05/2026", None),
        ("Haemoglobin 121, temp 98.6 F, seen 04/05/2026", None),
    ],
)
def test_the_order_is_proved_or_open(text: str, told: bool | None) -> None:
    assert day_first([text]) is told


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2026-Oct-21 08:35", date(2026, 10, 21)),
        ("2025 Sep 07", date(2025, 9, 7)),
        ("07-Sep-25", date(2025, 9, 7)),
        ("2026-10-21", date(2026, 10, 21)),
        ("12026-10-21", None),
    ],
)
def test_no_part_of_a_year_is_a_day(printed: str, day: date | None) -> None:
    assert read_date(printed) == day


@pytest.mark.parametrize(
    ("head", "days"),
    [
        ("Collected: 2026-Sep-14 07:20", {date(2026, 9, 14)}),
        ("Haematology. DOB: 05/06/1971  Collected 03/09/2026", {date(2026, 9, 3)}),
        ("DOB: 05/06/1971  Collected 03/09/2026  M: 59-104 F: 45-84", set()),
    ],
)
def test_values_and_the_paper_are_of_the_same_day(head: str, days: set[date]) -> None:
    found = recognise([Page(1, f"Example Laboratory\n{head}\n{_ROW}")])
    assert {each.value for each in found.dates if each.kind == "collected"} == days
    assert {row.observed_on for row in found.labs} - {None} <= days
