"""What kind of a word a word is: English, a name, or both. Read once, when first asked.

The English words are the frequency dictionary that the ``symspellpy`` package carries (82,000
forms from books); the names are in ``names.toml``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

_ENDINGS = ("'s", "’s", "s", "es", "ed", "d", "ing", "ly", "er", "ers", "al", "ally", "ness", "ic")
_BEGINNINGS = (
    "non", "pre", "post", "re", "un", "anti", "sub", "inter", "intra", "peri", "hyper", "hypo",
    "over", "under", "multi", "micro", "macro", "bio", "neuro", "cardio", "gastro", "para", "trans",
    "tele", "self", "co", "extra", "mid", "semi", "ultra", "infra", "supra", "retro", "dys", "poly",
    "bi", "tri", "di", "mono", "lipo", "glyco", "apo",
)  # fmt: skip
# How the words of medicine end; no dictionary holds them all, and hardly a name ends so.
_MEDICAL = re.compile(
    r"(?:itis|osis|oses|[ae]mia|uria|pn(?:o?ea)|algia|ectomy|ectomies|o[st]tomy|otomy|otomies|plasty"
    r"|scop(?:y|ic)|graph(?:y|ic)|gram|grams|path(?:y|ic|ies)|megaly|genic|log(?:y|ist|ic|ical)"
    r"|metry|penia|philia|plegia|paresis|rrh(?:o?ea|age)|lys[ie]s|lytic|stasis|troph(?:y|ic)"
    r"|plasia|protein|cytes?|cytosis|glob(?:ul)?in|bilirubin|cillin|mycin|micin|floxacin|cycline|azoles?"
    r"|sartan|statin|prazole|dipine|thiazide|gliptin|gliflozin|glutide|formin|triptan|xaban|parin"
    r"|[tmlk]inib|[uxz][mi]mab|avir|setron|solone|terol|tropium|afil|olol|caine|dronate|lukast"
    r"|tidine|azepam|azolam|oxetine|ectas[ie]a?s?|o?edema|ular|vascular|cranial|tions?|ability"
    r"|i[sz]ation|i[sz]ed)$"
)


_STEM = 5
_RARE = 4_000_000
"""Below so many uses in a trillion words of books a word is rare."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in lower case. ``first`` and ``last`` are names only; ``also_words`` are both, and
    ``given_words`` those of them that people are called by."""

    english: frozenset[str]
    rare: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]
    also_words: frozenset[str]
    given_words: frozenset[str]

    def is_name(self, word: str) -> bool:
        """A name and hardly anything else."""
        return word in self.first or word in self.last

    def is_english(self, word: str) -> bool:
        """A word of the dictionary, or one made of it by an ending or a beginning."""
        word = word.replace("’", "'")
        if self._known(word) or _MEDICAL.search(word):
            return True
        return any(
            word.startswith(each) and self._known(word[len(each) :])
            for each in _BEGINNINGS
            if len(word) - len(each) >= 6
        )

    def is_lone(self, word: str) -> bool:
        """An English word without plural, past or any other form: in a dictionary that was counted
        from books mostly the name of a place or a family."""
        forms = {word + each for each in ("s", "es", "ed", "d", "ing", "ly", "er", "al", "ness")}
        forms |= {word[:-1] + each for each in ("ing", "ies", "ied", "ily", "ation", "es", "y")}
        forms |= {word[: -len(each)] for each in _ENDINGS if word.endswith(each)}
        return word in self.rare and forms.isdisjoint(self.english)

    def is_seldom(self, word: str) -> bool:
        """English by its ending only: ``Antal`` is no ant's."""
        stems = {word[: -len(each)] for each in _ENDINGS if word.endswith(each)}
        short = any(len(stem) <= _STEM and stem in self.english for stem in stems)
        return short and word not in self.english and not _MEDICAL.search(word)

    def is_verb(self, word: str) -> bool:
        """A word that can be told somebody to do: it can go on, and be over."""
        stems = (word, word.removesuffix("e"), word + word[-1:])
        return any(
            stem + "ing" in self.english and stem + "ed" in self.english for stem in stems if stem
        )

    def _known(self, word: str) -> bool:
        return word in self.english or any(
            word.endswith(each) and word[: -len(each)] in self.english
            for each in _ENDINGS
            if len(word) - len(each) >= 3
        )


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, about 30 MB once it is read: only where something is masked."""
    counted = files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    lines = counted.read_text(encoding="utf-8-sig").splitlines()
    counts = {
        word: int(count) for word, _, count in (line.partition(" ") for line in lines if line)
    }
    english = frozenset(counts)
    rare = frozenset(word for word, count in counts.items() if count < _RARE)
    names = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    first, last, both, given = (
        frozenset(names[key].split()) for key in ("first", "last", "also_words", "given_words")
    )
    return Lexicon(english - first - last, rare, first, last, both | given, given)


def without_accents(word: str) -> str:
    """The letters that English has for them."""
    return "".join(
        ch for ch in unicodedata.normalize("NFKD", word) if not unicodedata.combining(ch)
    )


def is_latin(word: str) -> bool:
    """Whether all letters are of the alphabet that English is written in, accents allowed."""
    return word.isascii() or all(
        unicodedata.name(ch, "").startswith("LATIN") for ch in word if ch.isalpha()
    )
