"""What a note doubts is told in its own sentence or not at all, never as there or as possible."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.problems.conditions import find_conditions
from documents.pipeline.types import Page, Status
from documents.pipeline.understand import understand_text


def _told(line: str) -> list[str]:
    return [each["text"] for each in understand_text(f"IMPRESSION:\n{line}\n")["summary"]]


@pytest.mark.parametrize(
    "line",
    [
        "Doubt hemochromatosis.",
        "Highly doubt hemochromatosis.",
        "I doubt that this is hemochromatosis.",
        "Hemochromatosis doubted.",
        "Hemochromatosis is doubted.",
        "Hemochromatosis felt unlikely.",
        "Not likely to be hemochromatosis.",
        "Raised ferritin, doubt hemochromatosis.",
    ],
)
def test_what_is_doubted_is_told_in_its_own_words_once(line: str) -> None:
    about = [each for each in _told(line) if "emochromatosis" in each]
    assert len(about) == 1
    assert line.rstrip(".") in about[0]


@pytest.mark.parametrize(
    "line",
    [
        "No doubt this is gout.",
        "I have no doubt that he has gout.",
        "We have little doubt that it is gout.",
        "Gout, doubt compliance.",
    ],
)
def test_what_nobody_doubts_is_there(line: str) -> None:
    found = {each.text.lower(): each.status for each in find_conditions((Page(1, line),))}
    assert found["gout"] is Status.PRESENT


def test_a_doubt_about_something_leaves_it_possible() -> None:
    assert any("possible" in each for each in _told("There is some doubt about asthma."))
