"""The day that a document is of, and how it is said: one way in each language."""

from __future__ import annotations

from datetime import date

import pytest

from documents.pipeline import grounding
from documents.pipeline.compose import compose
from documents.pipeline.compose.next_steps import When, next_steps
from documents.pipeline.compose.own_date import own_date
from documents.pipeline.recognise import recognise
from documents.pipeline.types import DateFound, Findings, FollowUp, Kind, Language, Page, Source


def _findings(kind: Kind, *dates: tuple[str, date], ahead: int | None = None) -> Findings:
    found = tuple(
        DateFound(name, day, Source(1, at * 20, at * 20 + 10))
        for at, (name, day) in enumerate(dates)
    )
    steps = (FollowUp("Come back", found[ahead].source),) if ahead is not None else ()
    return Findings(kind=kind, dates=found, followups=steps)


MARCH, APRIL, MAY = date(2026, 3, 9), date(2026, 4, 2), date(2026, 5, 1)


@pytest.mark.parametrize(
    ("found", "day"),
    [
        (_findings(Kind.LAB_REPORT, ("reported", APRIL), ("collected", MARCH)), MARCH),
        (_findings(Kind.VISIT_NOTE, ("collected", MARCH), ("visit", APRIL)), APRIL),
        (_findings(Kind.VISIT_NOTE, ("visit", APRIL), ("visit", MARCH)), APRIL),
        (_findings(Kind.VISIT_NOTE, ("visit", MAY), ("visit", MARCH), ahead=0), MARCH),
        (_findings(Kind.DISCHARGE_SUMMARY, ("visit", MARCH), ("visit", APRIL)), APRIL),
        (_findings(Kind.OTHER, ("birth", MARCH), ("other", APRIL)), None),
    ],
)
def test_a_document_is_of_one_day(found: Findings, day: date | None) -> None:
    own = own_date(found)
    assert (own.value if own else None) == day


def _second(printed: str, language: Language) -> str:
    page = Page(1, f"Visit note\nDate of visit: {printed}\nWeight 180 lbs. She feels well.")
    found = recognise([page])
    summary = compose((page,), found, language)
    said = next((s for s in summary.sentences[1:] if s.about == "document"), None)
    assert said is None or not grounding.invented(said.text, [page.text])
    return said.text if said else ""


@pytest.mark.parametrize(
    ("printed", "english", "spanish"),
    [
        ("2026-03-05", "5 March 2026", "5 de marzo de 2026"),
        ("03/25/2026", "25 March 2026", "25 de marzo de 2026"),
        ("March 5, 2026", "5 March 2026", "5 de marzo de 2026"),
        ("05-Mar-2026", "5 March 2026", "5 de marzo de 2026"),
        ("03/05/2026", "03/05/2026", "03/05/2026"),
        ("03/03/2026", "3 March 2026", "3 de marzo de 2026"),
    ],
)
def test_a_date_is_said_with_its_month_in_words_where_it_can_be_no_other(
    printed: str, english: str, spanish: str
) -> None:
    assert _second(printed, "en") == f"The visit was on {english}."
    assert _second(printed, "es") == f"La consulta fue el {spanish}."


def test_zeros_in_front_make_no_other_number() -> None:
    assert grounding.numbers("05 of 0.50, 007 and 1.05, 000") == ("5", "0.50", "7", "1.05", "0")
    assert grounding.invented("50", ["05", "0.50"]) == ("50",)


@pytest.mark.parametrize("words", ["in a couple of months", "in 2 weeks", "in a few days"])
def test_a_time_that_is_given_in_words_is_no_missing_date(words: str) -> None:
    text = f"Repeat hemoglobin A1c {words}."
    (step,) = next_steps(Findings(followups=(FollowUp(text, Source(1, 0, len(text))),)))
    assert (step.when, step.words) == (When.WORDS, words)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("9 March 2026\n\nDear Mrs Poole,\n", "The visit was on 2 March 2026."),
        ("Dr Yew\n9 March 2026\n\nDear Mrs Poole,\n", "The visit was on 2 March 2026."),
        ("Clinic date: 9 March 2026\n\nDear Mrs Poole,\n", "It is dated 9 March 2026."),
        ("Dear Mrs Poole,\n", "It is dated 2 March 2026."),
        ("Dear Mrs Poole,\nReport of 5 May 2019: a small cyst.\n", "It is dated 2 March 2026."),
    ],
)
def test_a_letter_with_a_later_day_of_its_own_is_not_dated_by_its_visit(
    head: str, said: str
) -> None:
    page = Page(1, f"{head}I saw you in clinic on 2nd March 2026. You are well.\nYours sincerely\n")
    summary = compose((page,), recognise([page]), "en")
    assert said in [each.text for each in summary.sentences]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            "NHS No 999 000 1234\nClinic date: 3/5/26, typed 9/5/26\n",
            ["The visit was on 3/5/26.", "The letter was typed on 9/5/26."],
        ),
        (
            "Clinic: 5 May 2026  Dictated: 5 May 2026  Typed: 11 May 2026\n",
            ["The visit was on 5 May 2026.", "The letter was typed on 11 May 2026."],
        ),
        (
            "Date of letter: 24/05/2024. Clinic attended: 21/05/2024.\n",
            ["The visit was on 21 May 2024.", "It is dated 24 May 2024."],
        ),
        ("Clinic: 5 May 2026\nTyped: 5 May 2026\n", ["The visit was on 5 May 2026."]),
        ("Clinic date: 5 May 2026\nHis scan dated 7 May 2026 was normal.\n", None),
        ("Clinic date: 5 May 2026\nThank you for your letter dated 7 May 2026.\n", None),
        ("Clinic date: 5 May 2026\nTyped: 1 March 2026\n", None),
    ],
)
def test_a_letter_says_when_one_was_seen_and_when_it_was_written(
    head: str, said: list[str] | None
) -> None:
    page = Page(1, f"{head}\nDear Dr Gorse\n\nHe is well.\n\nYours sincerely\n")
    summary = compose((page,), recognise([page]), "en")
    days = [each.text for each in summary.sentences[1:] if each.about == "document"]
    assert days == (said or ["It is dated 5 May 2026."])
