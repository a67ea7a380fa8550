"""What is done only in a case, only talked of or refused is not told as planned."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def planned(text: str) -> set[str]:
    found = understand_text(text)["procedures"]
    return {p["text"] for p in found if (p["stage"], p["status"]) == ("planned", "present")}


@pytest.mark.parametrize(
    "text",
    [
        "Plan: If the echo is abnormal we will proceed to cardiac catheterization.",
        "Plan: Fibroid: options reviewed incl. myomectomy and hysterectomy.",
        "Plan: We discussed the options, including knee replacement.",
        "Health Plan\nService: MRI of the left hip\nDecision: Denied",
    ],
)
def test_no_plan(text: str) -> None:
    assert planned(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Plan: We will proceed to cardiac catheterization.", "cardiac catheterization"),
        ("Plan: She is scheduled for hysterectomy.", "hysterectomy"),
        ("Plan: If the pain is worse, call. We ordered a colonoscopy.", "colonoscopy"),
        ("Health Plan\nService: MRI of the left hip\nDecision: Approved", "MRI of the left hip"),
    ],
)
def test_a_plan_is_kept(text: str, name: str) -> None:
    assert name in planned(text)
