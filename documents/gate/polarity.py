"""Negation, doubt, the past and the family must be as in the source.

Two layers, because each alone leaves a gap. The pipeline's own context rules say how a sentence
speaks of each thing it names; they know ``cannot rule out`` and ``no change in``. And every bare
negation (``not``, ``denies``) must keep the word it turns round, which also holds for words that
name no condition: ``has not been taking``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.gate import bonds, denials, modality, negation, strength
from documents.gate.particles import LIGHT
from documents.gate.text import Item, Text, pooled_keys
from documents.gate.types import Code, Reason
from documents.gate.words import stem
from documents.pipeline.types import Status
from knowledge import glossary

_CODES = {
    Status.ABSENT: Code.NEGATION,
    Status.POSSIBLE: Code.UNCERTAINTY,
    Status.HYPOTHETICAL: Code.UNCERTAINTY,
    Status.PAST: Code.PAST,
    Status.FAMILY: Code.FAMILY,
}
_OPEN = frozenset({Status.POSSIBLE, Status.HYPOTHETICAL})
_YEAR = re.compile(r"(?:19|20)\d\d")
_BYGONE = frozenset("had was were did went used ago previously past earlier once took".split(" "))
# "Return for fever": the fever is yet to come.
_RETURN = re.compile(r"\b(?:return|call|come\s+back|go\s+back|seek)\b[^.;]{0,40}\bfor\b", re.I)
_TRIED = re.compile(r"\b(?:vaccin\w+|immuni[sz]\w+|screen\w*|prophyla\w+|shots?)\b", re.I)
_WHEN = re.compile(r"\b(?:can|may)\b.*\b(?:if|when)\b|\b(?:if|when)\b.*\b(?:can|may)\b", re.I)
_POSITIVE = re.compile(
    r"(?!.*\bnegative\b)(?:[^;,.]|\.\s[a-z])*\b(?:is|was|came\s+back)?\s*positive\b", re.I
)
_PLACING = frozenset(
    "in of on at within to from inside for after before while during since until with by because "
    "when if".split(" ")
)
# Words that are themselves part of a cue; how a sentence speaks of them means nothing.
_IF = re.compile(r"\b(?:if|unless|when|whenever|until|in\s+case)\b", re.I)
_RISK = re.compile(r"\b(?:risk|chance)\b", re.I)
_SOUGHT = re.compile(
    r"\b(?:look\w*\s+(?:at|for|into)|check\w*(?:\s+(?:on|for))?|evaluat\w+|assess\w*|watch\w*\s+for"
    r"|to\s+see\s+(?:if|whether))\s+(?:\w+\s+){0,3}$",
    re.I,
)
_BEFORE = frozenset({"had", "was", "were", "underwent", "previously", "formerly"})
_TESTS = frozenset(
    "=computed tomography|=magnetic resonance imaging|=x ray|=ultrasound|=electrocardiogram"
    "|=echocardiogram|=physical exam|scan|biopsi|cultur|colonoscopi|endoscopi|mammogram".split("|")
)
_ACTS = frozenset({"eat", "drink", "use", "=alcohol"})
_CUE_WORDS = (
    LIGHT
    | frozenset(
        stem(word)
        for word in (
            "family mother father parent parents brother sister sibling aunt uncle grandmother "
            "grandfather cousin son daughter maternal paternal child children mom dad run ago last "
            "negative positive"
        ).split(" ")
    )
    | {"=previous"}
)

_HEDGES = frozenset(
    stem(w)
    for w in (
        "likely probable probably possible possibly may might could suspect suspected unlikely "
        "presumed perhaps concern suggest suggests consider"
    ).split(" ")
)


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where the statement speaks otherwise of something than the source does."""
    settled: set[str] = set()
    for item in statement.claims():
        if item.is_number or item.is_date or item.key in _CUE_WORDS:
            continue
        seen = [
            (text, other)
            for text in cited
            for other in text.items
            if other.key == item.key
            or (item.parts | {item.key}) & {other.key, *other.parts, *text.means(other)}
        ]
        if marks := {part for part in item.parts if part[0] == "~"}:
            # "Influenza A positive, influenza B negative": each letter has its own.
            seen = [(text, other) for text, other in seen if marks & other.parts] or seen
        exact = [(text, other) for text, other in seen if other.key == item.key] or seen
        if not exact:
            continue
        said = statement.status(item)
        source = {text.status(other) for text, other in exact}
        if said is Status.ABSENT and not any(
            _says_whole(statement, item, text, other) for text, other in exact
        ):
            yield Reason(Code.NEGATION, item.raw)
            continue
        if said is Status.ABSENT and all(
            denials.only_of(text, other, statement) for text, other in exact
        ):
            yield Reason(Code.NEGATION, item.raw)
            continue
        if said in source or (said in _OPEN and source & _OPEN):
            continue
        if Status.ABSENT in source and (
            negation.reaches(statement, item) or denials.is_subject(statement, item, cited)
        ):
            continue
        if said is Status.ABSENT and item.key in _ACTS and "avoid" in pooled_keys(cited):
            continue  # "do not eat" is said of what is avoided
        if said is Status.ABSENT and all(
            denials.not_to(text, other) or denials.is_not_done(text, other, statement)
            for text, other in exact
        ):
            settled |= {item.key, *item.parts, *negation.stems_of(item)}
            continue
        if _forgiven(statement, item, said, exact):
            settled |= {item.key, *item.parts, *negation.stems_of(item)}
            continue
        if {said, *source} <= _OPEN | {Status.PRESENT} and _as_needed(statement, cited):
            continue
        if Status.ABSENT in (said, *source):
            yield Reason(Code.NEGATION, item.raw)
        else:
            other_status = next(iter(source - {Status.PRESENT}), said)
            yield Reason(_CODES.get(other_status, Code.UNCERTAINTY), item.raw)
    yield from negation.check(statement, cited, settled)


