"""What we tell about a term must be easier than the term."""

from __future__ import annotations

from documents.pipeline.language.readability import grade
from knowledge import abbreviations, glossary, medicines


def test_a_sixth_grader_reads_every_meaning() -> None:
    hard = {t.term: grade(t.meaning) for t in glossary.all_terms() if grade(t.meaning) > 6.05}
    assert hard == {}


def test_what_an_abbreviation_means_is_easy() -> None:
    """A few words are no sentence: one long word tips one of them over, so all are counted."""
    plain = {
        sense.plain
        for short in abbreviations.all_abbreviations()
        for sense in abbreviations.senses(short)
    }
    hard = {each for each in plain if grade(f"{each}.") > 6.05}
    assert len(plain) > 3_000
    assert len(hard) / len(plain) < 0.07
    assert {each for each in plain if len(each.split()) > 16} == set()


def test_what_a_medicine_is_for_is_said_in_short_words() -> None:
    uses = {medicine.use for medicine in medicines.all_medicines()}
    assert {use for use in uses if len(use.split()) > 16} == set()
