"""What is only talked of, declined, doubted or long past is not told as so, or as to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.gate.advice import TOLD
from documents.gate.bonds import WALLS
from documents.gate.text import Item, Text
from documents.gate.types import Code, Reason
from documents.gate.words import stem

_DECLINE = "=decline"
_CUTS = WALLS | {",", "and", "or", "he", "she", "patient"}
_DOUBTED = re.compile(
    r"\b(?:un|not\s+(?:very\s+)?|less\s+)likely\b|\bdoubt|\bprobably\s+not\b|\bimprobable\b", re.I
)
# No word here that also tells what is done ("recommend", "consider" order and doubt elsewhere).
_TALK = frozenset(
    stem(word)
    for word in (
        "discuss discussed discussion talked talk spoke risk risks benefit benefits option "
        "options "
        "alternative alternatives offered offer decline declined refuse refused consent "
        "would want wanted wish like thinking think considering consider considered counsel "
        "counseled educate educated advise advised recommend recommended plan planned question "
        "questions screen screening test testing rule evaluate evaluation prevent prevention avoid"
    ).split(" ")
)
_TALKED = frozenset(
    stem(word)
    for word in "discuss discussed discussion risk risks benefit benefits option options".split(" ")
)
_FUTURE = re.compile(r"\bwill\b|\bgoing\s+to\b", re.I)
COMING = re.compile(
    r"\b(?:tomorrow|next\s+(?:week|month|year|visit|\w+day)|upcoming|due|to\s+(?:be\s+)?(?:chang"
    r"|check|see"
    r"|visit|draw|remov|repeat|perform|taken|done|given)\w*)\b",
    re.I,
)
_NOW = re.compile(r"\b(?:now|currently|still|today|ongoing|continu\w+|current)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where a statement makes more of a thing than the source does."""
    yield from _only_talked_of(statement, cited)
    yield from _declined(statement, cited)
    yield from _unlikely(statement, cited)
    yield from _times(statement, cited)
    yield from _unconditional(statement, cited)


_CONDITION = re.compile(
    r"(?<!\bsee )(?<!\bask )(?<!\basked )(?<!\bknow )(?<!\bcheck )(?<!\bas )\b(?:if"
    r"|unless)\b",
    re.I,
)
_CONDITIONED = re.compile(
    r"\b(?:if|unless|when|whenever|until|should|in\s+case|as\s+needed|may|might|would|could)\b",
    re.I,
)
_TO_DO = re.compile(
    r"^\s*(?:please\s+)?(?:hold|stop|take|call|return|come|go|start|increase|decrease|skip|use"
    r"|see)\b"
    r"|\bwill\b|\bhave\s+to\b|\bmust\b",
    re.I,
)
_INTOLERANT = re.compile(
    r"\b(?:unable\s+to|cannot|can\s+not|could\s+not|not\s+able\s+to|did\s+not|does\s+not)\s+"
    r"(?:tolerate|take)\b|\b(?:not|poorly)\s+tolerated\b|\bintoleran\w+",
    re.I,
)
_DENIED = re.compile(r"\b(?:not?|never|cannot|unable|stop\w*)\b", re.I)
_TAKES = re.compile(r"\b(?:takes?|tolerates?|uses?|taking|using)\b", re.I)


def _unconditional(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What is to be done only if something happens is not told as to be done at all."""
    told = _TO_DO.search(statement.raw) and not _CONDITIONED.search(statement.raw)
    if told and all(_CONDITION.search(text.raw) for text in cited):
        yield Reason(Code.UNCERTAINTY, "if")
    takes = _TAKES.search(statement.raw)
    denied = _DENIED.search(statement.raw) or not all(
        _INTOLERANT.search(text.raw) for text in cited
    )
    if takes and not denied:
        yield Reason(Code.NEGATION, takes.group())


_HAD = re.compile(r"\b(?:had|underwent|was\s+(?:done|performed|given)|were\s+done)\b", re.I)
_PLANNED = re.compile(r"\b(?:planned|scheduled|upcoming)\b", re.I)


def _times(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Nothing is to come, or still so, that the source tells as done."""
    source = " ".join(text.raw for text in cited)
    directed = any(text.directions for text in cited)
    if _FUTURE.search(statement.raw) and not (
        directed or TOLD.search(source) or COMING.search(source)
    ):
        yield Reason(Code.PAST, "will")
    done = _HAD.search(statement.raw)
    if (
        done
        and not _PLANNED.search(statement.raw)
        and all(_PLANNED.search(text.raw) and not _HAD.search(text.raw) for text in cited)
    ):
        yield Reason(Code.PAST, done.group())
    if (
        _NOW.search(statement.raw)
        and _YEAR.search(source)
        and not (_NOW.search(source) or any(item.is_medicine for item in statement.items))
    ):
        yield Reason(Code.PAST, "now")


def _declined(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What the source says was declined was not had, nor wanted."""
    if any(other.key == _DECLINE for other in statement.items) or any(
        word in ("not", "no", "never", "t") for word in statement.tokens.words
    ):
        return
    for item in statement.claims():
        seen = _seen(item, cited)
        if seen and all(is_declined(text, other) for text, other in seen):
            yield Reason(Code.NEGATION, item.raw)
            return


def is_declined(text: Text, item: Item) -> bool:
    """Whether an item is what somebody declined."""
    for other in text.items:
        if other.key == _DECLINE and 0 <= item.first - other.last <= 4:
            return True
        behind = text.tokens.words[item.last : other.first]
        if other.key == _DECLINE and 0 <= other.first - item.last <= 2 and not set(behind) & _CUTS:
            return True
    return False


def _unlikely(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What the source calls unlikely stays so."""
    if _DOUBTED.search(statement.raw):
        return
    for text in cited:
        for clause in re.split(r"[;.]\s|, | but ", text.raw):
            if not _DOUBTED.search(clause):
                continue
            held = Text(clause).wide_keys
            for item in statement.claims():
                named = {item.key, *item.parts}
                elsewhere = [o for o in text.items if o.key in named and o.raw not in clause]
                if not item.is_number and named & held and not elsewhere:
                    yield Reason(Code.UNCERTAINTY, item.raw)
                    return


def _only_talked_of(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What the source only talks of (risks, options, offers) is not said to be, or to be done."""
    if _TALK & {stem(word) for word in statement.tokens.words}:
        return
    for item in statement.claims():
        if item.is_number or item.is_date:
            continue
        seen = [(text, o) for text in cited for o in text.items if o.key == item.key]
        if seen and all(_talked_of(text, other) for text, other in seen):
            yield Reason(Code.UNCERTAINTY, item.raw)
            return


def _talked_of(text: Text, item: Item) -> bool:
    tokens = text.tokens.words
    for place in range(item.first - 1, max(-1, item.first - 7), -1):
        if tokens[place] in WALLS:
            return False
        if stem(tokens[place]) in _TALKED:
            return True
    return False


def _seen(item: Item, cited: Sequence[Text]) -> list[tuple[Text, Item]]:
    """Where the sources speak of an item, in whatever words."""
    said = {item.key, *item.parts}
    return [
        (text, other)
        for text in cited
        for other in text.items
        if not other.is_free and said & {other.key, *other.parts, *text.means(other)}
    ]
