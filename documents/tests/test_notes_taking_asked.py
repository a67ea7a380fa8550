"""What a form asks of a medicine is told only as it is answered."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page
from documents.pipeline.understand import understand_text


def _held(text: str) -> list[str]:
    found = recognise((Page(1, f"Questions before your visit\n{text}\n"),)).medications
    return [f"{each.name} {each.status} {each.intent}" for each in found]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Do you take rivaroxaban? [ ] Yes [x] No", []),
        ("Do you take rivaroxaban? [x] Yes [ ] No", ["rivaroxaban active done"]),
        ("Are you on a blood thinner such as edoxaban? ☐ Yes ☒ No", []),
        ("Are you taking prednisolone? No", []),
        ("Are you taking prednisolone? Yes", ["prednisolone active done"]),
        ("Do you use a salbutamol inhaler? Y / N", []),
        ("Do you use an insulin pump?", ["insulin unknown open"]),
        ("Have you ever taken tamoxifen? Yes", ["tamoxifen unknown open"]),
        ("Ramipril 5 mg daily. Do you take aspirin? No", ["Ramipril active done"]),
        ("Managed by insulin? NO", []),
        ("On warfarin? Y", ["warfarin active done"]),
        ("On warfarin? N", []),
        ("Statin (simvastatin)?   No", []),
        ("Ever tried nortriptyline? Yes", ["nortriptyline past open"]),
        ("Is digoxin safe? No harm was seen with it.", ["digoxin unknown done"]),
        ("Aspirin: No", []),
        ("Prednisone use in the last year: N", []),
        ("Aspirin   [ ] Yes [x] No", []),
        ("Are you taking any of these? (circle) digoxin", ["digoxin unknown open"]),
        ("            Yes    No\nDigoxin            X", ["Digoxin unknown open"]),
        ("Check your sugar daily. He takes digoxin.", ["digoxin active done"]),
        # No question after a medicine that is taken.
        ("Ramipril 5 mg daily. Any questions? No", ["Ramipril active done"]),
    ],
)
def test_an_answer_tells_what_is_taken(text: str, held: list[str]) -> None:
    assert _held(text) == held


def test_what_is_answered_by_no_is_not_told_as_taken_and_by_yes_is() -> None:
    told = understand_text(
        "Questions before your visit\nDo you take digoxin? [ ] Yes [x] No\n"
        "Do you take sotalol? [x] Yes [ ] No\n"
    )["summary"]
    listed = [each["text"] for each in told if " lists " in each["text"]]
    assert listed == ["The record lists sotalol."]
