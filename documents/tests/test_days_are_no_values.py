"""The day of a month, and what counts weeks, is no result; the figure behind the day is."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def values(text: str) -> list[tuple[str, str]]:
    return [(row.name, row.value) for row in recognise([Page(1, text)]).labs]


@pytest.mark.parametrize(
    "text",
    [
        "CT of 2 September showed no stone.",
        "The ESR of 5 May was not back.",
        "Plt of 7 July.",
        "Alk phos of 2nd Sept.",
        "Ferritin (3 May) low.",
        "CK Jun 4.",
        "CK 4 May 2025.",
        "TSH May 3, 2025",
        "Next CK: 4 weeks",
        "TSH: 6 months",
        "PT 3 times weekly",
        "La ferritina de 3 de mayo fue normal.",
        "Creatinina: 3 semanas",
    ],
)
def test_a_day_or_a_count_of_time_is_no_value(text: str) -> None:
    assert not values(f"{text}\n")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Her last A1c of 3 May was 7.2%.", [("A1c", "7.2")]),
        ("INR on 3 May was 2.1.", [("INR", "2.1")]),
        ("Hb May 12 110 g/L.", [("Hb", "110")]),
        ("PSA of 4 March 2024 was 3.1 ng/mL.", [("PSA", "3.1")]),
        ("Hemoglobin  12.5  Jun 2025", [("Hemoglobin", "12.5")]),
        ("PT 12 sec", [("PT", "12")]),
        ("Creatinine 88 (2 May)", [("Creatinine", "88")]),
        ("CK 200 U/L", [("CK", "200")]),
    ],
)
def test_a_value_beside_a_day_is_read(text: str, found: list[tuple[str, str]]) -> None:
    assert values(f"LABS\n{text}\n") == found


def test_a_value_is_told_with_its_day() -> None:
    pages = [Page(1, "INR on 3 May was 2.1.\n")]
    told = [each.text for each in compose(pages, recognise(pages)).sentences]
    assert "The record gives your INR as 2.1, “on 3 May”." in told
