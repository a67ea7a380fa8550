"""How hard Spanish is to read: syllables by rule, and the measures made for Spanish.

* ``inflesz``, Szigriszt's measure on the scale of Barrio-Cantalejo: 206.835 - 62.3 x syllables per
  word - words per sentence. 65 and more is "quite easy", 55 is where plain language begins.
* ``fernandez_huerta``: 206.84 - 60 x syllables per word - 1.02 x words per sentence.
* ``grade``, Crawford's years of school: -0.205 x sentences + 0.049 x syllables, both per 100 words,
  - 3.407.

Quoted words are the document's and of another language: a quotation counts as one word of one
syllable. Numbers, units, initialisms and the caller's terms count one syllable each, as they do
in English.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[.,/%-][^\W_]+)*%?")
_QUOTED = re.compile(r"“[^”]*”")
_STRONG = "aeoáéó"
_VOWELS = re.compile(r"[aeiouáéíóúü]+")
# Letters that are not spoken: an h, and the u of "que" and "gui".
_SILENT = re.compile(r"h|(?<=[qg])u(?=[eiéí])")
_FINAL_Y = re.compile(r"y$")


@dataclass(frozen=True, slots=True)
class Counts:
    """What the measures are made of."""

    sentences: int
    words: int
    syllables: int

    @property
    def inflesz(self) -> float:
        """Ease, 0 to 100 and beyond; 100 for an empty text."""
        if not self.words:
            return 100.0
        return 206.835 - 62.3 * self.syllables / self.words - self.words / self.sentences

    @property
    def fernandez_huerta(self) -> float:
        """Ease after the older formula."""
        if not self.words:
            return 100.0
        return 206.84 - 60 * self.syllables / self.words - 1.02 * self.words / self.sentences

    @property
    def grade(self) -> float:
        """Years of school, by Crawford; 0 for an empty text and never below."""
        if not self.words:
            return 0.0
        hundred = 100 / self.words
        found = -0.205 * self.sentences * hundred + 0.049 * self.syllables * hundred - 3.407
        return max(0.0, found)


def count(sentences: Iterable[str], *, ignore: Collection[str] = frozenset()) -> Counts:
    """Count sentences, words and syllables of a text that is already cut into sentences."""
    total = words = syllables = 0
    for sentence in sentences:
        here = _WORD.findall(_QUOTED.sub(" x ", sentence))
        if not here:
            continue
        total += 1
        words += len(here)
        syllables += sum(1 if _is_free(word, ignore) else count_syllables(word) for word in here)
    return Counts(total, words, syllables)


def count_syllables(word: str) -> int:
    """Syllables of a Spanish word; at least 1."""
    return sum(_syllables(part) for part in re.findall(r"[^\W\d_]+", word)) or 1


def plain(text: str) -> str:
    """Without accents, for comparing words."""
    folded = unicodedata.normalize("NFKD", text)
    return "".join(ch for ch in folded if not unicodedata.combining(ch))


def _is_free(word: str, ignore: Collection[str]) -> bool:
    if any(ch.isdigit() for ch in word) or (word.isupper() and len(word) > 1):
        return True
    return word.lower() in ignore or "/" in word


@lru_cache(maxsize=20_000)
def _syllables(raw: str) -> int:
    word = _FINAL_Y.sub("i", _SILENT.sub("", unicodedata.normalize("NFC", raw.lower())))
    return max(1, sum(_beats(group) for group in _VOWELS.findall(word)))


def _beats(vowels: str) -> int:
    """Syllables of a run of vowels: strong ones part, a weak one leans on its neighbour.

    With an accent a weak one parts from a strong one (``dí-a``), not from a weak one (``cuí``).
    """
    beats = 0
    previous = ""
    for vowel in vowels:
        if not previous or _part(previous, vowel) or _part(vowel, previous):
            beats += 1
        previous = vowel
    return beats


def _part(one: str, other: str) -> bool:
    return one in _STRONG and other in _STRONG + "íú"
