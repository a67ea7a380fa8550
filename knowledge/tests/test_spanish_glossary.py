"""Every term of the glossary is explained in Spanish, shortly, with the English numbers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from knowledge import glossary, spanish
from knowledge.glossary import Term
from knowledge.spanish import SpanishTerm
from knowledge.tests.test_spanish import ENGLISH, LONGEST, sentences

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def pairs() -> Iterator[tuple[Term, SpanishTerm]]:
    for english in glossary.all_terms():
        ours = spanish.term(english.term)
        if ours is not None:
            yield english, ours


def test_every_term_is_explained_in_spanish() -> None:
    assert [e.term for e in glossary.all_terms() if spanish.term(e.term) is None] == []


def test_no_spanish_term_is_left_without_its_english_one_or_stands_twice() -> None:
    first = {entry.term for entry in glossary.all_terms()}
    rows = [
        [cell.strip() for cell in line.split("|")]
        for path in sorted(spanish.DATA.glob("glossary_*.toml"))
        for line in tomllib.loads(path.read_text(encoding="utf-8")).get("terms", "").splitlines()
        if line.strip()
    ]
    english = [each.strip() for row in rows for each in row[0].split(";")]
    assert [row for row in rows if len(row) != 4] == []
    assert [name for name in english if name not in first] == []
    assert sorted({name for name in english if english.count(name) > 1}) == []


def test_no_field_is_empty_that_english_has() -> None:
    wrong = [
        english.term
        for english, ours in pairs()
        if not ours.name or not ours.meaning or bool(ours.plain) != bool(english.plain)
    ]
    assert wrong == []


def test_numbers_are_those_of_the_english_entry() -> None:
    wrong = [
        (english.term, ours.meaning)
        for english, ours in pairs()
        for theirs, our in ((english.plain, ours.plain), (english.meaning, ours.meaning))
        if sorted(_NUMBER.findall(theirs)) != sorted(_NUMBER.findall(our))
    ]
    assert wrong == []


def test_an_emergency_is_one_in_both_languages() -> None:
    wrong = [
        english.term
        for english, ours in pairs()
        if ("emergency" in english.meaning) != ("emergencia" in ours.meaning)
    ]
    assert wrong == []


def test_no_english_is_left_and_sentences_are_short_and_whole() -> None:
    left, long, open_ended = [], [], []
    for english, ours in pairs():
        text = f"{ours.name} {ours.plain} {ours.meaning}"
        left += [english.term] if ENGLISH.search(text) else []
        long += [s for s in sentences(ours.meaning) if len(s.split()) > LONGEST]
        open_ended += [] if ours.meaning.endswith(".") else [english.term]
    assert left == []
    assert long == []
    assert open_ended == []
