"""What the words of a source may be said as: the glossary's plain names, and lists of our own.

One way only: a source that holds ``osteoarthritis`` lets a statement say ``worn joints``; a source
that says ``worn joints`` does not let it say ``osteoarthritis``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from documents.gate.words import key_of, stem, words
from knowledge import conditions, everyday, glossary
from knowledge.phrases import Tokens, tokenize

# A plain name that denies something ("not cancer") would lend what it denies.
_DENYING = frozenset("no not without never none nothing lack free".split(" "))

_ENDINGS = (
    (("ectomy", "ectomies"), ("remov", "=surgery", "take", "cut")),
    (("plasty", "otomy", "ostomy", "desis", "pexy", "rrhaphy"), ("=surgery", "repair")),
    (("megaly",), ("=enlarged", "swell")),
    (("scopy",), ("camera", "look")),
)

# What stands behind these in a plain name only says of what or for what it is.
_TAIL = re.compile(
    r"\b(?:of|for|to|that|which|in|from|with|without|against|by|when|on|linked|around|at|after|before|not|or|and|as)\b"
)
_KIND = re.compile(r"^(?:an?\s+)?(?:\w+\s+)?(?:kind|type|form|sort|sign|feeling)s?\s+of\s+")

# What a thing is meant to end is nothing that has ended: "gum that helps to stop smoking".
_MEANT = re.compile(
    r"\s(?:(?:that|which)\s+helps?|used)(?:\s+you)?(?:\s+to)?\s+(?:stop|quit|keep|prevent|avoid)\b.*"
    r"|\sto\s+(?:help\s+)?(?:you\s+)?(?:stop|quit)\b.*",
    re.I,
)

_NONE = frozenset[str]()
Span = tuple[int, int, frozenset[str], frozenset[str]]


def meanings(tokens: Tokens) -> Iterator[Span]:
    """Words ``first`` up to ``last``, the keys of one thing that they may be said as, its head.

    The head is what a plain name of several words is a name of; empty where each word is lent.
    """
    for first, last, keys, heads in _all(tokens):
        if keys:
            yield first, last, keys, heads


def _all(tokens: Tokens) -> Iterator[Span]:
    known = words()
    starts = {start: place for place, start in enumerate(tokens.starts)}
    for term in glossary.terms_in(tokens.text):
        if term.start not in starts:
            continue
        first = last = starts[term.start]
        while last < len(tokens) and tokens.starts[last] < term.end:
            last += 1
        for said in (term.plain, term.term):
            for keys in _keys(said):
                yield first, last, keys, _heads(said)
    for match in known.phrases.matches(tokens):
        for said in known.groups.get(match.value, ()):
            for keys in _keys(said):
                yield match.first, match.last, keys, _NONE
    for place, word in enumerate(tokens.words):
        if not word[0].isalpha() or word in known.function:
            continue
        for said in (everyday.find(word) or "").split(", "):
            for keys in _keys(said):
                yield place, place + 1, keys, _heads(said)
        for ends, said_as in _ENDINGS:
            if word.endswith(ends):
                for key in said_as:
                    yield place, place + 1, frozenset({key}), _NONE
    for allowed in known.allows.matches(tokens):
        for key in allowed.value:
            yield allowed.first, allowed.last, frozenset({key}), _NONE


@lru_cache(maxsize=20_000)
def _keys(plain: str) -> tuple[frozenset[str], ...]:
    """The keys of a plain name, as items of a statement would have them: whole, and by words."""
    said = tokenize(_MEANT.sub("", plain))
    if not said.words or _DENYING & set(said.words):
        return ()
    known = words()
    by_words = {
        key_of(word, known.classes)
        for word in said.words
        if word[0].isalpha() and word not in known.function
    }
    whole = set(by_words)
    for match in known.phrases.matches(said):
        whole -= {key_of(word, known.classes) for word in said.words[match.first : match.last]}
        whole.add(match.value)
    # High and low are said of what they are printed beside, never of a name's plain words.
    both = (frozenset(key for key in keys if key[0] != "*") for keys in (whole, by_words))
    return tuple(dict.fromkeys(keys for keys in both if keys))


@lru_cache(maxsize=20_000)
def _heads(plain: str) -> frozenset[str]:
    """The word that a plain name is a name of: clot in a vein, cancer *gene*."""
    head = _TAIL.split(_KIND.sub("", plain.lower()), maxsplit=1)[0]
    said = [word for word in tokenize(head or plain).words if word[0].isalpha()]
    if not said:
        return _NONE
    last = said[-1]
    phrases = {match.value for match in words().phrases.matches(tokenize(last))}
    return frozenset({key_of(last, words().classes), stem(last)} | phrases)


def is_illness(key: str, raw: str) -> bool:
    """Whether a word names by itself what somebody may have."""
    return key in _STATES or any(True for _ in conditions.names(tokenize(raw)))


_STATES = frozenset({"pregnanci", "cancer", "=malignancy", "=thrombosis", "infect"})
