"""A file of several reports: each result is of the day that stands above it."""

from __future__ import annotations

from datetime import date

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Reader


def _sheet(number: int, head: str, sodium: str = "139", potassium: str = "4.1") -> Page:
    text = f"""MADE UP LABORATORY
{head}

Test                Result    Unit      Reference range
Sodium              {sodium}       mmol/L    135 - 145
Potassium           {potassium}       mmol/L    3.5 - 5.1
"""
    return Page(number=number, text=text, words=(), width=0, height=0, reader=Reader.TEXT)


def _days(*pages: Page) -> list[tuple[str, str, date | None]]:
    return [(row.name, row.value, row.observed_on) for row in recognise(pages).labs]


def test_each_sheet_has_its_own_day() -> None:
    found = _days(
        _sheet(1, "Collected: 2025-01-10"),
        _sheet(2, "Collected: 2025-06-11", potassium="4.6"),
        _sheet(3, "Page 3"),
    )
    assert found[:4] == [
        ("Sodium", "139", date(2025, 1, 10)),
        ("Potassium", "4.1", date(2025, 1, 10)),
        ("Sodium", "139", date(2025, 6, 11)),
        ("Potassium", "4.6", date(2025, 6, 11)),
    ]
    assert ("Potassium", "4.1", date(2025, 6, 11)) in found


def test_the_same_result_of_the_same_day_is_read_once() -> None:
    head = "Collected: 2025-01-10"
    assert len(_days(_sheet(1, head), _sheet(2, head))) == 2


def test_two_days_in_one_head_are_of_one_sheet() -> None:
    found = _days(_sheet(1, "Collected: 2025-06-11   Last collected: 2025-01-10"))
    assert {day for *_, day in found} <= {None, date(2025, 6, 11)}


def test_one_day_is_the_whole_documents() -> None:
    found = _days(_sheet(1, "Collected: 2025-06-11"), _sheet(2, "x", sodium="141"))
    assert {day for *_, day in found} <= {None, date(2025, 6, 11)}
