"""Bare negations: each keeps the word it turns round, and none is added or lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from documents.gate.bonds import keeps_from
from documents.gate.text import Item, Text
from documents.gate.types import Code, Reason
from documents.gate.words import stem, words
from documents.pipeline.types import Status

_PARTICLES = frozenset(
    "no not never without neither nor none cannot denies denied deny denying absent unable fails "
    "nothing nobody failed declines declined refuses refused free non lack lacks lacking".split(" ")
)
_CONTRACTED = frozenset(
    "don doesn didn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn can".split(" ")
)
_COUNSEL = frozenset(
    stem(word)
    for word in "advise advised recommend counsel warn warned caution urge decide".split()
)
_VERBS = frozenset("is are was were does do did has have had states which reports".split(" "))
LIGHT = frozenset(
    stem(word)
    for word in (
        "evidence sign signs history report reports reported complain complaint experience have "
        "having has had show shows showed reveal state note noted any feel felt feeling symptom "
        "symptoms know known see seen appear present presence find found further new other acute "
        "significant current currently recent prior previous past been be is are was were do does "
        "did the a an of to and or for with"
    ).split(" ")
)
_CUES_ONLY = frozenset(
    stem(w) for w in "history evidence sign signs symptom symptoms family any negative".split(" ")
)
_DENYING = frozenset({"=discontinue", "=hold", "=unchanged", "=benign", "avoid", "*normal"})


def check(statement: Text, cited: Sequence[Text], settled: set[str]) -> Iterator[Reason]:
    """Each bare negation keeps its word, and none is added or lost."""
    here, said = _negated(statement), _stems(statement)
    there = [_negated(text) for text in cited]
    clear = _clauses_apart(statement)
    for turned, text in zip(there, cited, strict=True):
        for word in _telling(turned & said):
            # Unless the source also says it plainly elsewhere.
            lost = word not in here or (word in clear and word in _turned(text))
            if lost and not _also_plain(word, cited, there):
                yield Reason(Code.NEGATION, word)
                return
    source = frozenset().union(*there) if there else frozenset()
    plain = frozenset().union(*(_stems(text) for text in cited)) if cited else frozenset()
    for word in _telling(here & plain):
        if word not in source and word not in settled and word not in words().free:
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


_OF = frozenset("for of to from in with about".split(" "))


def only_of(text: Text, item: Item, statement: Text) -> bool:
    """Whether a source denies something *of* an item, and the statement does not say what.

    "No clear cause for the weight loss" leaves the weight loss as it is.
    """
    tokens = text.tokens.words
    place = item.first - 1
    while place >= 0 and tokens[place] not in ",;.:" and not _is_particle(tokens, place):
        place -= 1
    if place < 0 or not _is_particle(tokens, place):
        return False
    between = range(place + 1, item.first)
    of = next((p for p in between if tokens[p] in _OF), None)
    if of is None:
        return False
    denied = [
        other
        for other in text.items
        if place < other.first < of and not (stem(other.raw.lower()) in LIGHT or other.is_free)
    ]
    return bool(denied) and not any(
        {other.key, *other.parts, *text.means(other)} & statement.keys for other in denied
    )


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
        if _is_particle(tokens, place):
            reach, apart = 0, False
        elif word in _VERBS and reach > 0 and not _is_particle(tokens, place + 1):
            apart = True
        elif apart and word[0].isalnum():
            found.add(stem(word))
        if reach >= 0 and word[0].isalnum() and word not in words().function:
            reach += word not in _PARTICLES
    return frozenset(found)


def _same_but_for_negation(statement: Text, source: Text) -> bool:
    """The very words of the source with a negation more or less."""
    return _weight(statement) == _weight(source) and _marks(statement) != _marks(source)


def _weight(text: Text) -> Counter[str]:
    tokens = text.tokens.words
    return Counter(
        stem(word)
        for place, word in enumerate(tokens)
        if word[0].isalnum() and word not in words().function and not _is_particle(tokens, place)
    )


def _marks(text: Text) -> int:
    tokens = text.tokens.words
    # "not only" turns nothing round, but a "not" more or less is another sentence all the same.
    return sum(word == "not" or _is_particle(tokens, place) for place, word in enumerate(tokens))


def _is_particle(tokens: Sequence[str], place: int) -> bool:
    if place >= len(tokens):
        return False
    word = tokens[place]
    if word == "not" and tokens[place + 1 : place + 2] == ["only"]:
        return False
    if word == "against":
        return any(stem(other) in _COUNSEL for other in tokens[max(0, place - 3) : place])
    return word in _PARTICLES or (word in _CONTRACTED and tokens[place + 1 : place + 2] == ["t"])


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
        if not _is_particle(tokens, place):
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
        if _is_particle(tokens, place):
            return True
        if word in ";.:" or word in ("but", "however", "although", "except"):
            return False
        # "have not had any": the verb right behind its negation ends nothing.
        beside = any(_is_particle(tokens, p) for p in range(max(0, place - 2), place + 2))
        if word in _VERBS and content and not beside:
            return False
        content += word[0].isalnum() and word not in words().function
    return False
