"""The Spanish reference holds what the English one holds, and says the same numbers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest

from knowledge import analytes, spanish

# English words that no Spanish sentence has; those that both languages write alike are left out.
ENGLISH = re.compile(
    r"\b(?:the|and|of|with|your|you|this|that|from|which|is|are|was|it|its|by|or|for|can|may|means|"
    r"who|when|too|low|high|blood|heart|body|often|some|through|into|than|more)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
LONGEST = 24
"""Words in a sentence."""


def sentences(text: str) -> list[str]:
    """The sentences of our own text: each ends with a point before a capital."""
    return re.split(r"(?<=[.?!])\s+(?=[A-ZÁÉÍÓÚÑ¿])", text)


def analyte_sentences() -> Iterator[tuple[str, str | None, str | None]]:
    for key, english in analytes.catalogue().items():
        entry = spanish.analyte(key)
        if entry is None:
            continue
        yield f"{key} measures", english.measures, entry.measures
        yield f"{key} low", english.low_means, entry.low_means
        yield f"{key} high", english.high_means, entry.high_means


def test_every_test_of_the_catalogue_is_there_in_spanish() -> None:
    assert [key for key in analytes.catalogue() if spanish.analyte(key) is None] == []


def test_no_spanish_test_is_left_without_its_english_one() -> None:
    keys = [
        key
        for path in spanish.DATA.glob("analytes_*.toml")
        for key in tomllib.loads(path.read_text(encoding="utf-8"))
    ]
    assert [key for key in keys if analytes.get(key) is None] == []
    assert len(keys) == len(set(keys))


def test_a_test_says_in_spanish_as_much_as_in_english() -> None:
    """A sentence about low or high is there in both languages or in neither; none is empty."""
    wrong = [
        where
        for where, english, ours in analyte_sentences()
        if bool(english) != bool(ours) or (ours is not None and not ours.strip())
    ]
    assert wrong == []


def test_numbers_are_those_of_the_english_sentence() -> None:
    wrong = [
        (where, english, ours)
        for where, english, ours in analyte_sentences()
        if sorted(_NUMBER.findall(english or "")) != sorted(_NUMBER.findall(ours or ""))
    ]
    assert wrong == []


def test_low_and_high_are_not_swapped() -> None:
    """The sentence about a low result never begins with a high one."""
    for key in analytes.catalogue():
        entry = spanish.analyte(key)
        assert entry is not None
        assert not re.search(r"\b(?:alt[oa])\b", (entry.low_means or "").split(" puede")[0]), key
        assert not re.search(r"\b(?:baj[oa])\b", (entry.high_means or "").split(" puede")[0]), key


def test_no_english_is_left_and_sentences_are_short() -> None:
    english, long = [], []
    for where, _, ours in analyte_sentences():
        for sentence in sentences(ours or ""):
            english += [(where, sentence)] if ENGLISH.search(sentence) else []
            long += [(where, sentence)] if len(sentence.split()) > LONGEST else []
    assert english == []
    assert long == []


def test_a_sentence_ends_with_a_point() -> None:
    for where, _, ours in analyte_sentences():
        assert ours is None or ours.endswith("."), where


def test_the_page_to_read_more_is_the_english_entry_s() -> None:
    for key, english in analytes.catalogue().items():
        entry = spanish.analyte(key)
        assert entry is not None
        assert entry.reference == english.reference


@pytest.mark.parametrize("unknown", ["", "nothing like that"])
def test_what_is_unknown_is_none(unknown: str) -> None:
    assert spanish.analyte(unknown) is None
    assert spanish.term(unknown) is None
    assert spanish.condition(unknown) is None
    assert spanish.name(unknown) is None
    assert spanish.abbreviation(unknown, unknown) is None
    assert spanish.medicine_purpose(unknown) is None
    assert spanish.warning_sign(unknown) is None
