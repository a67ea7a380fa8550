"""Bloods with their day below a list of medicines are values: the list ends there."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text

_ROWS = "  Hb            14.9 g/dL     (13.0-17.0)\n  Creatinine    81 umol/L     (62-106)\n"


@pytest.mark.parametrize(
    "head", ["Recent bloods 18/09/2024", "Blood results 18 Sept 2024", "Bloods (18/09/2024):"]
)
def test_dated_bloods_end_a_list_of_medicines(head: str) -> None:
    found = understand_text(f"Medications\n  Allopurinol 300mg od\n\n{head}\n{_ROWS}")
    assert [row["value"] for row in found["labs"]] == ["14.9", "81"]


def test_strengths_below_medicines_are_no_values() -> None:
    found = understand_text(
        "Medications\n  Allopurinol 300mg od\n\nIssued 18/09/2024\n  Iron   210 mg\n"
    )
    assert found["labs"] == []
