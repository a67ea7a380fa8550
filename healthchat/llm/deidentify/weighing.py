"""How much each word of a text looks like a name: what ``unusual`` starts from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from healthchat.llm.deidentify.clues import (
    ACTS,
    BEFORE_CAPITAL,
    BEFORE_NAMES,
    CALLED,
    DEALT_WITH,
    DEEDS,
    NAMED_AFTER,
    PLACED,
)
from healthchat.llm.deidentify.lexicon import Lexicon, is_latin, lexicon, without_accents
from healthchat.llm.deidentify.people import FIELD

Span = tuple[int, int]

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:/]\d+)*")
_AFTER_MARK = re.compile(r".*['’]")
# A first name before the initial: "Raimundo A. Palomares".
_INNER = re.compile(
    r"[a-z,\n(\"“][ ]?(?-i:[A-ZÀ-Þ][^\W\d_]{2,20})[ ]\Z|\A[A-ZÀ-Þ][^\W\d_]{2,20}[ ]\Z"
)
# What stands before a name, be it any word: "I'm Edit".
_NAMED = re.compile(r"\b(?:[Nn]ame(?:['’]s|[ ]is)|[Nn]amed|I(?:['’]| a)m)[ \t]+\Z")
_BROKEN = re.compile(r"-[ \t]{0,9}\n[ \t]{0,40}")
_OPENING = re.compile(r"[\n.!?:;•*|\"“(>]")
MONTHS_AND_DAYS = frozenset(
    "january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday"
    " sunday mon tue wed thu fri sat sun".split()
)
# HbSS, LpA, DPhil: capitals within, and no Mac or De before them.
_SYMBOL = re.compile(r"(?!M?a?c|De|Di|Du|La|Le|Van|Von|Fitz|O['’])[A-Za-z]{1,2}[A-Z]|[a-z]")
_MONTHS_DO_NOT = DEEDS | ACTS | {"has", "had"}
_GRADE = re.compile(r"I{1,3}|IV|VI?|[1-6]")
_MOSTLY = 0.6
"""The share of a text's small words that must be English before an unknown one says anything."""
_HYPHENS = 8
"""So many names at most are joined in one eponym: a line of hyphens must not take the afternoon."""


@dataclass(slots=True)
class Word:
    """A word or number of the text. ``weight`` 2 is a name, 1 one beside a name, 0 none.

    ``opens`` says that a capital means nothing here; ``taken``, that it is to be masked.
    """

    text: str
    start: int
    end: int
    opens: bool
    weight: int = 0
    clinical: bool = False
    taken: bool = False

    @property
    def low(self) -> str:
        """In lower case."""
        return self.text.lower()

    @property
    def bare(self) -> str:
        """In lower case, without the mark of a genitive."""
        return self.low.removesuffix("'s").removesuffix("’s")

    @property
    def is_number(self) -> bool:
        """Whether it is made of digits."""
        return self.text[0].isdigit()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def weigh(text: str, clinical: Iterable[Span], taken: Iterable[Span]) -> list[Word]:
    """The words of a text, weighed; those within ``taken`` are so already."""
    known = lexicon()
    medical, settled = _Spans(clinical), _Spans(taken)
    words: list[Word] = []
    for match in _TOKEN.finditer(text):
        if words and _goes_on(text, words[-1], match, known):
            words[-1].text += match.group()
            words[-1].end = match.end()
            continue
        opens = not words or _opens(text, words[-1], match, known)
        words.append(Word(match.group(), match.start(), match.end(), opens))
    for word in words:
        word.clinical = medical.meet(word)
        word.taken = settled.meet(word)
    manner = _manner(words, known)
    for at, word in enumerate(words):
        if not (word.is_number or word.clinical or word.taken):
            word.weight = _weight(text, words, at, known, manner)
    return words


