"""A denial of a side or a day is told of no more; nothing is told as there and not there."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def told(text: str) -> list[str]:
    pages = (Page(number=1, text=text),)
    return [each.text for each in compose(pages, recognise(pages)).sentences]


@pytest.mark.parametrize(
    "line",
    [
        "No pneumonia in the left lower lobe",
        "X-ray of the right wrist: no fracture",
        "No asthma since 2019",
        "No ulcer, hernia or gallstones on the scan of 2020",
    ],
)
def test_a_denial_of_a_side_or_a_day_is_told_with_it(line: str) -> None:
    said = told(f"VISIT NOTE\n\nAssessment:\n- Gout.\n- {line}.\n")
    assert f"The note says: “{line}”." in said
    assert not any("no sign of" in each for each in said)


def test_another_item_of_the_line_may_have_a_side() -> None:
    said = told("VISIT NOTE\n\nAssessment:\n- Gout. No asthma. Left hip stiff, no pneumonia.\n")
    assert "It says there is no sign of asthma or pneumonia." in said


def test_one_illness_in_two_spellings_is_not_told_as_there_and_not_there() -> None:
    said = told("VISIT NOTE\n\nAssessment:\n- Anaemia.\n- No anemia.\n- No gout.\n")
    assert not any("no sign of anemia" in each for each in said)
    assert "It says there is no sign of gout." in said


@pytest.mark.parametrize(
    "line", ["No prior stroke or gout", "Never had a stroke", "No history of stroke"]
)
def test_what_was_not_had_before_is_not_told_as_no_sign_of_it(line: str) -> None:
    said = told(f"VISIT NOTE\n\nAssessment:\n- Acute stroke today.  {line}. No asthma.\n")
    assert f"The note says: “{line}”." in said
    assert "It says there is no sign of asthma." in said
