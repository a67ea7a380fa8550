"""Our Spanish is as easy as our English: measured after Fernández Huerta, and by sentence length.

206.84 - 60 x syllables per word - 1.02 x words per sentence; 60 to 70 is plain, above it is easy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from knowledge import analytes, glossary, spanish
from knowledge.tests.test_spanish import sentences

_WORD = re.compile(r"[^\W\d_]+")
# Two vowels are one syllable where one of them is weak and unstressed.
_SYLLABLE = re.compile(r"[iuü]?[aeoáéóíú][iuy]?|[iuü]+|y(?=$)")
_SILENT = re.compile(r"(?<=[qg])u(?=[eiéí])|h")


def syllables(word: str) -> int:
    return len(_SYLLABLE.findall(_SILENT.sub("", word.lower()))) or 1


def measured(texts: Iterable[str | None]) -> tuple[float, float]:
    """The ease of all the texts together, and their words per sentence."""
    said = [sentence for text in texts if text for sentence in sentences(text)]
    words = [word for sentence in said for word in _WORD.findall(sentence)]
    a_word = sum(map(syllables, words)) / len(words)
    a_sentence = len(words) / len(said)
    return 206.84 - 60 * a_word - 1.02 * a_sentence, a_sentence


@pytest.mark.parametrize(
    ("word", "count"),
    [("sangre", 2), ("corazón", 3), ("guerra", 2), ("riñón", 2), ("páncreas", 3), ("tiroides", 3)],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize("field", ["measures", "low_means", "high_means"])
def test_what_a_test_means_is_plain(field: str) -> None:
    entries = [spanish.analyte(key) for key in analytes.catalogue()]
    ease, length = measured(getattr(entry, field) for entry in entries)
    assert ease >= 60
    assert length <= 12


def test_what_a_term_means_is_easy() -> None:
    entries = [spanish.term(entry.term) for entry in glossary.all_terms()]
    ease, length = measured(entry.meaning for entry in entries if entry)
    assert ease >= 75
    assert length <= 10
