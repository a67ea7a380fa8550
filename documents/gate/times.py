"""When: what was said of June is not told of today, and what is over is not told as going on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from documents.gate.text import Item, Text
from documents.gate.types import Code, Reason
from documents.gate.words import stem, words

_SPANS = frozenset({"day", "week", "month", "year", "hour", "minute"})
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may(?=\s+\d)|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_ANCHORS = (
    (rf"(?:{_MONTH})", ""),
    (r"(?:19|20)\d\d", ""),
    (r"yesterday|today|tomorrow|tonight|this\s+(?:morning|afternoon|evening|week|month|year)", ""),
    (r"(?:last|next|past)\s+(?:week|month|year|visit|time|spring|summer|fall|autumn|winter|\w+day)",
     ""),
    (r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", ""),
    (r"(?:on|at)\s+admission|(?:was|were|been)\s+admitted|came\s+in(?:to\s+the\s+hospital)?",
     "admission"),
    (r"(?:on|at)\s+discharge|(?:was|were)\s+discharged|(?:went|left\s+for)\s+home|left\s+the\s+hospital",
     "discharge"),
    (r"now|currently|at\s+present|these\s+days", "now"),
    (r"during\s+the\s+day|by\s+day|(?:in\s+the\s+)?daytime", "day"),
    (r"at\s+night|overnight|during\s+the\s+night|nights?", "night"),
    (r"in\s+the\s+morning|mornings?", "morning"),
    (r"in\s+the\s+evening|evenings?", "evening"),
    (r"previously|formerly|used\s+to|in\s+the\s+past", "formerly"),
)  # fmt: skip
_ANCHOR = re.compile(
    r"\b(?:"
    + ""
    r"|".join(f"(?P<a{n}>{pattern})" for n, (pattern, _) in enumerate(_ANCHORS))
    + r")\b",
    re.I,
)
_CUT = re.compile(
    r"[;,]\s|\.\s|\b(?:and|but|though|although|while|then|up\s+from|down\s+from)\b", re.I
)
_OVER = re.compile(
    r"\b(?:was|were|had\s+been|previously|formerly|used\s+to\s+be)\s+(?:on|taking|using|treated)\b"
    r"|\b(?:completed|finished|ended)\b|\b(?:took|used\s+to\s+take)\b",
    re.I,
)
_GOES_ON = re.compile(
    r"\b(?:are|is|am)\s+(?:now\s+|currently\s+|still\s+)?(?:on|taking|using)\b"
    r"|\b(?:you|he|she|they|baby|child)\s+(?:now\s+|currently\s+|still\s+)?(?:takes?|uses?)\b",
    re.I,
)
_NEXT = re.compile(r"\bnext\b", re.I)
_AHEAD = re.compile(
    r"\b(?:next|due|upcoming|schedul\w+|follow\w*|return|repeat|recheck|again|will|coming|plan\w*"
    r"|tomorrow|later|another|in\s+(?:\d{1,2}\b|one|two|three|four|five|six|a\b))",
    re.I,
)
_HAS = re.compile(r"\b(?:have|has)\b(?!\s+(?:had|been|not|never))", re.I)
_BYGONE = re.compile(
    r"\b(?:had|was|were|previous\w*|past|history|since|during|pregnan\w+|child\w*|resolved|gone"
    r"|no|not"
    r"|never|used\s+to)\b",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:none|not|no\s+\w+)\s+since\b|\b(?:during|in)\s+(?:the\s+|her\s+|a\s+)?"
    r"(?:\w+\s+)?pregnancy\b|\bas\s+a\s+child\b|\bin\s+childhood\b|\boutgr[eo]w\w*\b",
    re.I,
)
_PRESENT = re.compile(
    r"\b(?:is|are|now|currently|current|continu\w+|still|resum\w+|restart\w*|takes?|uses?"
    r"|start\w*)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A time, and the numbers and things said in its part of the sentence."""

    when: str
    values: frozenset[str]
    things: frozenset[str]


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where something is told of another time than the source's."""
    yield from _anchors(statement, cited)
    source = " ".join(text.raw for text in cited)
    ahead = _NEXT.search(statement.raw)
    if ahead and not _AHEAD.search(source):
        yield Reason(Code.PAST, ahead.group())
    has = _HAS.search(statement.raw)
    if has and not _BYGONE.search(statement.raw) and all(_ENDED.search(t.raw) for t in cited):
        yield Reason(Code.PAST, has.group())
    yield from _still_done(statement, cited)
    yield from _how_long(statement, cited)
    goes_on = _GOES_ON.search(statement.raw)
    if goes_on and all(
        _OVER.search(text.raw) and not _PRESENT.search(_OVER.sub(" ", text.raw)) for text in cited
    ):
        yield Reason(Code.PAST, goes_on.group())


