"""Names that are words: somebody where the sentence tells of somebody, a word everywhere else."""

from __future__ import annotations

import pytest

from healthchat.llm.deidentify import Masker, find
from healthchat.llm.deidentify.lexicon import lexicon
from tests.work import no_runaway


def _gone(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find(text)]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        # What opens a sentence that tells of somebody
        ("Iris is well and eats.", ["Iris"]),
        ("Dawn has a cough.", ["Dawn"]),
        ("Ng has a cough.", ["Ng"]),
        ("Penny's cough is gone.", ["Penny's"]),
        ("June had a scan.", ["June"]),
        ("Sage, a student, came in.", ["Sage"]),
        ("We met Basil (uncle) outside.", ["Basil"]),
        ("Grace and her cat came.", ["Grace"]),
        ("Bill paid the fee. Penny helped him.", ["Bill", "Penny"]),
        ("VROSKIN, AMY LEE was seen", ["VROSKIN, AMY LEE"]),
        # Whom somebody spoke to, lives with or is
        ("He told Mark to rest.", ["Mark"]),
        ("She spoke with Will at noon.", ["Will"]),
        ("a letter came, according to Grace", ["Grace"]),
        ("we saw mrs vroskin there", ["vroskin"]),
        ("uncle Sky drove", ["Sky"]),
        ("Baby girl Frost was born.", ["Baby girl Frost"]),
        # What somebody is called, and how somebody signs
        ('nickname "Biscuit"', ["Biscuit"]),
        ("He goes by Noodle here.", ["Noodle"]),
        ("He prefers to be called Lightning.", ["Lightning"]),
        ("blood was drawn by QV at noon", ["QV"]),
        ("We heard from Mr. Q about it.", ["Mr. Q"]),
        ("the nurse saw T. Ramanujan there", ["T. Ramanujan"]),
        # Forms of other languages, to the end of the value
        ("Apellidos: Robles Prado.\n", ["Robles Prado"]),
        ("Médico: Marina Rubio\n", ["Marina Rubio"]),
        ("Vorname: Rosa\nNachname: Berg", ["Rosa", "Berg"]),
        # Who dictated and typed, and how a form heads a patient
        ("dictated: QVL/typed: zb job", ["QVL", "zb"]),
        ("VROS ANIL M/45 has gout", ["VROS ANIL"]),
        ("VROSKIN, B. is here", ["VROSKIN, B"]),
        ("Client: Rosamund Vroskin", ["Rosamund Vroskin"]),
        ("R Vroskin-Holt signed", ["R Vroskin-Holt"]),
        ("We know that Ola drives him home; Sol translates.", ["Ola", "Sol"]),
        # Broken at the end of a line
        ("the file of Vros-\nkin is old", ["Vros-\nkin"]),
        # Places with people's names
        ("at Fairbrook Surgery", ["Fairbrook Surgery"]),
    ],
)  # fmt: skip
def test_somebody_is_masked(text: str, gone: list[str]) -> None:
    assert _gone(text) == gone


@pytest.mark.parametrize(
    "text",
    [
        "Call the ward if it hurts.",
        "May will be a dry month.",
        "April showers will come.",
        "The rose is red. A hunter has a dog.",
        "Mark the place and grade the ulcer.",
        "Best wishes and kind regards",
        "Hyper-\ntension is treated.",
        "It is known as a silent disease.",
        "Taken by mouth. Drawn by hand.",
        "Patient        Collected       Ordered by",
        "The CYP2C19*2 variant was seen.",
        "Vroskin-Harris II, Zellman and Vrahr 2",
        "Ann Arbor stage II, Lugano response",
        "A high CHADS2 score, an increase in Wells score since",
        "He was seen in Radiology and in Spanish, from March on.",
        "The segments on the M2 and the A1 pulley",
        "Rose spots absent. Hope springs up.",
    ],
)
def test_a_word_stays_a_word(text: str) -> None:
    assert _gone(text) == []


@pytest.mark.parametrize(
    "words",
    [
        "my name is", "named", "I'm", "I am", "this is", "we called", "he called her", "known as",
        "told", "counseled", "counselled", "e-mailed", "spoke with", "talks to", "discussed with",
        "lives with", "according to", "message for", "seen by", "cared for by", "mr", "dr.",
        "baby of", "next of kin", "his mother-in-law", "her fiancé", "Anna's ex-wife", "dear", "RN",
        "my dear old boss,",
    ],
)  # fmt: skip
def test_what_announces_a_name_is_always_looked_at(words: str) -> None:
    """Most words are passed by unread; none of those that announce somebody may be."""
    assert "zbroskoff" not in Masker(()).mask(f"we know {words} zbroskoff there").lower()


@pytest.mark.parametrize("name", ["Rose", "Ana Vroskin", "Tim"])
def test_whom_somebody_is_told_to_call_is_masked(name: str) -> None:
    assert Masker(()).mask(f"Call {name} at noon.") == "Call [[PERSON_1]] at noon."


@pytest.mark.parametrize("word", ["Call", "Page", "Ask", "Dear", "Best wishes"])
def test_what_stands_before_a_name_is_not_masked_with_it(word: str) -> None:
    assert Masker(()).mask(f"{word} Ana Vroskin") == f"{word} [[PERSON_1]]"


@pytest.mark.parametrize("deed", ["is well", "has a cough", "was here", "needs help", "says no"])
def test_every_name_that_is_a_word_is_somebody_before_a_deed(deed: str) -> None:
    """Months need more: "May is", as in a calendar, tells of nobody."""
    months = {"april", "august", "june", "may"} if deed in ("is well", "was here") else set()
    names = [word.title() for word in sorted(lexicon().given_words - months)]
    assert [name for name in names if name not in _gone(f"{name} {deed}.")] == []


_LONG = 60_000


@pytest.mark.parametrize(
    "piece", ["San ", "The ", "St. ", "Aa-", "Rose ", "Ana Vroskin ", "nom: ", "goes by ", "Aa-\n"],
    ids=range(9),
)  # fmt: skip
def test_no_line_of_names_takes_the_afternoon(piece: str) -> None:
    with no_runaway(processor_seconds=20):
        Masker(()).mask(piece * (_LONG // len(piece)))
