"""Bare negations: each keeps the word it turns round, and none is added or lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from documents.gate.bonds import keeps_from
from documents.gate.denials import objects, of_nobody, of_none
from documents.gate.particles import LIGHT, PARTICLES, VERBS, is_particle
from documents.gate.text import Item, Text
from documents.gate.types import Code, Reason
from documents.gate.words import stem, words
from documents.pipeline.types import Status

_CUES_ONLY = frozenset(
    stem(w) for w in "history evidence sign signs symptom symptoms family any negative".split(" ")
)
_HELPS = frozenset({"help", "work"})
_DENYING = frozenset({"=discontinue", "=hold", "=unchanged", "=benign", "avoid", "*normal"})


def check(statement: Text, cited: Sequence[Text], settled: set[str]) -> Iterator[Reason]:
    """Each bare negation keeps its word, and none is added or lost."""
    here, said = _negated(statement), _stems(statement)
    there = [_negated(text) | objects(text) for text in cited]
    spared = here | objects(statement, every=True) | of_none(statement)
    clear = _clauses_apart(statement)
    for turned, text in zip(there, cited, strict=True):
        for word in _telling(turned & said):
            # Unless the source also says it plainly elsewhere.
            lost = word not in spared or (word in clear and word in _turned(text))
            if lost and word not in settled and not _also_plain(word, cited, there):
                yield Reason(Code.NEGATION, word)
                return
    source = frozenset().union(*there) if there else frozenset()
    plain = frozenset().union(*(_stems(text) for text in cited)) if cited else frozenset()
    for word in _telling(here & plain):
        said_of = word not in words().free or word in _HELPS
        if said_of and word not in source and word not in settled:
            yield Reason(Code.NEGATION, word)
            return
    unfounded = _marks(statement) and not any(there) and not any(map(_denies, cited))
    if any(_same_but_for_negation(statement, text) for text in cited):
        yield Reason(Code.NEGATION)
    elif settled:
        return
    elif unfounded:
        yield Reason(Code.NEGATION)
    elif _turned(statement) and not (_turned(statement) & source or _denied(statement)):
        # "was not done" of a test that was negative: a denial, but of something else.
        same = any("=unchanged" in text.keys for text in cited) and "=unchanged" in statement.keys
        if not (same or keeps_from(statement) or any(_marks(text) for text in cited)):
            yield Reason(Code.NEGATION)


def turns(text: Text, item: Item) -> bool:
    """Whether a bare negation turns an item round: ``non-tender``."""
    return item.key in _turned(text)


def _denied(text: Text) -> bool:
    return any(not item.is_free and text.status(item) is Status.ABSENT for item in text.items)


def _denies(text: Text) -> bool:
    """Whether a sentence denies, stops or limits anything at all."""
    return bool(_marks(text)) or any(
        item.key in _DENYING or text.status(item) is not Status.PRESENT for item in text.items
    )


def _clauses_apart(text: Text) -> frozenset[str]:
    """Words with a verb between them and the last bare negation: its reach has ended."""
    found: set[str] = set()
    tokens = text.tokens.words
    reach = -1  # words of weight since the last negation; -1 before any
    apart = False
    for place, word in enumerate(tokens):
        if is_particle(tokens, place):
            reach, apart = 0, False
        elif word in VERBS and reach > 0 and not is_particle(tokens, place + 1):
            apart = True
        elif apart and word[0].isalnum():
            found.add(stem(word))
        if reach >= 0 and word[0].isalnum() and word not in words().function:
            reach += word not in PARTICLES
    return frozenset(found)


def _same_but_for_negation(statement: Text, source: Text) -> bool:
    """The very words of the source with a negation more or less."""
    return _weight(statement) == _weight(source) and _marks(statement) != _marks(source)


def _weight(text: Text) -> Counter[str]:
    tokens = text.tokens.words
    return Counter(
        stem(word)
        for place, word in enumerate(tokens)
        if word[0].isalnum() and word not in words().function and not is_particle(tokens, place)
    )


def _marks(text: Text) -> int:
    tokens = text.tokens.words
    # "not only" turns nothing round, but a "not" more or less is another sentence all the same.
    return sum(word == "not" or is_particle(tokens, place) for place, word in enumerate(tokens))


def _telling(found: frozenset[str]) -> Iterator[str]:
    """Words whose turning says something: no articles, no "history of"."""
    return (w for w in sorted(found) if w not in words().function and w not in _CUES_ONLY)


def _also_plain(word: str, cited: Sequence[Text], there: Sequence[frozenset[str]]) -> bool:
    return any(
        word in _stems(text) and word not in turned
        for text, turned in zip(cited, there, strict=True)
    )


def _stems(text: Text) -> frozenset[str]:
    return frozenset(stem(word) for word in text.tokens.words if word[0].isalnum())


def _negated(text: Text) -> frozenset[str]:
    """Stems that a bare negation turns round, and those that the context rules call absent."""
    found = set(_turned(text))
    for item in text.items:
        if text.status(item) is Status.ABSENT:
            found |= {item.key, *item.parts, *stems_of(item)}
    return frozenset(found)


def _turned(text: Text) -> frozenset[str]:
    """The word that each bare negation turns round: the first behind it with a meaning."""
    found: set[str] = set()
    tokens = text.tokens.words
    for place in range(len(tokens)):
        if not is_particle(tokens, place):
            continue
        target = ""
        for other in tokens[place + 1 : place + 8]:
            if other in ",;.:":
                break
            stemmed = stem(other)
            if other == "t" or other in words().function or not other[0].isalnum():
                continue
            if stemmed not in LIGHT:
                target = stemmed
                break
            target = target or stemmed
        # "was not done": with nothing of weight behind it, the word right behind it.
        target = target or next((w for w in tokens[place + 1 : place + 4] if len(w) > 1), "")
        found |= {target} if target else set()
    return frozenset(found)


def stems_of(item: Item) -> frozenset[str]:
    return frozenset(stem(word) for word in item.raw.lower().split())


def reaches(text: Text, item: Item) -> bool:
    """Whether a bare negation stands before an item in its clause."""
    tokens = text.tokens.words
    content = 0
    for place in range(item.first - 1, -1, -1):
        word = tokens[place]
        if is_particle(tokens, place):
            return True
        if word in ";.:" or word in ("but", "however", "although", "except"):
            return False
        # "have not had any": the verb right behind its negation ends nothing.
        beside = any(is_particle(tokens, p) for p in range(max(0, place - 2), place + 2))
        if word in VERBS and content and not beside and not of_nobody(tokens, place):
            return False
        content += word[0].isalnum() and word not in words().function
    return False
