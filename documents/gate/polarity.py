"""Negation, doubt, the past and the family must be as in the source.

Two layers, because each alone leaves a gap. The pipeline's own context rules say how a sentence
speaks of each thing it names; they know ``cannot rule out`` and ``no change in``. And every bare
negation (``not``, ``denies``) must keep the word it turns round, which also holds for words that
name no condition: ``has not been taking``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from documents.gate.text import Item, Text
from documents.gate.types import Code, Reason
from documents.gate.words import stem, words
from documents.pipeline.types import Status

_CODES = {
    Status.ABSENT: Code.NEGATION,
    Status.POSSIBLE: Code.UNCERTAINTY,
    Status.HYPOTHETICAL: Code.UNCERTAINTY,
    Status.PAST: Code.PAST,
    Status.FAMILY: Code.FAMILY,
}
_OPEN = frozenset({Status.POSSIBLE, Status.HYPOTHETICAL})
_PARTICLES = frozenset(
    "no not never without neither nor none cannot denies denied deny denying absent unable fails "
    "failed declines declined refuses refused free non lack lacks lacking".split(" ")
)
_CONTRACTED = frozenset(
    "don doesn didn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn can".split(" ")
)
_VERBS = frozenset("is are was were does do did has have had states which reports".split(" "))
_LIGHT = frozenset(
    stem(word)
    for word in (
        "evidence sign signs history report reports reported complain complaint experience have "
        "having has had show shows showed reveal state note noted any feel felt feeling symptom "
        "symptoms know known see seen appear present presence find found further new other acute "
        "significant current currently recent prior previous past been be is are was were do does "
        "did the a an of to and or for with"
    ).split(" ")
)
# Words that are themselves part of a cue; how a sentence speaks of them means nothing.
_CUE_WORDS = (
    _LIGHT
    | frozenset(
        stem(word)
        for word in (
            "family mother father parent parents brother sister sibling aunt uncle grandmother "
            "grandfather cousin son daughter maternal paternal child children mom dad"
        ).split(" ")
    )
    | {"=previous"}
)

_CUES_ONLY = frozenset(
    stem(w) for w in "history evidence sign signs symptom symptoms family any".split(" ")
)


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where the statement speaks otherwise of something than the source does."""
    for item in statement.claims():
        if item.is_number or item.is_date or item.key in _CUE_WORDS:
            continue
        seen = [
            (text, other)
            for text in cited
            for other in text.items
            if other.key == item.key or (item.parts and item.parts & {other.key, *other.parts})
        ]
        exact = [(text, other) for text, other in seen if other.key == item.key] or seen
        if not exact:
            continue
        said = statement.status(item)
        source = {text.status(other) for text, other in exact}
        if said in source or (said in _OPEN and source & _OPEN):
            continue
        if Status.ABSENT in source and _reached(statement, item):
            continue
        if {said, *source} <= _OPEN | {Status.PRESENT} and _as_needed(statement, cited):
            continue
        if Status.ABSENT in (said, *source):
            yield Reason(Code.NEGATION, item.raw)
        else:
            other_status = next(iter(source - {Status.PRESENT}), said)
            yield Reason(_CODES.get(other_status, Code.UNCERTAINTY), item.raw)
    yield from _bare(statement, cited)


def _reached(text: Text, item: Item) -> bool:
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


def _as_needed(statement: Text, cited: Sequence[Text]) -> bool:
    """Whether what sounds like a doubt is only "when needed" for the source's "as needed"."""
    return any(d.key == "as_needed" for d in statement.directions) and any(
        d.key == "as_needed" for text in cited for d in text.directions
    )


def _bare(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
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
        if word not in source:
            yield Reason(Code.NEGATION, word)
            return
    if any(_same_but_for_negation(statement, text) for text in cited):
        yield Reason(Code.NEGATION)


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
    return sum(_is_particle(tokens, place) for place in range(len(tokens)))


def _is_particle(tokens: Sequence[str], place: int) -> bool:
    if place >= len(tokens):
        return False
    word = tokens[place]
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
            found |= {item.key, *item.parts, *_stems_of(item)}
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
            if other == "t" or other in words().function:
                continue
            if stemmed not in _LIGHT:
                target = stemmed
                break
            target = target or stemmed
        # "was not done": with nothing of weight behind it, the word right behind it.
        target = target or next((w for w in tokens[place + 1 : place + 4] if len(w) > 1), "")
        found |= {target} if target else set()
    return frozenset(found)


def _stems_of(item: Item) -> frozenset[str]:
    return frozenset(stem(word) for word in item.raw.lower().split())
