"""Several values of one test: each with its day, the newest first, and what holds now."""

from __future__ import annotations

from collections.abc import Sequence

from conversations.answering import core
from conversations.answering.types import Record
from conversations.tests.test_answering import record
from documents.pipeline import grounding


def _report(day: str, platelets: str, sodium: str = "140") -> Record:
    text = f"""MADE UP LABORATORY
LABORATORY REPORT
{f"Collected: {day}" if day else ""}

Test                Result    Unit      Reference range
Platelets           {platelets:<10}10^3/uL   150 - 400
Sodium              {sodium:<10}mmol/L    135 - 145
"""
    return record(text.encode(), f"report {day}.txt")


OLD, NEW, UNDATED = (
    _report("2026-01-05", "140"),
    _report("2026-03-09", "254"),
    _report("", "300"),
)


def _said(question: str, records: Sequence[Record], language: str = "en") -> list[str]:
    answer = core.answer(question, records, "es" if language == "es" else "en")
    for sentence in answer.sentences:
        if sentence.cites:
            quotes = [cited.quote for cited in sentence.cites]
            assert not grounding.invented(sentence.text, quotes), sentence
    return [sentence.text for sentence in answer.sentences]


def test_each_value_has_its_day_and_the_newest_comes_first() -> None:
    said = _said("What are my platelets?", (UNDATED, OLD, NEW))
    values = [each for each in said if "our platelets" in each]
    assert values == [
        "On 9 March 2026, your platelets were 254 10^3/uL.",
        "On 5 January 2026, your platelets were 140 10^3/uL.",
        "No day is given for this value. Your platelets are 300 10^3/uL.",
    ]
    spanish = _said("¿Cuáles son mis plaquetas?", (OLD, NEW), "es")
    assert spanish[0].startswith("El 9 de marzo de 2026, su resultado de recuento de plaquetas")


def test_the_range_is_told_of_each_value_though_two_are_told_alike() -> None:
    same = _report("2026-04-01", "260")
    said = _said("What are my platelets?", (NEW, same))
    inside = "That is in the range printed on the report (150 - 400)."
    assert said.count(inside) == 2


def test_a_value_of_a_time_before_its_paper_has_not_the_papers_day() -> None:
    stay = record(
        b"DISCHARGE SUMMARY\nDischarged: 2026-05-09\n\nCourse: Platelets were 80 10^3/uL on"
        b" arrival.\n",
        "stay.txt",
    )
    said = _said("What are my platelets?", (NEW, stay))
    assert "The report gives your platelets as 80 10^3/uL, “on arrival”." in said
    assert "On 9 March 2026, your platelets were 254 10^3/uL." in said
    assert not any("9 May" in each or "No day" in each for each in said)


def test_one_value_is_told_as_the_one_that_holds() -> None:
    assert "Your platelets are 254 10^3/uL." in _said("What are my platelets?", (NEW,))


def test_what_is_outside_its_range_is_asked_of_the_newest_values() -> None:
    said = " ".join(_said("Is anything out of range?", (OLD, NEW)))
    assert "140 10^3/uL" not in said
    low = _report("2026-05-01", "140", "128")
    assert "Your sodium is 128 mmol/L." in _said("Is anything out of range?", (OLD, NEW, low))


def test_what_comes_next_is_a_question() -> None:
    note = record(
        b"VISIT NOTE\nDate of visit: 2026-03-09\n\nPLAN\nReturn to clinic in 6 weeks.\n", "n.txt"
    )
    assert any("6 weeks" in each for each in _said("What comes next for me?", (note,)))
    assert any("6 weeks" in each for each in _said("¿Qué sigue para mí?", (note,), "es"))
