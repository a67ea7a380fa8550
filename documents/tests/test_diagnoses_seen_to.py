"""A title of the diagnoses that a visit saw to heads them, whatever stands above it."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


@pytest.mark.parametrize(
    "title",
    [
        "Diagnoses addressed today",
        "Problems discussed at this visit",
        "Conditions treated during your stay",
        "Your diagnoses for this visit",
    ],
)
def test_what_a_visit_saw_to_is_told(title: str) -> None:
    found = understand_text(
        f"AFTER VISIT SUMMARY\n\nToday's Vitals\n  BP 142/86     Pulse 78\n\n{title}\n"
        "  Essential hypertension (I10)\n  Plantar fasciitis, left (M72.2)\n"
    )
    named = {each["text"]: each["status"] for each in found["conditions"]}
    assert named == {"Essential hypertension": "present", "Plantar fasciitis": "present"}


@pytest.mark.parametrize(
    "line", ["Problems with sleep", "Diagnosis of gout in 2012", "Concerns about asthma"]
)
def test_a_line_that_tells_heads_nothing(line: str) -> None:
    found = understand_text(f"Today's Vitals\n  BP 142/86\n{line}\nSmokes daily\n")
    assert [each["value"] for each in found["vitals"]] == ["142/86"]
