"""How strongly a thing is asked for and how sure it is: neither is raised, and no duty is eased.

Asked for: what *may* be done < what *should* be < what *must* be. A statement says it as strongly
as the part of the source that speaks of the same thing. A bare order ("take", "do not eat") may be
told as something that one should do, and a forbidding one as something that one must not.

Sure: possible < likely < so. A statement may be less sure than its source where it still says what
is thought of; what the source says plainly is not made a guess (``polarity``), and no guess is
made likelier, or a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from documents.gate.text import Item, Text
from documents.gate.types import Code, Reason


class Duty(IntEnum):
    """How strongly something is asked for."""

    MAY = 1
    SHOULD = 2
    NEED = 3
    MUST = 4


# What a statement may call so, beside a bare order: nothing is asked more strongly, or less.
_ASKED_AS = {
    Duty.MAY: frozenset({Duty.MAY}),
    Duty.SHOULD: frozenset({Duty.SHOULD, Duty.NEED}),
    Duty.NEED: frozenset({Duty.NEED, Duty.MUST}),
    Duty.MUST: frozenset({Duty.NEED, Duty.MUST}),
}
_DUTIES = re.compile(
    r"(?P<must>\bmust\b|\bha(?:s|ve|d)\s+to\b|\bgot\s+to\b|\brequire[sd]?\b|\bmandatory\b"
    r"|\bnecessary\b|\bessential\b|\bstrict\w*\b|\bimperative\b|\bno\s+choice\b)"
    r"|(?P<need>(?<!\bmay )(?<!\bmight )(?<!\bcould )\bneed(?:s|ed)?\b|\bindicated\b|\bdue\b"
    r"|\bordered\b)"
    r"|(?P<should>\bshould\b|\bought\s+to\b|\brecommend\w*|\badvis\w+|\bsuggest(?:s|ed)?\b"
    r"|\bencourag\w+|\bcounsel\w+|\burged?\b|\bbest\s+to\b)"
    r"|(?P<may>\bmay\b(?!\s+not\b)|\bmight\b|\bcould\b(?!\s+not\b)|\bcan\b(?!\s+not\b|['’]t)"
    r"|\bconsider\w*|\boptions?\b|\bacceptable\b|\bok(?:ay)?\s+(?:to|for)\b|\ballowed\b"
    r"|\bpermitted\b|\bable\s+to\b|\bfree\s+to\b|\bthink\s+about\b|\bwelcome\s+to\b)",
    re.I,
)
_MONTH_OF_MAY = (
    r"\b(?:in|of|on|since|until|by|last|next|late|early|from|to|through)\s+May\b|\bMay\s+\d"
)
_IN_MAY = re.compile(_MONTH_OF_MAY, re.I)
# "as needed", "if needed", "due to" and "considered stable" ask for nothing.
_NO_DUTY = re.compile(
    r"\b(?:as|if|when|where|not|whenever)\s+(?:you\s+)?(?:need|needed|necessary|required)\b(?!\s+to)"
    r"|\bdue\s+to\b|\bwell[- ]advised\b"
    r"|\bneed(?:s|ed)?\s+for\b|\bno\s+need\b|\bas\s+(?:best\s+)?(?:you\s+|he\s+)?(?:can|possible)\b"
    rf"|{_MONTH_OF_MAY}"
    r"|\bso\s+(?:that\s+)?(?:you|he|she|they|we|it)\s+can\b",
    re.I,
)
_ORDER = re.compile(
    r"(?:^|[,;:.]\s*|\b(?:and|but|then|to|please|will)\s+)(?:please\s+)?(?:take|use|try|keep|give|put|drink|eat"
    r"|avoid|rest|stop|start|begin|skip|hold|increase|decrease|change|switch|resume|restart|continue"
    r"|apply|go|call|get|see|return|come|follow|ask|do\s+not|don['’]t|never|contact|repeat|recheck"
    r"|schedule|check|monitor|obtain|wear|walk|elevate|complete|finish|discontinue|initiate|add|refer"
    r"|limit|reduce|cut|remove|wash|bring|stay)\b",
    re.I,
)
_FORBIDS = re.compile(
    r"\b(?:do\s+not|don['’]t|never|nothing|npo|avoid|contraindicated|cannot|can\s+not|can['’]t"
    r"|no\s+\w+ing|is\s+not\s+to|are\s+not\s+to)\b",
    re.I,
)
_NOT = re.compile(r"\s*(?:\w+\s+){0,1}(?:not|never|avoid)\b", re.I)
_DONE = re.compile(
    r"\b(?:had|underwent|got|has\s+been|have\s+been|was|were)\b(?!\s+(?:told|asked|advised|to|you))",
    re.I,
)
_WALL = re.compile(r"[;.:]\s|\b(?:but|though|although|however|whereas|unless)\b", re.I)
_PARTS = re.compile(r",|\band\b|\bor\b|\bthen\b", re.I)

_POSSIBLE = re.compile(
    r"\b(?:may|might|could|possib\w+|perhaps|maybe|question(?:able)?|questioned"
    r"|concern\w*|worr\w+|suspici\w+|(?:cannot|can\s+not|not|could\s+not)\s+(?:be\s+)?(?:\w+\s+)?(?:rul\w+|exclud\w+)"
    r"|consider\w*|not\s+(?:certain|sure|clear|known)|un(?:certain|clear|sure)|rule\s+out|whether|chance"
    r"|potential\w*|can)\b|\?",
    re.I,
)
_PROBABLE = re.compile(
    r"\b(?:(?:un)?likely|probab\w+|presum\w+|suspect\w*|favou?r\w*|seem\w*|appear(?:s|ed|ing)?|look(?:s|ed)?|suggest\w*"
    r"|thought|thinks?|felt|feels?|believ\w+|impression|consistent|compatible|(?:in\s+)?keeping\s+with|point\w*\s+to|fits?|match\w*"
    r"|apparent\w*|assum\w+|expect\w*|doubt\w*|support\w*|indicat\w+|similar|typical|sounds?)\b",
    re.I,
)
_SAID_LIKELY = re.compile(r"\b(?:likely|probabl[ey]|presum\w+)\b", re.I)
# What seems so; "appears in" and "looks at" are seen.
_SEEMS = re.compile(
    r"\b(?:seem(?:s|ed)?|appear(?:s|ed)?|look(?:s|ed)?)\b"
    r"(?!\s+(?:in|on|at|after|before|within|over|for|from|during|today|under|into|forward)\b)"
    r"|\b(?:consistent|compatible|in\s+keeping)\s+with\b|\bsuggest(?:s|ed|ive|ing)\b"
    r"|\b(?:felt|thought|believed|presumed|assumed)\s+to\b",
    re.I,
)
_SEEMS_END = re.compile(
    r"[;.:]\s|,|\b(?:but|though|although|however|and\s+(?:has|is|was|he|she))\b", re.I
)


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where a statement asks for more or less than its source, or is surer of it."""
    yield from _duties(statement, cited)
    yield from _certainty(statement, cited)


