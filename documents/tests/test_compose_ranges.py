"""Of a range that is printed nobody is told that there is none."""

from __future__ import annotations

from documents.pipeline.understand import understand_text

REPORT = """MADE UP LABORATORY
LABORATORY REPORT

Test                Result    Unit      Reference range
Hemoglobin          13.0      g/dL      Male: 13.5-17.5 Female: 12.0-15.5
{more}Sodium              140       mmol/L
"""
ESTRADIOL = "Estradiol           85        pg/mL     Follicular 12-166, Luteal 44-211\n"


def _said(more: str = "") -> dict[str, list[str]]:
    found = understand_text(REPORT.format(more=more))
    summaries = {"en": found["summary"], "es": found["spanish"]["summary"]}
    return {code: [each["text"] for each in some] for code, some in summaries.items()}


def test_a_range_for_each_sex_is_told_as_printed() -> None:
    said = _said()
    shown = "Male: 13.5-17.5 Female: 12.0-15.5"
    assert any(f"A range is printed for hemoglobin ({shown})" in text for text in said["en"])
    assert "No range is printed for this value." in said["en"]
    assert "No range is printed for these values." not in said["en"]
    at = said["en"].index("No range is printed for this value.")
    assert "sodium" in said["en"][at - 1]
    assert any(text.startswith("Hay un rango impreso para hemoglobina") for text in said["es"])


def test_several_are_named_together() -> None:
    told = "A range is printed for hemoglobin and estradiol, but we could not compare it."
    assert told in _said(ESTRADIOL)["en"]
