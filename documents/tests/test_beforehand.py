"""What is to be done so long before an operation is one step with when."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


@pytest.mark.parametrize(
    "line",
    [
        "7 days before: Stop iron pills and fish oil. Stop Ozempic (skip the dose that week).",
        "The day before: Clear liquids only. At 6 PM drink the first half of GoLYTELY.",
        "Morning of the procedure: At 2 AM drink the second half. Take your blood pressure pills"
        " with a sip of water. Do NOT take metformin or glipizide.",
    ],
)
def test_a_line_of_a_day_is_one_step(line: str) -> None:
    said = understand_text(f"Pre-Procedure Instructions - Colonoscopy\n{line}\n")
    assert f"Next step: “{line.rstrip('.')}”." in [each["text"] for each in said["summary"]]
    assert not any("says to stop" in each["text"] for each in said["summary"])
    assert not any(each["status"] == "stopped" for each in said["medications"])


def test_other_lines_keep_their_sentences() -> None:
    said = understand_text("Plan: Stop aspirin. Repeat bloods in 2 weeks.\n")
    told = [each["text"] for each in said["summary"]]
    assert any("says to stop aspirin" in each for each in told)
    assert "Next step: “Repeat bloods in 2 weeks”." in told
