"""The reading grade of a text: Flesch-Kincaid with our own count of syllables.

FKGL = 0.39 x words per sentence + 11.8 x syllables per word - 15.59.

Names, numbers, units and medical terms count as words of one syllable: they can't be made
simpler without saying something else, but they still make a sentence longer. What counts as a
term is the caller's business (``ignore``); names and numbers are seen here. The syllable rules
are ours; ``benchmarks/readability.py`` compares them with a pronouncing dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from documents.pipeline.language.sentences import split

_WORD = re.compile(r"[^\W_]+(?:['’.,/%-][^\W_]+)*%?")
_PLAIN = re.compile(r"[A-Za-z]+")
_VOWELS = re.compile(r"[aeiouy]+")
# Vowel letters that stand together but are spoken apart.
_APART = re.compile(
    r"i[ao](?![u])|iu|(?<![qg])u[ae](?!l?$)|(?<=[^q])ual|uou|eo(?!u)|ea(?=l[is]|te[ds]?$|t[oi])"
    r"|(?<![ct])ie(?=t|n[ct])|ye(?=r)|ying|[aeo]ing|oi(?=ng)|yo(?!u)|oe(?=[mt])|a[eo](?!s)|ya"
)
_TOGETHER = re.compile(
    r"[cgst]i(?:o|an|a(?=l|t)|e|u)|[cst]ia|geo|geo|ious|gious|eous|[aeiou]y[aeiou]|tue|gue|que|"
    r"ae|people|fea|yea|iew"
)
_SILENT_E = re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouyrw]l)e$|(?<=[aeiouy])e$")
_EXACT = {
    "the": 1, "be": 1, "he": 1, "she": 1, "we": 1, "me": 1, "people": 2, "every": 2, "being": 2,
    "doing": 2, "going": 2, "area": 3, "idea": 3, "diet": 2, "quiet": 2, "science": 2, "poem": 2,
    "once": 1, "one": 1, "someone": 2, "something": 2, "sometimes": 2, "somewhere": 2,
    "medicine": 3, "medicines": 3, "business": 2, "evening": 2, "different": 3, "vegetable": 4,
    "create": 2, "created": 3, "react": 2, "reaction": 3, "real": 1, "really": 2, "ideal": 3,
    "eye": 1, "eyes": 1, "clothes": 1, "therefore": 2, "lifetime": 2, "heart": 1, "diabetes": 4,
    "recipe": 3, "female": 2, "urine": 2, "sample": 2, "kidney": 2, "maybe": 2, "cause": 1,
    "could": 1, "everything": 3, "fluid": 2, "couple": 2, "cough": 1, "areas": 3, "eating": 2,
    "previous": 3, "course": 1, "fatigue": 2, "count": 1, "counter": 2, "counts": 1, "ninety": 2,
    "hundred": 2, "tired": 2, "serious": 3, "careful": 2, "carefully": 3, "hopefully": 3,
    "healing": 2, "safety": 2, "tongue": 1, "aches": 1, "headache": 2, "headaches": 2, "entire": 3,
    "basically": 4, "reason": 2, "fashion": 2, "nausea": 3, "aspirin": 3, "treated": 2, "rear": 1,
    "calcium": 3, "society": 4, "rhythm": 2, "reading": 2, "readings": 2, "reach": 1, "weight": 1,
}  # fmt: skip
_PREFIX_APART = re.compile(
    r"^(?:re(?=ac[tq]|ass|en|in|op|im|or|eval|el|us)|pre|co|bi|tri|anti|semi|di|bio|neuro|cardio)(?=[aeiou])"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Small words that open sentences with a capital and are no names.
_NOT_NAMES = _words(
    "a an the this that these those it its i you your we our they their he she his her there here "
    "what when where who how why if in on at of to for from with and or but no not please call ask "
    "some one all other any each none it's"
)
_UNITS = _words(
    "mg g mcg µg ug ml dl l kg lb oz iu u miu mmol umol µmol nmol pmol mol ng pg fl mm cm mmhg "
    "hg bpm meq hr h min ul µl cells"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What the grade is made of."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade; 0 for an empty text."""
        if not self.words or not self.sentences:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
        )

    def __sub__(self, other: Counts) -> Counts:
        return Counts(
            self.sentences - other.sentences,
            self.words - other.words,
            self.syllables - other.syllables,
        )


def grade(text: str, *, ignore: Collection[str] = frozenset()) -> float:
    """Grade of a running text; ``ignore`` holds lower-case words that count one syllable."""
    return grade_sentences((text[start:end] for start, end in split(text)), ignore=ignore)


def grade_sentences(sentences: Iterable[str], *, ignore: Collection[str] = frozenset()) -> float:
    """Grade of sentences that are already cut, as a summary's are."""
    return count(sentences, ignore=ignore).grade


def count(sentences: Iterable[str], *, ignore: Collection[str] = frozenset()) -> Counts:
    """Count sentences, words and syllables as the grade sees them."""
    total = words = syllables = 0
    for sentence in sentences:
        here = [match.group() for match in _WORD.finditer(sentence)]
        if not here:
            continue
        total += 1
        words += len(here)
        for place, word in enumerate(here):
            syllables += 1 if _is_free(word, place == 0, ignore) else count_syllables(word)
    return Counts(total, words, syllables)


def _is_free(word: str, opens: bool, ignore: Collection[str]) -> bool:
    """Numbers, units, initialisms, names and the caller's terms are one syllable each."""
    if not word.isalpha() and any(ch.isdigit() for ch in word):
        return True
    lower = word.lower()
    if lower in ignore or lower.rstrip("s") in ignore:
        return True
    if word.isupper() and len(word) > 1:
        return True
    if all(part in _UNITS for part in lower.split("/")):
        return True
    if "-" in word and all(part in ignore for part in lower.split("-")):
        return True
    return not opens and word[0].isupper() and lower not in _NOT_NAMES


def count_syllables(word: str) -> int:
    """Syllables of an English word, by rule; at least 1. Parts joined by a hyphen add up."""
    return (
        sum(_syllables(part) for part in _PLAIN.findall(word.replace("’", "").replace("'", "")))
        or 1
    )


@lru_cache(maxsize=20_000)
def _syllables(raw: str) -> int:
    word = raw.lower()
    if word in _EXACT:
        return _EXACT[word]
    total = 0
    if len(word) > 3:
        if word.endswith("es") and not re.search(r"(?:[sxz]|[cs]h|[cg])es$", word):
            word = word[:-1]  # "makes" as "make"; "boxes" keeps its beat
        elif word.endswith("ed") and not re.search(r"[td]ed$", word):
            word = word[:-2] + ("" if word[-3] != "l" or word[-4] in "aeioulr" else "le")
        elif word.endswith("ely") or re.search(r"e(?:ment|less|ness|ful|ly)s?$", word):
            word = re.sub(r"(?<=[^aeiou])e(?=(?:ment|less|ness|ful|ly)s?$)", "", word)
    word = _SILENT_E.sub("", word) if len(word) > 2 else word
    total += len(_VOWELS.findall(word))
    total += len(_APART.findall(word)) - len(
        [1 for found in _TOGETHER.finditer(word) if _APART.search(found.group())]
    )
    prefix = _PREFIX_APART.match(word)
    if prefix and not _APART.match(word, prefix.end() - 1):
        total += 1
    if re.search(r"[^aeiouy](?:sm|thm)s?$", word):
        total += 1
    if word.endswith(("ism", "isms")):
        total += 1
    return max(total, 1)