def _goes_on(text: str, before: Word, match: re.Match[str], known: Lexicon) -> bool:
    """Whether a word was broken at the end of its line: ``Margar-`` and ``et`` below."""
    rest = match.group()
    if not _BROKEN.fullmatch(text, before.end, match.start()):
        return False
    if before.is_number or not (rest.islower() or (rest.isupper() and before.text.isupper())):
        return False
    whole = before.low + rest.lower()
    parts = before.low, rest.lower()
    if min(map(len, parts)) < 2:
        return False
    return known.is_name(whole) or known.is_english(whole) or not all(map(known.is_english, parts))


def _opens(text: str, before: Word, match: re.Match[str], known: Lexicon) -> bool:
    """Whether a capital means nothing; behind an initial (``S. Ramos``) it means a name."""
    start, low = match.start(), match.group().lower()
    initial = len(before.text) == 1 and before.text.isupper() and text[before.start - 1] != "-"
    if initial and text[before.end : start] in (".", ". "):
        inner = _INNER.search(text, max(0, before.start - 30), before.start)
        return not inner and known.is_english(low) and not known.is_lone(low)
    return bool(_OPENING.search(text, before.end, start))


class _Spans:
    """Spans to be asked by place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        reached, self._starts, self._ends = 0, list[int](), list[int]()
        for start, end in sorted(spans):
            reached = max(reached, end)
            self._starts.append(start)
            self._ends.append(reached)

    def meet(self, word: Word) -> bool:
        """Whether a span holds any of the word."""
        at = bisect_left(self._starts, word.end)
        return at > 0 and self._ends[at - 1] > word.start


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a text is written: in English, and without any capitals."""

    english: bool
    no_capitals: bool


def _manner(words: Sequence[Word], known: Lexicon) -> _Manner:
    small = [
        word.low
        for word in words
        if not word.is_number and not word.is_capital and len(word.text) > 2
    ]
    english = sum(known.is_english(word) for word in small) >= _MOSTLY * len(small)
    no_capitals = len(small) > 4 and not any(word.is_capital for word in words)
    return _Manner(bool(small) and english, no_capitals)


def _weight(text: str, words: Sequence[Word], at: int, known: Lexicon, manner: _Manner) -> int:
    word = words[at]
    low = word.bare
    before = max(0, word.start - 40) if _is_announced(words, at) else word.start
    called = before < word.start and bool(
        CALLED.search(text, before, word.start)
        or (word.is_capital and BEFORE_CAPITAL.search(text, before, word.start))
    )
    if len(low) < 2 or (low in MONTHS_AND_DAYS and not _month_of_a_name(words, at, called)):
        return 0
    if word.text[0] in "µμ":
        return 0  # a unit
    if not is_latin(word.text):
        return 2
    called = called or (before < word.start and bool(PLACED.search(text, before, word.start)))
    if before < word.start and word.is_capital:
        called = called or bool(DEALT_WITH.search(text, before, word.start))
    labels = text[word.end : word.end + 1] == ":"
    if labels and FIELD.fullmatch(word.text):
        return 0
    heads = word.opens and len(low) < 5 and labels
    if heads and not known.is_name(low):
        return 0  # "Abd: soft"
    if _in_a_code(text, word) or (not called and _eponym(text, words, at)):
        return 0
    if not called and low not in known.first and _beside_an_eponym(text, words, at):
        return 0
    if word.text.isupper() and len(low) < (4 if low in known.first else 5) and not called:
        return 0  # an abbreviation, for all that anybody knows
    if known.is_name(low):
        return 2 if called or word.is_capital or (low in known.first and len(low) > 3) else 0
    if word.is_capital and not low.isascii() and manner.english:
        return 2
    if not word.is_capital:
        if known.is_english(without_accents(low)):
            after = words[at + 1].low if at + 1 < len(words) else ""
            return 2 if called and low in known.also_words and after in DEEDS else 0
        # Where a text has no capitals at all, a word that is none may be a name.
        unknown = not low.isascii() or (manner.no_capitals and len(low) > 3)
        return 2 if called or (manner.english and unknown) else 0
    inside = word.is_capital and not word.opens
    if inside and len(low) > 2 and _NAMED.search(text, before, word.start):
        return 2
    if low in known.also_words:
        if called and not _told_of(text, words, at):
            return 2
        # "Rourke" has no other form: it is in the dictionary because somebody is called so.
        return 2 if known.is_lone(low) and manner.english and not word.text.isupper() else 1
    formed = len(low) > 2 and (word.text.isupper() or not _SYMBOL.match(word.text))
    if not (formed or called):
        return 0
    shouted = word.text.isupper() and not (manner.english and not words[at - 1].text.isupper())
    lone = known.is_lone(low) and not word.opens and not shouted
    if lone or not known.is_english(low):
        return 2
    formed = inside and word.text.istitle() and manner.english and not labels
    return 1 if formed and known.is_seldom(low) else 0


