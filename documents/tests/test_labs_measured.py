"""How laboratory rows are scored, and what they must reach on the real sets."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from documents.evaluation import labs
from documents.evaluation.labs import Score, compare
from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page

_DATA = os.environ.get("HEALTHCHAT_EVAL_DATA", "")
needs_data = pytest.mark.skipif(not _DATA, reason="HEALTHCHAT_EVAL_DATA is not set")


def _gold(name: str, value: str, unit: str | None, flag: str | None = None) -> labs.Gold:
    return {"name": name, "value": value, "unit": unit, "ref_low": None, "ref_high": None,
            "computed_flag": flag}  # fmt: skip


def test_scores_count_misses_and_extras() -> None:
    rows = find_labs([Page(1, "- Sodium: 140 mmol/L\n- Potassium: 4.1 mmol/L\n")])
    score = Score()
    compare("x", rows, [_gold("Sodium", "140", "mmol/L"), _gold("Calcium", "9", "mg/dL")], score)
    figures = score.as_dict()
    assert (figures["recall"], figures["precision"]) == (0.5, 0.5)
    assert figures["wrong_and_not_marked"] == 1


@needs_data
def test_lab_rows_of_digital_reports() -> None:
    figures = labs.clinic_docs(Path(_DATA), "dev").as_dict()
    assert figures["recall"] >= 0.99
    assert figures["precision"] >= 0.995
    assert figures["range"] >= 0.99
    assert figures["flag"] >= 0.995


@needs_data
def test_lab_rows_of_portal_exports_as_text() -> None:
    assert labs.ccda(Path(_DATA), "dev").as_dict()["recall"] >= 0.95


@needs_data
def test_values_told_in_case_reports() -> None:
    figures = labs.e3c_en(Path(_DATA), "dev").as_dict()
    assert figures["recall"] >= 0.9
    assert figures["precision"] >= 0.95