def _duties(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    there = [part for text in cited for part in _parts(text)]
    if not any(duties for _, duties, *_ in there) and not _said(statement.raw):
        return
    for raw, duties, items, _ in _parts(statement):
        held = [(raws, own, len(items & known)) for raws, own, known, _ in there]
        most = max((n for *_, n in held), default=0)
        about = [(raws, own) for raws, own, n in held if n == most] or [("", frozenset())]
        asked = frozenset[Duty]().union(*(own for _, own in about))
        order = any(_ORDER.search(raws) for raws, _ in about)
        forbids = any(_FORBIDS.search(raws) for raws, _ in about)
        if duties:
            ordered = {Duty.NEED, Duty.SHOULD} if order and not asked else set()
            ordered |= {Duty.MUST, Duty.NEED} if forbids and not asked and _negates(raw) else set()
            for duty in duties:
                free = not asked and duty in (Duty.MAY, Duty.SHOULD)
                if not (free or _ASKED_AS[duty] & asked or duty in ordered):
                    yield Reason(Code.UNCERTAINTY, raw)
                    return
        elif (
            asked == {Duty.MAY}
            and not order
            and any(items & ruled for *_, ruled in there)
            and not (_hedged(raw) or _FORBIDS.search(raw))
        ):
            yield Reason(Code.UNCERTAINTY, raw)
            return
        elif (
            asked
            and Duty.MAY not in asked
            and most
            and _DONE.search(raw)
            and not any(_DONE.search(raws) for raws, _ in about)
        ):
            yield Reason(Code.PAST, raw)
            return


def _negates(raw: str) -> bool:
    return any(_NOT.match(raw, found.end()) for found in _DUTIES.finditer(raw))


def _said(raw: str) -> bool:
    return bool(_DUTIES.search(_NO_DUTY.sub(" ", raw)))


_CLAUSE = re.compile(
    r"[;.:]\s|,\s(?!(?:or|and)\b)|\b(?:but|though|although|however)\b"
    r"|\band\s+(?=(?:you\s+|he\s+|she\s+|it\s+)?(?:may|might|could|ha[sd]|have|is|are|was|were|probabl|likely"
    r"|possib))",
    re.I,
)


def is_guessed(text: Text, item: Item) -> bool:
    """Whether a sentence words what it says of an item as a guess, in the item's clause."""
    start, end = text.span(item)
    begin = max((found.end() for found in _CLAUSE.finditer(text.raw, 0, start)), default=0)
    close = _CLAUSE.search(text.raw, end)
    return _hedged(text.raw[begin : close.start() if close else len(text.raw)])


def _hedged(raw: str) -> bool:
    raw = _IN_MAY.sub(" ", raw)
    return bool(_POSSIBLE.search(raw) or _PROBABLE.search(raw))


_Part = tuple[str, frozenset[Duty], frozenset[str], frozenset[str]]


@lru_cache(maxsize=512)
def _parts(text: Text) -> tuple[_Part, ...]:
    """The parts of a sentence, each with one duty at most.

    Its words, its duty, the keys of all that it speaks of, and of what stands behind the duty.
    """
    raw = _NO_DUTY.sub(lambda found: " " * len(found.group()), text.raw)
    cuts = [0, *(found.start() for found in _WALL.finditer(raw)), len(raw)]
    found: list[_Part] = []
    for begin, end in pairwise(cuts):
        duties = list(_DUTIES.finditer(raw, begin, end))
        inner = [begin]
        for one, two in pairwise(duties):
            joints = [m.start() for m in _PARTS.finditer(raw, one.end(), two.start())]
            if joints:
                inner.append(joints[-1])
        inner.append(end)
        for first, last in pairwise(inner):
            own = frozenset(
                Duty[(m.lastgroup or "").upper()] for m in duties if first <= m.start() < last
            )
            ruled = min((m.end() for m in duties if first <= m.start() < last), default=last)
            comma = raw.find(",", ruled, last)
            found.append(
                (
                    text.raw[first:last],
                    own,
                    _keys(text, first, last),
                    _keys(text, ruled, comma if comma > 0 else last),
                )
            )
    return tuple(found)


def _keys(text: Text, begin: int, end: int) -> frozenset[str]:
    return frozenset(
        key
        for item in text.items
        if begin <= text.tokens.starts[item.first] < end and not item.is_free
        for key in (item.key, *item.parts, *text.means(item))
    )


def _certainty(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    source = " ".join(text.raw for text in cited)
    likely = _SAID_LIKELY.search(statement.raw)
    if likely and not _PROBABLE.search(source) and _POSSIBLE.search(source):
        yield Reason(Code.UNCERTAINTY, likely.group())
        return
    if _hedged(statement.raw):
        return
    for item in statement.claims():
        own = {item.key, *item.parts}
        level = item.key[0] == "*"  # a side of the range that is only lent: ``facts`` judges it
        seen = [
            (text, other)
            for text in cited
            for other in text.items
            if own & {other.key, *other.parts, *(() if level else text.means(other))}
        ]
        if seen and all(_only_seems(text, other) for text, other in seen):
            yield Reason(Code.UNCERTAINTY, item.raw)
            return


def _only_seems(text: Text, item: Item) -> bool:
    """Whether an item stands behind "seems", "appears" or "consistent with" in its clause."""
    start, _ = text.span(item)
    for seems in _SEEMS.finditer(text.raw, 0, start):
        if seems.end() <= start and not _SEEMS_END.search(text.raw, seems.end(), start):
            return True
    return False
