"""``Diabetes      No``: what a form answers with no in the next cell is not told as present."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text

_FORM = "Medical history\nAsthma        Yes\n{}\nHeart disease   Yes\n"


@pytest.mark.parametrize("line", ["Diabetes      No", "Diabetes  | No |", "Diabetes\tNone"])
def test_no_in_the_next_cell_denies(line: str) -> None:
    said = understand_text(_FORM.format(line))
    status = {each["text"].lower(): each["status"] for each in said["conditions"]}
    assert status == {"asthma": "present", "diabetes": "absent", "heart disease": "present"}


def test_no_with_more_behind_it_is_not_told() -> None:
    said = understand_text(_FORM.format("Hypertension  No (PET in last pregnancy)"))
    assert not any("names hypertension" in s["text"] for s in said["summary"])
    assert not any("had this in the past" in s["text"] for s in said["summary"])


def test_a_sentence_is_no_cell() -> None:
    said = understand_text("History of diabetes. No asthma. Type 2 diabetes no longer diet-led.")
    assert {e["text"]: e["status"] for e in said["conditions"]}["asthma"] == "absent"
