"""The days on which a medicine is taken are told whole: ``on days 1 and 15``, ``of each cycle``."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("Dexamethasone 4 mg on days 1-3 of each cycle.", "on days 1-3 of each cycle"),
        ("You receive 4 mg of dexamethasone on day 1 to 3 of each cycle.",
         "on day 1 to 3 of each cycle"),
        ("Tocilizumab 8 mg/kg IV on days 1 and 15.", "on days 1 and 15"),
        ("Methotrexate 15 mg PO on day 1, 8 and 15.", "on day 1, 8 and 15"),
    ],
)  # fmt: skip
def test_all_of_the_days_are_told(text: str, often: str) -> None:
    read = understand_text(text)
    assert [each["frequency"] for each in read["medications"]] == [often]
    assert any(often in each["text"] and "lists" in each["text"] for each in read["summary"])


@pytest.mark.parametrize(
    "text",
    [
        "Azithromycin 500 mg on day 1 and 250 mg on days 2-5.",
        "Azithromycin 500 mg on day 1, then 250 mg on days 2-5.",
    ],
)
def test_a_dose_of_other_days_is_told_with_the_first(text: str) -> None:
    said = understand_text(text)
    assert [(each["dose"], each["frequency"]) for each in said["medications"]] == [(None, None)]
    assert any(text.rstrip(".") in each["text"] for each in said["summary"])


@pytest.mark.parametrize(
    "text",
    [
        "He received 40 mmol of potassium on day 2.",
        "40 mmol of potassium was given on day 2.",
    ],
)
def test_what_was_given_on_one_day_is_not_taken_now(text: str) -> None:
    assert [each["status"] for each in understand_text(text)["medications"]] == ["past"]
