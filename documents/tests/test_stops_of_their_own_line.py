"""What is stopped on a line of its own stops nothing on the line above it."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(text: str) -> list[tuple[str, str]]:
    said = understand_text(f"Current medications:\n{text}\n")
    return [(each["name"], each["status"]) for each in said["medications"]]


@pytest.mark.parametrize("said", ["- discontinued (caused restlessness)", "discontinued", "- held"])
def test_only_the_medicine_of_the_line(said: str) -> None:
    (first, *_, last) = _told(f"   sertraline 50 mg PO daily\n   prochlorperazine {said}")
    assert first == ("sertraline", "active")
    assert last[1] in ("stopped", "held")


@pytest.mark.parametrize(
    "text",
    ["ramipril 5 mg, amlodipine stopped", "ramipril 5 mg daily,\namlodipine - discontinued"],
)
def test_a_list_is_stopped_together(text: str) -> None:
    assert [status for _, status in _told(text)] == ["stopped", "stopped"]