def _says_whole(statement: Text, item: Item, text: Text, other: Item) -> bool:
    """Whether what is denied is the whole of what the source denies.

    "No metastatic disease" denies a spread of cancer; "no cancer" would deny more.
    """
    if (item.parts | {item.key}) & {other.key, *other.parts}:
        return True
    return any(
        keys <= statement.keys
        for keys in text.meaning_sets(other)
        if keys & {item.key, *item.parts}
    )


def _forgiven(statement: Text, item: Item, said: Status, seen: Sequence[tuple[Text, Item]]) -> bool:
    """Where the two speak differently of an item and yet say the same."""
    source = {text.status(other) for text, other in seen}
    if said is Status.PRESENT and source == {Status.PAST}:
        if all("ago" in _behind_comma(text, other) for text, other in seen):
            return True
        return bool(_BYGONE & set(statement.tokens.words)) or any(
            other.is_date or _YEAR.fullmatch(other.raw) for other in statement.items
        )
    if {said, *source} <= {Status.PRESENT, Status.HYPOTHETICAL} and any(
        both.search(statement.raw) and all(both.search(text.raw) for text, _ in seen)
        for both in (_IF, _RISK)
    ):
        return True  # on which side of "if" a thing stands, ``roles`` judges
    if said is Status.PRESENT and source == {Status.HYPOTHETICAL}:
        start = statement.span(item)[0]
        if _SOUGHT.search(statement.raw[max(0, start - 60) : start]):
            return True
    if source == {Status.ABSENT} and item.key in _TESTS:
        # "No bleeding seen on CT": the test was done.
        return all(
            _PLACING & set(text.tokens.words[max(0, other.first - 2) : other.first])
            for text, other in seen
        )
    if said is Status.PAST and source == {Status.PRESENT}:
        # "You had your hip replaced in 2016" of "Hip replacement in 2016".
        years = {other.raw for other in statement.items if _YEAR.fullmatch(other.raw)}
        if all(_BEFORE & set(t.tokens.words[max(0, o.first - 3) : o.first]) for t, o in seen):
            return True
        return bool(years) and all(years <= {o.raw for o in text.items} for text, _ in seen)
    if said is Status.FAMILY and source <= {Status.PAST, Status.FAMILY}:
        return all("family" in text.tokens.words for text, _ in seen)
    if said is Status.HYPOTHETICAL and all(_RETURN.search(text.raw) for text, _ in seen):
        return True
    if said is Status.PAST and any(other.key == "=improve" for other in statement.items):
        # "got better" may tell of what is over; so does the source's "has improved".
        return all("=improve" in text.keys or _BYGONE & set(text.tokens.words) for text, _ in seen)
    if said in _OPEN and source == {Status.PRESENT}:
        return any(_hedges(statement) & _hedges(text) for text, _ in seen) or (
            strength.is_guessed(statement, item)
            and any(strength.is_guessed(text, other) for text, other in seen)
        )
    guessed = source == {Status.POSSIBLE} and strength.is_guessed(statement, item)
    # "Vaccinated against shingles, second dose in May": the dose is no illness to fear.
    tried = source == {Status.HYPOTHETICAL} and (
        not glossary.terms_in(item.raw) or _TRIED.search(statement.raw) is not None
    )
    if said is Status.PRESENT and (guessed or (tried and all(_tries(text) for text, _ in seen))):
        return True
    if said is Status.PRESENT and source <= _OPEN:
        if all(_POSITIVE.match(text.raw, text.span(other)[1]) for text, other in seen):
            return True
        near = {stem(word) for word in statement.tokens.words[max(0, item.first - 2) : item.first]}
        return any(near & _hedges(text) for text, _ in seen)
    if said is Status.ABSENT and source & {Status.PRESENT, Status.HYPOTHETICAL}:
        if any(modality.is_declined(text, other) for text, other in seen):
            return True
        if any(negation.turns(text, other) for text, other in seen):
            return True
        if bonds.keeps_from(statement) and bonds.is_stopped(item, [text for text, _ in seen]):
            return True
        return _located(statement, item, [text for text, _ in seen]) or any(
            _before_negative(statement, item) and _before_negative(text, other)
            for text, other in seen
        )
    return False


