"""Which weighed words stand out as names by what stands around them.

A word that is a name too says nothing by itself; in the middle of a sentence, before what only
people do, or as the subject of a sentence that no article opens, it is somebody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from healthchat.llm.deidentify.clues import (
    ACTS,
    APPOSITION,
    BEING,
    DEEDS,
    GREETINGS,
    NAMED_AFTER,
    OFFICES,
    PLACED,
    SUFFERED,
)
from healthchat.llm.deidentify.lexicon import lexicon
from healthchat.llm.deidentify.weighing import MONTHS_AND_DAYS, Word

_INITIAL = re.compile(r"[A-ZÀ-ÞΑ-Ω]$")
# Names that are written with a capital in the middle of a sentence though nobody is meant.
NOT_ALONE = frozenset(
    "black white brown asian english german french irish latina latin roman christian chinese grand"
    " will so see an in my long son may mark grade major minor miss sr jr san st hand foot head"
    " heart bone back chest cross case king ray rays foley bell page art angle"
    " dear best kind".split()
)
_THEIRS = frozenset("her his their my i he she they".split())
_OBJECTS = frozenset("her him his the a an to for it them my our their well daily".split())
_PRONOUNS = frozenset("he she it they we you who".split())


def stands_out(text: str, words: Sequence[Word], at: int) -> bool:
    """A name by itself; or one that is a word as well, with an initial (``Rose K.``) or a deed."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else None
    if word.weight != 1 or not word.is_capital:
        return word.weight == 2
    if not word.opens and word.bare not in NOT_ALONE and _in_prose(text, words, at, at + 1):
        return True
    if after is None:
        return False
    pair = after.weight == 1 and after.is_capital and text[word.end : after.start] == " "
    told = word.opens and only_opens(word)
    if pair and not told and not {word.bare, after.bare} & NOT_ALONE and not after.text.isupper():
        return True
    gap = text[word.end : after.start]
    initial = bool(_INITIAL.fullmatch(after.text)) and text[after.end : after.end + 1] == "."
    further = words[at + 2].low if at + 2 < len(words) else ""
    done = after.low in ("was", "is", "has", "will", "had") and further in SUFFERED
    deed = word.opens and (after.low in DEEDS or done) and word.low not in _PRONOUNS
    if gap == " " and (initial or (deed and word.low not in GREETINGS)):
        return True
    return _is_told_of(text, words, at)


def _is_told_of(text: str, words: Sequence[Word], at: int) -> bool:
    """What is told of a person only: ``Rose is well``, ``Hope's son``, ``Sky, a student``,
    ``Victor (uncle)``. A thing that can be counted never opens a sentence without an article."""
    word, after = words[at], words[at + 1]
    gap = text[word.end : after.start]
    rest = text[word.end : word.end + 40]
    if APPOSITION.match(rest) and word.low not in NOT_ALONE:
        return True
    if not word.opens or word.bare not in lexicon().given_words:
        return False
    if word.text.isupper() and not after.text.isupper():
        return False
    further = words[at + 2].low if at + 2 < len(words) else ""
    if gap == " " and after.low == "and" and further in _THEIRS:
        return True
    if word.bare != word.low:
        return gap == " " and not after.is_number
    return gap == " " and (after.low in DEEDS | BEING | ACTS or _does(text, words, at + 1))


def _does(text: str, words: Sequence[Word], at: int) -> bool:
    """A verb of somebody: ``translates.``, ``helped him``; and no spots, marks or scores."""
    word, known = words[at], lexicon()
    if word.low in NAMED_AFTER or not word.low.endswith(("s", "ed")) or word.clinical:
        return False
    if not any(known.is_verb(word.low[:-size]) for size in (1, 2)):
        return False
    after = words[at + 1].low if at + 1 < len(words) else ""
    return after in _OBJECTS or text[word.end : word.end + 1] in (".", "", "\n", ";")


def only_opens(word: Word) -> bool:
    """``Call Ana``, ``Dear Ana``: what somebody is told to do, or how a letter begins."""
    known = lexicon()
    if word.low in known.given_words:
        return False
    return word.low in NOT_ALONE or known.is_verb(word.low)


def mark_titles(text: str, words: Sequence[Word]) -> None:
    """``Sample Data Partners`` in the middle of a sentence is somebody, or somewhere."""
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and _is_title(text, words, at, end):
            end += 1
        placed = end > at and PLACED.search(text, max(0, words[at].start - 40), words[at].start)
        if placed or (end - at >= 2 and _in_prose(text, words, at, end)):
            for word in words[at:end]:
                word.weight = 2
        at = max(end, at + 1)


def _is_title(text: str, words: Sequence[Word], first: int, at: int) -> bool:
    word = words[at]
    joined = at == first or text[words[at - 1].end : word.start] == " "
    return (
        joined
        and word.is_capital
        and not (word.opens or word.clinical or word.taken)
        and not word.text.isupper()
        and word.low not in MONTHS_AND_DAYS
        and word.low not in OFFICES
    )


def _in_prose(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether small words stand around, on the same line: a heading has none."""
    around = words[max(0, first - 12) : last + 12]
    here = words[first].start
    # A line may be as long as the text: only as much of it is read as is asked about.
    begin = text.rfind("\n", around[0].start, here) + 1
    end = text.find("\n", here, around[-1].end)
    small = sum(
        not word.is_capital
        and not word.is_number
        and begin <= word.start
        and not 0 <= end < word.start
        for word in (*words[max(0, first - 12) : first], *words[last : last + 12])
    )
    return small >= 3
