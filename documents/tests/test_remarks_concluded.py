"""What a laboratory concludes of its results is quoted, never what a figure would mean."""

from __future__ import annotations

import json

import pytest

from documents.pipeline.understand import understand_text

_REPORT = """LABORATORY REPORT
Haemoglobin   102   g/L   115-160
Ferritin      5     ug/L  30-200
MCV           74    fL    80-100

COMMENT
{}
"""


def _told(comment: str) -> str:
    return json.dumps(understand_text(_REPORT.format(comment))["summary"], ensure_ascii=False)


@pytest.mark.parametrize(
    "comment",
    [
        "Results consistent with iron deficiency anaemia.",
        "These findings are in keeping with iron deficiency.",
        "Blood film appearances suggest iron deficiency.",
        "HbA1c in diabetic range.",
    ],
)
def test_a_conclusion_is_quoted(comment: str) -> None:
    assert f"The report says: “{comment.rstrip('.')}”" in _told(comment)


@pytest.mark.parametrize(
    "comment",
    [
        "Results below 30 are consistent with iron deficiency anaemia.",
        "Results above the range suggest an infection.",
        "Ferritin is a protein that stores iron.",
        "HbA1c of 48 or more is in the diabetic range.",
    ],
)
def test_a_rule_is_not(comment: str) -> None:
    assert f"“{comment.rstrip('.')}”" not in _told(comment)