def _tries(text: Text) -> bool:
    return _TRIED.search(text.raw) is not None


def _behind_comma(text: Text, item: Item) -> Sequence[str]:
    """The words behind the next comma after an item."""
    rest = text.tokens.words[item.last :]
    return rest[rest.index(",") :] if "," in rest else []


def _hedges(text: Text) -> frozenset[str]:
    return _HEDGES & {stem(word) for word in text.tokens.words}


def _before_negative(text: Text, item: Item) -> bool:
    """Whether the sentence says "negative" behind an item: it is the test, not what was sought."""
    return "negative" in text.tokens.words[item.last :]


def _located(statement: Text, item: Item, cited: Sequence[Text]) -> bool:
    """Whether an item only says where: "no bleeding was seen in your brain".

    Something before it in its clause must be what the source denies.
    """
    tokens = statement.tokens.words
    begin = item.first
    while begin and tokens[begin - 1] not in ",;.:":
        begin -= 1
    before = tokens[begin : item.first]
    ins = [begin + p for p, word in enumerate(before) if word in _PLACING]
    if not ins:
        return False
    denied = frozenset(
        key
        for text in cited
        for other in text.items
        if not other.is_free
        and (
            text.status(other) is Status.ABSENT
            or negation.turns(text, other)
            or denials.not_to(text, other)
        )
        for key in (other.key, *other.parts, *text.means(other))
    )
    return any(
        {other.key, *other.parts} & denied
        for other in statement.items
        if begin <= other.first < ins[-1]
        and not other.is_free
        and statement.status(other) is Status.ABSENT
    )


def _as_needed(statement: Text, cited: Sequence[Text]) -> bool:
    """Whether what sounds like a doubt is only "when needed" for the source's "as needed"."""
    needed = any(d.key == "as_needed" for d in statement.directions)
    return (needed or bool(_WHEN.search(statement.raw))) and any(
        d.key == "as_needed" for text in cited for d in text.directions
    )
