"""What we tell about a term must be easier than the term."""

from __future__ import annotations

from documents.pipeline.readability import grade
from knowledge import glossary, medicines


def test_a_sixth_grader_reads_every_meaning() -> None:
    hard = {t.term: grade(t.meaning) for t in glossary.all_terms() if grade(t.meaning) > 6.05}
    assert hard == {}


def test_what_a_medicine_is_for_is_said_in_short_words() -> None:
    uses = {medicine.use for medicine in medicines.all_medicines()}
    assert {use for use in uses if len(use.split()) > 16} == set()
