"""A medicine of a list that somebody says he does not take is told in the document's words."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(line: str) -> str:
    return " ".join(s["text"] for s in understand_text(f"Medications\n- {line}\n")["summary"])


@pytest.mark.parametrize(
    "line",
    [
        "Furosemide 40 mg daily - has not taken for 4 days",
        "Amlodipine 5 mg daily, hasn't been taking it",
        "Sertraline 50 mg daily (ran out 2 weeks ago)",
        "Levothyroxine 100 mcg daily, missed several doses",
        "Atorvastatin 20 mg nightly, patient has run out",
        "Clopidogrel 75 mg daily - non-compliant",
        "Zoledronic acid 4 mg IV every 4 weeks, first dose 12/14/2026",
        "Adalimumab 40 mg every 2 weeks, to start 14/12/2026",
    ],
)
def test_it_is_quoted_and_not_listed(line: str) -> None:
    told = _told(line)
    assert f"“{line}”" in told
    assert "lists" not in told


@pytest.mark.parametrize(
    "line",
    [
        "Metformin 500 mg twice daily - not taken with food",
        "Paracetamol 1 g four times daily, do not take more than 8 tablets in 24 hours",
        "Ramipril 5 mg daily; not taking ibuprofen",
        "Ferrous sulfate 200 mg daily. Do not run out.",
    ],
)
def test_how_it_is_not_to_be_taken_is_no_word_of_that(line: str) -> None:
    assert f"The record lists {line.split()[0].lower()}" in _told(line)
