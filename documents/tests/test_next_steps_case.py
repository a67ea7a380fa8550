"""What a step hangs on is told with it, and is no time of its own."""

from __future__ import annotations

import pytest

from documents.pipeline.compose.care import followup_sentences
from documents.pipeline.compose.next_steps import When, next_steps
from documents.pipeline.types import Findings, FollowUp, Source


def step_of(text: str) -> FollowUp:
    return FollowUp(text, Source(1, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "when", "words"),
    [
        ("Ring us if the fever lasts more than 4 days", When.CONDITION, ""),
        ("Come back in 2 weeks if it is not better", When.WORDS, "in 2 weeks"),
        ("If it still hurts after 3 days, book a visit next week", When.WORDS, "next week"),
        ("Review 5/52", When.WORDS, "5/52"),
        ("Do not drive for 6 weeks", When.WORDS, "for 6 weeks"),
        ("I would be grateful if you could check iron in 2 months", When.WORDS, "in 2 months"),
    ],
)
def test_the_time_of_a_case_is_no_time_of_the_step(text: str, when: When, words: str) -> None:
    (step,) = next_steps(Findings(followups=(step_of(text),)))
    assert (step.when, step.words) == (when, words)


def test_a_long_step_is_not_cut_before_what_it_hangs_on() -> None:
    text = (
        "Take the second tube of the cream out of the fridge an hour before you go to bed and use "
        "it on both hands; only if the first tube did not help at all"
    )
    (said,) = followup_sentences([step_of(text)], "letter")
    assert "only if the first tube did not help" in said.text


@pytest.mark.parametrize(
    ("text", "asks"),
    [("Repeat the scan", True), ("Do not lift heavy bags", False), ("See the foot team", True)],
)
def test_only_a_visit_or_a_test_is_asked_its_day(text: str, asks: bool) -> None:
    (step,) = next_steps(Findings(followups=(step_of(text),)))
    assert step.asks_when is asks


@pytest.mark.parametrize("label", ["Call the ward if: ", "GP: ", "Next visit: "])
def test_a_label_that_says_more_stays(label: str) -> None:
    (step,) = next_steps(Findings(followups=(step_of(f"{label}your arm is sore"),)))
    assert step.text == f"{label}your arm is sore"
    (other,) = next_steps(Findings(followups=(step_of("Plan: rest the arm"),)))
    assert other.text == "rest the arm"
