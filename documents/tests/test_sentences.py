"""Sentences of clinical text: lists, shorthand, decimals, lost line breaks, places."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.language.sentences import number_sentences, split
from documents.pipeline.types import Page
from tests.work import no_runaway, steps_of


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Poe saw her. She is well.", ["Dr. Poe saw her.", "She is well."]),
        ("Hemoglobin is 9.1 g/dL. It is low.", ["Hemoglobin is 9.1 g/dL.", "It is low."]),
        (
            "Take 1 tab p.o. b.i.d. with food. Stop if ill.",
            ["Take 1 tab p.o. b.i.d. with food.", "Stop if ill."],
        ),
        ("• No fever.\n• No cough.", ["No fever.", "No cough."]),
        ("1.  Flank pain.\n2.  Fever.", ["Flank pain.", "Fever."]),
        ("PLAN:,1.  Rest.,2.  Fluids.", ["PLAN:", "Rest.", "Fluids."]),
        ("PLAN\n\nRest at home\n\nReturn soon", ["PLAN", "Rest at home", "Return soon"]),
        (
            "The patient was seen in the clinic today and she reported that\nshe feels well.",
            ["The patient was seen in the clinic today and she reported that\nshe feels well."],
        ),
        ("Glucose  98  mg/dL\nSodium  140  mmol/L", ["Glucose  98  mg/dL", "Sodium  140  mmol/L"]),
        ("Pulse is 72. Lungs are clear.", ["Pulse is 72.", "Lungs are clear."]),
        ("", []),
        (" \n • \n", []),
    ],
)
def test_cut(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize("title", ["Allergies", "Problems", "Past", "Observations", "Alergias"])
def test_a_title_of_one_word_goes_on_with_no_long_line(title: str) -> None:
    line = "Metformin 500mg tablets Two To Be Taken Twice A Day With Meals 112 tablet"
    text = f"{line}\n{title}\nPenicillin - rash 1988\n"
    assert [text[a:b] for a, b in split(text)][:2] == [line, title]


def test_numbered_sentences_know_their_place_and_heading() -> None:
    pages = [Page(1, "FAMILY HISTORY\n\nMother had gout."), Page(2, "PLAN\n\nRest. Drink water.")]
    numbered = number_sentences(pages)
    assert [s.number for s in numbered] == [1, 2, 3, 4, 5]
    mother = numbered[1]
    assert mother.heading == "FAMILY HISTORY"
    assert pages[0].text[mother.source.start : mother.source.end] == mother.text
    assert numbered[4].source.page == 2
    assert numbered[4].heading == "PLAN"


@given(st.text(alphabet="aB1 .,:;\n•-()!?%é", max_size=200))
def test_spans_are_ordered_inside_the_text_and_lose_no_word(text: str) -> None:
    spans = split(text)
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        position = end
    kept = "".join(text[s:e] for s, e in spans)
    assert sum(ch in "aBé" for ch in kept) >= sum(ch in "Bé" for ch in text) - text.count(")") * 2


def test_a_long_record_is_cut_in_linear_time() -> None:
    line = "She feels well and takes 5.5 mg p.o. daily. "
    few, many = (steps_of(partial(split, line * times)) for times in (500, 2_000))
    assert many < 4 * few * 1.2
    with no_runaway():
        split(line * 20_000)


_WIDE = "She came with a cough of three weeks and a fever, and was sent home with tablets and rest."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Lung clinic, Dr. Mara Roe, 14 May 2026 at 10:30 AM, Suite 4", "Blood count on 12 May"),
        (
            "examplin 40 mg tablet. Take one tablet by mouth two times daily.",
            "samplol 5 mg tablet.",
        ),
    ],
)
def test_a_line_with_room_left_ends_its_item(first: str, second: str) -> None:
    text = f"{_WIDE}\n\n{first}\n{second}"
    assert not any("\n" in text[a:b] for a, b in split(text))


def test_a_full_line_goes_on_in_the_next() -> None:
    text = f"{_WIDE[:-1]} at\nHome for the week."
    assert [text[a:b] for a, b in split(text)] == [text]


def test_a_picture_opens_an_item_in_its_own_cell() -> None:
    text = (
        "High blood pressure  \u26d4 STOP taking: examplin 25 mg\nWaking at night  \u2705 walk more"
    )
    assert [text[a:b] for a, b in split(text)] == [
        "High blood pressure",
        "\u26d4 STOP taking: examplin 25 mg",
        "Waking at night",
        "\u2705 walk more",
    ]


def test_a_bracket_ends_its_item_of_a_list_and_no_line_of_a_paragraph() -> None:
    first = "Old tear of the left knee cartilage, status post keyhole trimming (03/04/2025)"
    assert len(split(f"{first}\nEczema of both hands")) == 2
    wrapped = f"{first}\nEczema was not seen at all. She feels well."
    assert wrapped[slice(*split(wrapped)[0])].endswith("not seen at all.")
