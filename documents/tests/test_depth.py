"""The short summary: nothing that matters is dropped, and nothing new is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline import grounding
from documents.pipeline.compose import compose
from documents.pipeline.compose.depth import short
from documents.pipeline.compose.wording import in_sentence
from documents.pipeline.types import (
    Findings,
    Flag,
    FollowUp,
    Kind,
    LabRow,
    Language,
    Medication,
    MedicationStatus,
    Page,
    Source,
)
from documents.tests.made_up import NOTE, NOTE_FINDINGS, REPORT, REPORT_FINDINGS

NAMES = ("Sodium", "Potassium", "Ferritin", "Hemoglobin", "TSH", "Glucose", "Calcium", "Albumin")
FLAGS = (None, *Flag)


def _report(flags: list[Flag | None], steps: int, drugs: int) -> tuple[tuple[Page, ...], Findings]:
    """A page with a value for each flag, so many next steps and so many medicines to start."""
    lines: list[str] = []
    rows: list[LabRow] = []
    followups: list[FollowUp] = []
    medicines: list[Medication] = []

    def line(text: str) -> Source:
        start = sum(len(each) + 1 for each in lines)
        lines.append(text)
        return Source(1, start, start + len(text))

    for number, flag in enumerate(flags):
        name = f"{NAMES[number % len(NAMES)]} {chr(ord('A') + number)}"
        place = line(f"{name}  {number + 1}.5  mmol/L  4 - 9")
        value = Source(1, place.start + len(name) + 2, place.start + len(name) + 5)
        rows.append(
            LabRow(name, f"{number + 1}.5", "mmol/L", place, value, ref_text="4 - 9", flag=flag)
        )
    for number in range(steps):
        text = f"Come back to room {number + 1}."
        followups.append(FollowUp(text, line(text)))
    for number in range(drugs):
        name = f"medicine{chr(ord('a') + number)}"
        status = MedicationStatus.STARTED
        medicines.append(Medication(name, line(f"Start {name}."), status=status))
    found = Findings(Kind.LAB_REPORT, tuple(rows), tuple(medicines), followups=tuple(followups))
    return (Page(1, "\n".join(lines)),), found


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_named_together_is_not_begun_again(language: Language) -> None:
    """Else "That is below the range" stands there without the value that it is about."""
    pages, found = _report([Flag.LOW, Flag.HIGH, Flag.HIGH, Flag.NORMAL], 0, 0)
    said = short(compose(pages, found, language=language), found).sentences
    for row in found.labs:
        about = [s.text for s in said if s.about == "lab" and row.source in s.sources]
        assert len(about) == 1, about


@given(
    st.lists(st.sampled_from(FLAGS), min_size=1, max_size=16),
    st.integers(0, 6),
    st.integers(0, 7),
    st.sampled_from(["en", "es"]),
)
def test_nothing_abnormal_no_next_step_and_no_change_of_medicine_is_dropped(
    flags: list[Flag | None], steps: int, drugs: int, language: Language
) -> None:
    pages, found = _report(flags, steps, drugs)
    said = short(compose(pages, found, language=language), found).sentences
    led_to = {source for each in said for source in each.sources}
    for row in found.labs:
        if row.flag not in (None, Flag.NORMAL):
            assert row.source in led_to
            assert any(in_sentence(row.name) in s.text or row.name in s.text for s in said), row
    assert {each.source for each in found.followups} <= led_to
    for each in found.medications:
        assert any(each.name in s.text and each.source in s.sources for s in said)
    for sentence in said:
        quotes = [grounding.quote(pages, source) for source in sentence.sources]
        assert quotes
        assert all(quotes)
        assert grounding.invented(sentence.text, quotes) == ()


def test_a_long_report_is_short() -> None:
    flags: list[Flag | None] = [Flag.LOW, Flag.HIGH, Flag.LOW, Flag.HIGH, *[Flag.NORMAL] * 12]
    pages, found = _report(flags, 4, 0)
    whole = compose(pages, found)
    few = short(whole, found)
    texts = [each.text for each in few.sentences]
    assert texts[0] == "This is a lab report."
    assert texts[1] == "Below the range printed on the report: sodium A and ferritin C."
    assert texts[2] == "Above the range printed on the report: potassium B and hemoglobin D."
    assert 3 <= len(texts) <= 6
    assert len(texts) < len(whole.sentences) / 2
    assert few.grade <= 6


def test_one_or_two_values_are_told_in_full() -> None:
    pages, found = _report([Flag.LOW, Flag.NORMAL], 0, 0)
    texts = [each.text for each in short(compose(pages, found), found).sentences]
    assert "Your sodium A is 1.5 mmol/L." in texts
    assert "That is below the range printed on the report (4 - 9)." in texts


def test_whom_to_call_about_a_critical_value_is_kept_word_for_word() -> None:
    pages, found = _report([Flag.CRITICAL_HIGH, Flag.LOW, Flag.LOW, Flag.LOW], 0, 0)
    whole = compose(pages, found)
    calls = [each for each in whole.sentences if each.about == "urgent"]
    assert calls
    assert set(calls) <= set(short(whole, found).sentences)


def test_a_value_that_was_not_read_for_sure_is_still_pointed_at() -> None:
    pages, found = _report([Flag.LOW, Flag.HIGH, Flag.HIGH], 0, 0)
    doubtful = replace(found.labs[1], needs_review=True)
    found = replace(found, labs=(found.labs[0], doubtful, found.labs[2]))
    said = short(compose(pages, found), found).sentences
    assert any(doubtful.source in each.sources for each in said if each.about == "notice")


@pytest.mark.parametrize(("pages", "found"), [(REPORT, REPORT_FINDINGS), (NOTE, NOTE_FINDINGS)])
def test_it_says_only_what_the_whole_says(pages: tuple[Page, ...], found: Findings) -> None:
    whole = compose(pages, found)
    few = short(whole, found)
    assert few.sentences
    assert set(few.sentences) <= set(whole.sentences)
    assert few.language == whole.language


def test_a_summary_without_a_sentence_stays_empty() -> None:
    nothing = compose((Page(1, " "),), Findings())
    assert short(nothing, Findings()).sentences == ()
