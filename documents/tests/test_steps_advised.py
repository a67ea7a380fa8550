"""What stands beside "Advice" is a step; so is the review that a prescription ends with."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_followups, find_medications
from documents.pipeline.types import Page


def _steps(text: str) -> list[str]:
    return [" ".join(each.text.split()) for each in find_followups([Page(1, text)])]


@pytest.mark.parametrize("label", ["Adv:", "Advice:", "Advised:", "Dietary advice:", "Adv -"])
def test_what_is_advised_is_a_step(label: str) -> None:
    line = "low salt diet, plenty of fluids, foot care"
    text = f"SAMPLE CLINIC\n\nRx\nTab. Metformin 500 mg 1-0-1\n\n{label} {line}\n\nDr. B. Mock\n"
    assert _steps(text) == [line]


def test_each_line_below_advice_is_a_step_but_a_medicine() -> None:
    text = (
        "SAMPLE CLINIC\n\nDx: LRTI\n\nAdv:\nTab. Augmentin 625 mg 1-0-1 x 5 days\n"
        "Steam inhalation\nFoot care daily\n\nDr. B. Mock\nTimings 10 am to 1 pm\n"
    )
    assert _steps(text) == ["Steam inhalation", "Foot care daily"]
    assert [each.name for each in find_medications([Page(1, text)])] == ["Augmentin"]


@pytest.mark.parametrize(
    "line",
    [
        "nil",
        "Clinical correlation",
        "as above",
        "Your results show no change",
        "The wound was clean",
    ],
)
def test_where_nothing_is_advised_there_is_no_step(line: str) -> None:
    assert not _steps(f"SAMPLE CLINIC\n\nDx: LRTI\n\nAdvice: {line}\n")


@pytest.mark.parametrize(
    "line",
    [
        "Review after 1 week with urine culture report.",
        "Follow up in 2 weeks.",
        "R/V 2/52.",
        "For review in 3 months.",
    ],
)
def test_a_review_below_the_medicines_is_a_step(line: str) -> None:
    text = f"Rx\nTab. Metformin 500 mg 1-0-1\n\n{line} Review FBS/PPBS after 1 month.\n"
    assert _steps(text)[0].rstrip(".") == line.rstrip(".")
    assert "Review FBS/PPBS after 1 month." in _steps(text)[-1]


@pytest.mark.parametrize(
    "line",
    [
        "Repeat every 8 hours if needed",
        "Review date: 12/03/2026",
        "Review of metformin in 2 weeks",
        "Reviewed in 2 weeks and stopped",
    ],
)
def test_how_a_medicine_is_taken_is_none(line: str) -> None:
    assert not _steps(f"Current medications\nMetformin 500 mg twice daily\n{line}\n")


def test_the_story_above_the_advice_is_none_of_it() -> None:
    text = (
        "SAMPLE CLINIC\n\nFever x 4 days, cough x 5 days\nK/c/o T2DM x 10 yrs\n"
        "H/o CVA in 2019. No h/o asthma.\n\nRx\nTab. Metformin 500 mg 1-0-1\n\n"
        "Adv: Plenty of fluids\nAvoid brufen\nQuit smoking\n"
        "Repeat CXR after 2 weeks\nCheck BP daily x 1 week\n"
        "Foot care explained\n"
    )
    assert _steps(text) == [
        "Plenty of fluids",
        "Avoid brufen",
        "Quit smoking",
        "Repeat CXR after 2 weeks",
        "Check BP daily x 1 week",
    ]
