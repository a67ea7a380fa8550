"""A practice's record of issues: a course with its day, what was last issued, how much of it."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page
from documents.pipeline.understand import understand_text


def test_a_course_of_the_last_months_is_told_with_its_day() -> None:
    told = understand_text(
        "Acute Medication (last 3 months)\n"
        "02-Apr-2024   Nitrofurantoin 100mg capsules  one twice a day  6 capsules\n"
    )
    said = [each["text"] for each in told["summary"]]
    assert not any("lists" in each for each in said)
    assert any("02-Apr-2024 Nitrofurantoin" in each for each in said)


@pytest.mark.parametrize(
    ("heading", "status"), [("Past Medication", "past"), ("Repeat Medication", "active")]
)
def test_last_issued_begins_nothing_and_dates_no_paper(heading: str, status: str) -> None:
    text = f"{heading}\nPropranolol 40mg tablets one daily    last issued 11-Nov-2021\n"
    found = understand_text(text)
    assert [(m["status"], m["intent"]) for m in found["medications"]] == [(status, "done")]
    assert not any("It is dated" in each["text"] for each in found["summary"])


@pytest.mark.parametrize(
    ("line", "often"),
    [
        ("Fostair inhaler 2 puffs twice a day 1 x 120 dose", "twice a day"),
        ("Clenil 100micrograms/dose inhaler   2 puffs twice a day   1 x 200 dose", "twice a day"),
        ("Salbutamol inhaler 2 x daily", "2 x daily"),
    ],
)
def test_how_much_is_handed_out_is_not_how_often(line: str, often: str) -> None:
    found = recognise([Page(1, f"Repeat Medication\n{line}\n")])
    assert [each.frequency for each in found.medications] == [often]
