"""A value of a time before its paper is told with the paper's own words, never as one of now."""

from __future__ import annotations

import pytest

from documents.pipeline import grounding
from documents.pipeline.compose import compose
from documents.pipeline.labs import find_labs
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Language, Page


def _told(text: str, language: Language = "en") -> list[str]:
    pages = (Page(1, text),)
    summary = compose(pages, recognise(pages), language)
    for sentence in summary.sentences:
        quotes = [grounding.quote(pages, source) for source in sentence.sources]
        assert grounding.invented(sentence.text, quotes) == ()
    return [sentence.text for sentence in summary.sentences]


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("Urea was 19 mmol/L on admission.", "on admission"),
        ("On arrival, urea was 19 mmol/L.", "On arrival"),
        ("Urea on presentation was 19 mmol/L.", "on presentation"),
        ("Her initial urea was 19 mmol/L.", "initial"),
        ("Preoperative urea 19 mmol/L.", "Preoperative"),
        ("Urea was 19 mmol/L in the ED.", "in the ED"),
        ("Urea 19 mmol/L (March 2023).", "March 2023"),
        ("Urea was 19 mmol/L three weeks ago.", "three weeks ago"),
        ("Urea was 19 mmol/L at her last visit.", "at her last visit"),
        ("Urea 19 mmol/L (2.5-7.8) H on admission.", "on admission"),
        ("Previously, urea was 19 mmol/L.", "Previously"),
        ("Urea 19 mmol/L al ingreso.", "al ingreso"),
        ("Urea 19 mmol/L en urgencias.", "en urgencias"),
    ],
)
def test_words_of_an_earlier_time_are_told_with_the_value(sentence: str, when: str) -> None:
    told = _told(f"DISCHARGE SUMMARY\nDischarged: 14 May 2025\n\nHospital course: {sentence}\n")
    assert f"The note gives your urea as 19 mmol/L, “{when}”." in told
    assert not any(each.startswith("Your urea") for each in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "Urea was 19 mmol/L at discharge.",
        "Urea was 19 mmol/L on the day of discharge.",
        "Urea was 19 mmol/L prior to discharge.",
        "Urea is 19 mmol/L today.",
        "On admission he was confused and now has a urea of 19 mmol/L.",
        "Urea was 19 mmol/L before breakfast.",
        "Urea was 19 mmol/L, on admission he had been confused.",
    ],
)
def test_a_value_of_now_stays_one(sentence: str) -> None:
    told = _told(f"DISCHARGE SUMMARY\nDischarged: 14 May 2025\n\nHospital course: {sentence}\n")
    assert "Your urea is 19 mmol/L." in told


def test_one_time_leads_a_list_and_ends_with_it() -> None:
    text = (
        "Labs on arrival: sodium 121 mmol/L, urea 19 mmol/L and calcium 2.9 mmol/L; now magnesium"
        " is 0.9 mmol/L. Albumin was 30 g/L.\n"
    )
    rows = find_labs((Page(1, text),))
    assert [row.when for row in rows] == ["on arrival"] * 3 + [None, None]


def test_the_time_of_one_value_is_not_that_of_the_next() -> None:
    rows = find_labs((Page(1, "Urea was 19 mmol/L on arrival, sodium was 136 mmol/L.\n"),))
    assert [row.when for row in rows] == ["on arrival", None]


def test_a_side_of_the_range_is_said_of_the_value_then() -> None:
    text = "DISCHARGE SUMMARY\nHospital course: On admission, sodium was {} mmol/L (135-145).\n"
    told = " ".join(_told(text.format(121)))
    assert "as 121 mmol/L, “On admission”. That is below the range printed on the note" in told
    told = " ".join(_told(text.format(139)))
    assert "as 139 mmol/L, “On admission”. That is in the range printed on the note" in told
    assert "sodium is in range" not in told


def test_spanish_says_the_same() -> None:
    told = _told("DISCHARGE SUMMARY\nHospital course: Urea was 19 mmol/L on admission.\n", "es")
    assert any("La nota da 19 mmol/L como su resultado de" in each for each in told)
    assert any("“on admission”" in each for each in told)


def test_the_papers_day_is_not_the_values() -> None:
    text = "Collected: 14 May 2025\n\nUrea was 19 mmol/L in January. Sodium was 139 mmol/L.\n"
    days = {row.name: row.observed_on for row in find_labs((Page(1, text),))}
    assert days["Urea"] is None
    assert days["Sodium"] is not None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("HIV, hepatitis B and syphilis: negative at booking\nRubella: immune\n", None),
        ("  HIV: negative at booking\n  Rubella: immune\n", None),
        ("HIV: negative at booking\nRubella   immune\n", None),
        ("At booking:\nRubella: immune\n", "At booking"),
        ("At booking\nRubella: immune\n", "At booking"),
        ("Booking bloods:\n- Rubella: immune\n", "Booking"),
    ],
)
def test_a_time_does_not_reach_into_another_labelled_line(text: str, when: str | None) -> None:
    rows = {row.name: row.when for row in find_labs((Page(1, text),))}
    assert rows["Rubella"] == when
