"""A step that begins with a pointer is told behind the sentence that says what it points at."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.types import Page

_LETTER = "CLINIC LETTER\n\nDear Mr Mock\n\nPlease bring your card.\n\n{}\n\nYours sincerely\n"


def _steps(line: str) -> list[str]:
    pages = (Page(1, _LETTER.format(line)),)
    return [" ".join(each.text.split()).rstrip(".") for each in find_followups(pages)]


@pytest.mark.parametrize(
    "line",
    [
        "Madeupalol can cause bad dreams. If you notice this,\nstop the tablets and call us",
        "The tablets can make you dizzy. If this happens, sit down and call us",
        "Your bowels may be loose. If these symptoms last, see your GP",
        "The aim is below 5.3. If these are not met, please call the midwife",
        "You may get a rash. When this occurs, stop the cream and ring us",
        "You have been given a written asthma plan. A copy should go to school",
    ],
)
def test_what_points_takes_the_sentence_before_along(line: str) -> None:
    assert " ".join(line.split()) in _steps(line)


@pytest.mark.parametrize(
    "line",
    [
        "I saw you today. If this week is too busy, please ring to change the day",
        "I saw you today. If this letter is wrong, please call us",
        "I saw you today. If that day is no good for you, please call us",
    ],
)
def test_what_names_its_thing_stands_alone(line: str) -> None:
    assert line.partition(". ")[2] in _steps(line)


def test_any_of_these_speaks_of_the_signs_above_it() -> None:
    text = "DISCHARGE\n\nRed flags\n- fever\n- chills\nIf you have any of these, call us.\n"
    told = [" ".join(each.text.split()) for each in find_followups((Page(1, text),))]
    assert told == ["Red flags: fever; chills. If you have any of these, call us."]