_LEADS = (
    ("every", re.compile(r"\b(?:every|each|q)\s*$", re.I)),
    (
        "for",
        re.compile(
            r"\b(?:(?:in|over|for|during)\s+the\s+(?:past|last|next|previous)|for|over|during"
            r"|lasting|lasted|past|last|x)\s*(?:about\s+|around\s+|only\s+|at\s+least\s+"
            r"|another\s+|at\s+most\s+|nearly\s+|almost\s+)*$",
            re.I,
        ),
    ),
    ("after", re.compile(r"\b(?:after|post)\s*(?:about\s+)?$", re.I)),
    ("in", re.compile(r"\b(?:in|within)\s*(?:about\s+|the\s+next\s+)*$", re.I)),
)
_AGO = re.compile(r"\s*\w+\s+(?:ago|earlier|before|prior|previously|back)\b", re.I)
_NEVER_FOR = {
    "for": frozenset({"in", "ago", "every", "after"}),
    "ago": frozenset({"in", "for", "every", "after"}),
    "in": frozenset({"every", "for"}),
}


def _how_long(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """For six weeks is neither in six weeks nor six weeks ago."""
    for item in statement.items:
        if not item.is_number or item.unit not in _SPANS:
            continue
        held = {
            _lead(text, other)
            for text in cited
            for other in text.items
            if other.key == item.key and other.unit == item.unit
        }
        if held and held <= _NEVER_FOR.get(_lead(statement, item), frozenset()):
            yield Reason(Code.NUMBER, item.raw)
            return


def _lead(text: Text, item: Item) -> str:
    """How a span of time is meant: ``for``, ``in``, ``ago``; empty where nothing says it."""
    start, end = text.span(item)
    lead = next((name for name, lead in _LEADS if lead.search(text.raw[:start])), "")
    return "ago" if lead != "for" and _AGO.match(text.raw, end) else lead


_SUBJECT = frozenset("you he she they it who".split())
_HELPING = frozenset(
    "has have had been was were is are be being not never get gets got becomes became to".split()
)
_PASTS = re.compile(r"\w{2,}ed|drank|ate|slept|ran|fell|bled|wore|drove|felt|lost|took")


def _still_done(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What somebody did ("smoked") is not told as what they do."""
    said = statement.tokens.words
    for place, word in enumerate(said):
        ordered = place == 0 and word in ("take", "use")
        if (
            not (ordered or (place and said[place - 1] in _SUBJECT))
            or _PASTS.fullmatch(word)
            or word in words().function
        ):
            continue
        forms = [
            (text.tokens.words, n)
            for text in cited
            for n, other in enumerate(text.tokens.words)
            if stem(other) == stem(word)
        ]
        if forms and all(
            _PASTS.fullmatch(held[n]) and not _HELPING & set(held[max(0, n - 2) : n])
            for held, n in forms
        ):
            yield Reason(Code.PAST, word)
            return


def _anchors(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    said = _anchored(statement, wide=False)
    if not said:
        return
    held = [found for text in cited for found in _anchored(text, wide=True)]
    for one in said:
        own = [other for other in held if other.when == one.when]
        if not own:
            continue
        values = frozenset[str]().union(*(other.values for other in own))
        if one.values and values and not one.values & values:
            yield Reason(Code.NUMBER, one.when)
            return
        mine = frozenset[str]().union(*(other.things for other in own))
        theirs = frozenset[str]().union(*(o.things for o in held if o.when != one.when))
        if mine - theirs and one.things & (theirs - mine) and not one.things & (mine - theirs):
            yield Reason(Code.PAST, one.when)
            return


@lru_cache(maxsize=512)
def _anchored(text: Text, *, wide: bool) -> tuple[_Anchored, ...]:
    return tuple(_all_anchored(text, wide=wide))


def _all_anchored(text: Text, *, wide: bool) -> Iterator[_Anchored]:
    cuts = [0, *(found.start() for found in _CUT.finditer(text.raw)), len(text.raw)]
    for found in _ANCHOR.finditer(text.raw):
        name = _ANCHORS[int((found.lastgroup or "a0")[1:])][1]
        when = (
            name
            or " ".join(found.group().lower().split())[: 3 if found.lastgroup == "a0" else None]
        )
        place = max(n for n, cut in enumerate(cuts[:-1]) if cut <= found.start())
        inside = _inside(text, cuts[place], cuts[place + 1], found, wide=wide)
        if not (inside.values or inside.things) and place + 2 < len(cuts):
            # "On March 3, you had an injection."
            inside = _inside(text, cuts[place], cuts[place + 2], found, wide=wide)
        yield _Anchored(when, inside.values, inside.things)


def _inside(text: Text, begin: int, end: int, anchor: re.Match[str], *, wide: bool) -> _Anchored:
    values: set[str] = set()
    things: set[str] = set()
    for item in text.items:
        start, last = text.span(item)
        if not begin <= start < end or (start < anchor.end() and anchor.start() < last):
            continue
        if item.is_number:
            values |= {item.key} if item.unit not in _SPANS else set()
        elif not item.is_free and not item.is_date:
            things |= {item.key, *item.parts, *(text.means(item) if wide else ())}
    return _Anchored("", frozenset(values), frozenset(things))