def _is_announced(words: Sequence[Word], at: int) -> bool:
    """Whether it is worth asking what stands before: most words say nothing of the next."""
    return at > 0 and _AFTER_MARK.sub("", words[at - 1].low) in BEFORE_NAMES


def _month_of_a_name(words: Sequence[Word], at: int, called: bool) -> bool:
    """``May denies pain``, ``Nurse April``: a month does nothing, and is nobody's nurse."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else None
    named = word.low in ("may", "april", "june", "august") and word.is_capital
    return named and (called or (after is not None and after.low in _MONTHS_DO_NOT))


def _told_of(text: str, words: Sequence[Word], at: int) -> bool:
    """``Mother: Early menopause``: the head of a line, and what is told under it."""
    after = words[at + 1] if at + 1 < len(words) else None
    return (
        text[words[at].start - 2 : words[at].start] == ": "
        and after is not None
        and text[words[at].end : after.start] == " "
        and not after.is_capital
    )


def _in_a_code(text: str, word: Word) -> bool:
    """Glued to a digit (CHA2DS2-VASc, pT2bN0): no name is written so."""
    before = re.search(r"[^\s,;()]*\Z", text[max(0, word.start - 12) : word.start])
    glued = word.text.isupper() and text[word.end : word.end + 1].isdigit()
    return glued or bool(before and any(ch.isdigit() for ch in before.group()))


def _eponym(text: str, words: Sequence[Word], at: int) -> bool:
    """``Framingham risk score``, ``Ferriman-Gallwey score``: named after somebody long gone."""
    last, furthest = at, min(at + _HYPHENS, len(words) - 1)
    while last < furthest and text[words[last].end : words[last + 1].start] in ("-", "–"):
        last += 1
    if last + 2 < len(words) and words[last + 1].low == "and" and words[last + 2].is_capital:
        last += 2
    if last + 1 < len(words) and _GRADE.fullmatch(words[last + 1].text):
        if (last > at or _second_half(text, words, at)) and text[words[last].end] == " ":
            return True  # "Salter-Harris II", "Hoehn and Yahr 2": who else has a grade?
        last += 1
    if last + 1 >= len(words) or not words[last + 1].text.isalpha():
        return False
    # "Robert Brown disease" is a slip of the pen, "seen by Brown test pending" hardly a text.
    alone = not (at and words[at - 1].weight == 2 and text[words[at - 1].end] == " ")
    near = text[words[last].end : words[last + 1].start] in (" ", "  ", "\n")
    # With a capital it is where a family doctor works.
    house = words[last + 1].text == "Surgery" and words[last].is_capital
    return alone and near and words[last + 1].low in NAMED_AFTER and not house


def _second_half(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether another name is joined before this one, with a hyphen or an "and"."""
    if at and text[words[at - 1].end : words[at].start] in ("-", "–"):
        return True
    return at > 1 and words[at - 1].low == "and" and words[at - 2].is_capital


def _beside_an_eponym(text: str, words: Sequence[Word], at: int) -> bool:
    """``Chaddock-Babinski``: the other half is what medicine is named after."""
    return any(
        0 <= other < len(words)
        and words[other].clinical
        and words[other].is_capital
        and text[words[min(at, other)].end : words[max(at, other)].start] in ("-", "–")
        for other in (at - 1, at + 1)
    )
