"""Which weighed words stand out as names by what stands around them.

A word that is a name too says nothing by itself; in the middle of a sentence, before what only
people do, or as the subject of a sentence that no article opens, it is somebody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from healthchat.llm.deidentify.clues import (
    ACTS,
    APPOSITION,
    BEING,
    DEALT_WITH,
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
# How a letter ends, and how many lines belong to who wrote it.
_CLOSES = re.compile(
    r"(?:\A|\n|[.!?][ ]+)[ \t]*(?:(?:kind|best|warm|many|with|all)[ ](?:the[ ])?){0,2}"
    r"(?:best|regards|sincerely|thanks|cheers|wishes|yours(?:[ ]\w+)?|respectfully)"
    r"[,!.]?[ \t]*\n?[ \t]*",
    re.I,
)
_SIGNED, _SIGNED_LINE = 3, 60
_TITLE_JOINTS = frozenset("of and or our the".split())
# What firms do.
_FIRMS_DO = frozenset(
    "announced announces hired hires acquired launched launches merged opened opens closed sued"
    " offers offered sells sold bought buys makes made refused delivers shipped represent"
    " represents v".split()
)
# What opens a sentence before a name and belongs to none.
_NO_TITLE = frozenset(
    "a an the this that these those my your his her its our their all both each every some any no"
    " when where why how what who which if as at in on by for from with of to and but or so then"
    " since while after before until because although though once per via mr mrs ms miss dr left"
    " right bilateral upper lower mild severe acute chronic history patient".split()
)
# How a question or a request begins.
_ASKS = frozenset(
    "is are was were did does do has have had will would can could should who where why how when"
    " write call send ship deliver ask contact visit".split()
)
_ASKED = 8
"""So many words at most from the head of a question to who is asked for."""
_AROUND, _TITLE_AROUND = 3, 2
"""So many small words around a capital make prose; around several, less."""
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
        while end < len(words) and (reach := _is_title(text, words, at, end)):
            end += reach
        while end > at and words[end - 1].low in OFFICES:
            end -= 1
        near = max(0, words[at].start - 40)
        clues = (PLACED, DEALT_WITH)
        placed = end > at and any(clue.search(text, near, words[at].start) for clue in clues)
        headed = end > at and text[words[end - 1].end : words[end - 1].end + 1] == ":"
        if end > at and _opens_as_title(text, words, at, end):
            at -= 1
            placed = True
        asked = _in_question(text, words, at, end)
        prose = asked or _in_prose(text, words, at, end, _TITLE_AROUND)
        if placed or (end - at >= 2 and not headed and prose):
            for word in words[at:end]:
                word.weight = 2
        at = max(end, at + 1)


def _is_title(text: str, words: Sequence[Word], first: int, at: int) -> int:
    """How many words a title goes on with: none, one, or a small one and what it joins."""
    word = words[at]
    if at > first and text[words[at - 1].end : word.start] not in (" ", " & "):
        return 0
    small = at > first and word.low in _TITLE_JOINTS and at + 1 < len(words)
    if small and text[word.end : words[at + 1].start] == " ":
        return 2 if _is_title_word(words[at + 1]) and words[at + 1].low not in OFFICES else 0
    # "Future Plan Partners", but no "Operating Room" and no "Room Service"
    inside = word.taken and word.is_capital and not word.opens
    return int(inside or (_is_title_word(word) and (at > first or word.low not in OFFICES)))


def mark_signed(text: str, words: Sequence[Word]) -> None:
    """Who closes a letter, and what is under the name: ``Kind regards, Planet Shoes``."""
    for match in _CLOSES.finditer(text):
        begin = match.end()
        for line in text[begin : begin + _SIGNED * _SIGNED_LINE].split("\n")[:_SIGNED]:
            first = bisect_left(words, begin, key=lambda word: word.start)
            last = bisect_left(words, begin + len(line), key=lambda word: word.start)
            begin += len(line) + 1
            if not _is_signature(line, words[first:last]):
                break
            for word in words[first:last]:
                if word.is_capital and not (word.clinical or word.taken):
                    word.weight = 2


def _is_signature(line: str, words: Sequence[Word]) -> bool:
    plain = ":" not in line and len(line) < _SIGNED_LINE
    return plain and all(
        not word.is_number and (word.is_capital or word.low in _TITLE_JOINTS) for word in words
    )


def _is_title_word(word: Word) -> bool:
    return (
        word.is_capital
        and not (word.opens or word.clinical or word.taken)
        and (not word.text.isupper() or len(word.text) == 1)
        and word.text != "I"
        and word.low not in MONTHS_AND_DAYS
    )


def _opens_as_title(text: str, words: Sequence[Word], at: int, end: int) -> bool:
    """``Planet Shoes is hiring``: a sentence that opens with several capitals, and does."""
    if not at or end >= len(words):
        return False
    word, after = words[at - 1], words[end]
    return (
        word.opens
        and word.is_capital
        and not (word.clinical or word.taken or word.is_number or word.text.isupper())
        and text[word.end : words[at].start] == " "
        and text[words[end - 1].end : after.start] == " "
        and after.low in DEEDS | BEING | ACTS | _FIRMS_DO
        and word.low not in OFFICES | _NO_TITLE | MONTHS_AND_DAYS
        and (after.low == "v" or _in_prose(text, words, at - 1, end))
    )


def _in_question(text: str, words: Sequence[Word], at: int, end: int) -> bool:
    """``Did Planet Shoes pay?``, ``Write to Planet Shoes``: who is asked for, or told about."""
    first, furthest = at - 1, max(0, at - _ASKED)
    while first > furthest and not words[first].opens:
        first -= 1
    if first < 0 or not words[first].opens or words[first].low not in _ASKS:
        return False
    return end > at and "\n" not in text[words[first].end : words[at].start]


def _in_prose(
    text: str, words: Sequence[Word], first: int, last: int, least: int = _AROUND
) -> bool:
    """Whether small words stand around, on the same line: a heading has none, a row but units."""
    around = words[max(0, first - 12) : last + 12]
    here = words[first].start
    # A line may be as long as the text: only as much of it is read as is asked about.
    begin = text.rfind("\n", around[0].start, here) + 1
    end = text.find("\n", here, around[-1].end)
    small = sum(
        not word.is_capital
        and not word.is_number
        and begin <= word.start
        and "/" not in text[max(0, word.start - 1) : word.end + 1]
        and not 0 <= end < word.start
        for word in (*words[max(0, first - 12) : first], *words[last : last + 12])
    )
    return small >= least
