"""Numbers that bound something: a range, a limit, "more than"; each keeps the part it plays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.gate.text import Item, Text

# What lets the end of a range be told as an end; "from" and "to" only right before it.
_BOUNDING = re.compile(
    r"\b(?:up to|least|most|starts?\s+at|ends?\s+(?:at|of)|limit|upper|lower)\b(?:\W+\w+){0,3}\W*$",
    re.I,
)
_LOWER = re.compile(r"\b(?:from|between)\s*$", re.I)
_UPPER = re.compile(r"\bto\s*$|\bbetween\b.*\band\s*$", re.I)
_LIMITS = frozenset("< > ≤ ≥ under below above over limit than".split(" "))
_TO = frozenset("- – to and".split(" "))
_SPANS = frozenset({"day", "week", "month", "year", "hour", "minute"})
_MORE = (
    r"(?:more|greater|higher|larger|longer|older|bigger)\s+than|over|above|at\s+least"
    r"|exceed(?:s|ed|ing)?|beyond|minimum\s+of|[>≥]=?"
)
_LESS = (
    r"(?:less|fewer|lower|smaller|shorter|younger)\s+than|under|below|at\s+most"
    r"|(?:no|not)\s+(?:more|longer|greater|higher)\s+than|up\s+to|maximum\s+of|[<≤]=?"
)
_CHAIN = re.compile(rf"(?:(?<!\w)(?:{_LESS}|{_MORE})\s*)+$", re.I)
_LINK = re.compile(rf"(?P<less>{_LESS})|(?P<more>{_MORE})", re.I)
# "3 weeks or more": a bound that stands behind its number.
_BEHIND = re.compile(
    r"[\s-]*(?:[a-zµ%/°]+\s+){0,2}or\s+(?:(?P<more>more|longer|higher|greater|older|above|over)"
    r"|(?P<less>less|fewer|lower|shorter|younger|below|under))\b(?!\s+than)",
    re.I,
)
_GRADES = frozenset({"#1", "#2", "#3", "#4"})  # "2+ edema"
_PLUS = re.compile(r"\+(?!\w)")


def told_by_role(statement: Text, item: Item, cited: Sequence[Text]) -> bool:
    """Whether a number bounds a range, or a change began at it, in both."""
    same = [(text, other) for text in cited for other in text.items if other.key == item.key]
    if own := bounds(statement, item):
        return any(bounds(text, other) == own for text, other in same)
    if behind_limit(statement, item):
        return any(behind_limit(text, other) or bounds(text, other) for text, other in same)
    before = statement.tokens.words[item.first - 1] if item.first else ""
    alike = [(t, o) for t in cited for o in t.items if o.is_number and o.unit == item.unit]
    begins = {o.key for t, o in alike if o.first and t.tokens.words[o.first - 1] == "from"}
    if before == "from":
        return item.key in begins
    return before == "to" and bool(begins) and {o.key for _, o in alike} - begins == {item.key}


def is_cut_out(statement: Text, item: Item, cited: Sequence[Text]) -> bool:
    """Whether a number that only bounds a range is told as if it were the value: "in 1-2 weeks"."""
    same = [(text, other) for text in cited for other in text.items if other.key == item.key]
    ends = [(text, other) for text, other in same if bounds(text, other)]
    if not ends or bounds(statement, item) or behind_limit(statement, item):
        return False
    before = statement.raw[: statement.span(item)[0]]
    if _BOUNDING.search(before):
        return False
    for pattern, place in ((_LOWER, 0), (_UPPER, 1)):
        if pattern.search(before) and all(
            (bounds(text, other) or ("", ""))[place] == item.key for text, other in ends
        ):
            return False
    ends = [(text, other) for text, other in ends if not _from(text, other)]
    plain = len(same) - len(ends)
    said = [other for other in statement.items if other.key == item.key]
    return bool(ends) and plain < sum(bounds(statement, other) is None for other in said)


def _from(text: Text, item: Item) -> bool:
    """Whether "from" stands before a number or the pair it ends: a change, not a range."""
    return "from" in text.tokens.words[max(0, item.first - 4) : item.first]


def bounds(text: Text, item: Item) -> tuple[str, str] | None:
    """The two bounds of a range that a number is one of: ``13.0-17.0``, ``between 2 and 3``."""
    if not item.is_number:
        return None
    place = text.items.index(item)
    numbers = [other for other in text.items if other.is_number]
    here = numbers.index(text.items[place])
    for one, two in ((here - 1, here), (here, here + 1)):
        if one < 0 or two >= len(numbers):
            continue
        first, second = numbers[one], numbers[two]
        between = text.raw[text.span(first)[1] : text.span(second)[0]].strip()
        if between in _TO and (between != "and" or "between" in text.tokens.words):
            return first.key, second.key
    return None


def behind_limit(text: Text, item: Item) -> bool:
    """Whether a number stands right behind a limiting word: ``<100``, ``the limit of 100``.

    "Over the next 6 days" is a time.
    """
    start = text.span(item)[0]
    if re.search(r"[<>≤≥]=?\s*$", text.raw[:start]):
        return True
    before = text.tokens.words[max(0, item.first - 3) : item.first]
    limits = _LIMITS - {"over"} if item.unit in _SPANS else _LIMITS
    return bool(limits & set(before)) and not any(word[0].isdigit() for word in before)


def is_bounded_anew(statement: Text, item: Item, cited: Sequence[Text]) -> bool:
    """Whether a number becomes a bound ("more than 4 weeks"), loses that, or bounds otherwise.

    A bound of the source's range may be told as one, on its own side: it is what "below 13.0" is
    said of.
    """
    said = bound(statement, item)
    same = [(text, other) for text in cited for other in text.items if other.key == item.key]
    if not same or said in {bound(text, other) for text, other in same}:
        return False
    pairs = [pair for text, other in same if (pair := bounds(text, other))]
    if said and pairs:
        least = re.search(r"\bleast\s*$", statement.raw[: statement.span(item)[0]], re.I)
        most = re.search(r"\b(?:most|up\s+to)\s*$", statement.raw[: statement.span(item)[0]], re.I)
        joined = statement.tokens.words[max(0, item.first - 3) : item.first][:1]
        return (
            bool(least and all(pair[0] != item.key for pair in pairs))
            or bool(most and all(pair[1] != item.key for pair in pairs))
            or joined in (["and"], ["to"])
        )
    return True


def bound(text: Text, item: Item) -> tuple[str, ...]:
    """``more`` or ``less`` for each bounding word at a number; "over 3 weeks" is a time."""
    start, end = text.span(item)
    if behind := _BEHIND.match(text.raw, end):
        return ("more",) if behind["more"] else ("less",)
    plus = ("grade" if item.key in _GRADES else "more",) if _PLUS.match(text.raw, end) else ()
    before = text.raw[max(0, start - 60) : start]
    chain = _CHAIN.search(before)
    if chain is None:
        return plus
    over = chain.group().strip().lower() == "over"
    crossed = re.search(r"\d\s*$", before[: chain.start()])
    if over and (item.unit in _SPANS or crossed):
        return ()
    links = _LINK.finditer(chain.group())
    return (*("less" if link["less"] else "more" for link in links), *plus)


def is_ratio_anew(statement: Text, item: Item, cited: Sequence[Text]) -> bool:
    """Whether ``a/b`` is made of numbers that the source does not say so: 90/59, or 4 of 10."""
    said = _ratio(statement, item)
    return said is not None and not any(
        _ratio(text, other) == said
        for text in cited
        for other in text.items
        if other.key == item.key
    )


_SLASH = re.compile(r"\s*(?:/|out\s+of|of|over)\s*(?:the\s+|your\s+|his\s+|her\s+|all\s+)?$", re.I)


def _ratio(text: Text, item: Item) -> tuple[str, str] | None:
    """``a/b``, ``a over b``, ``a out of b`` that a number ends."""
    numbers = [other for other in text.items if other.is_number]
    here = numbers.index(item)
    if not here:
        return None
    first = numbers[here - 1]
    between = text.raw[text.span(first)[1] : text.span(item)[0]]
    return (first.key, item.key) if _SLASH.fullmatch(between) else None


_SAID_MORE = re.compile(r"\b(?:at\s+least|more\s+than|exceed\w*)\b", re.I)
_SAID_LESS = re.compile(r"\b(?:at\s+most|less\s+than|up\s+to|fewer\s+than)\b", re.I)
_ANY_MORE = re.compile(
    rf"\b(?:{_MORE}|more|minimum|longer|greater|older|beyond|worse|higher|better|larger)"
    r"(?!\w)|[>≥+]",
    re.I,
)
_ANY_LESS = re.compile(
    rf"\b(?:{_LESS}|less|maximum|limit\w*|within|shorter|fewer|lower|smaller|most|exceed|reduced|worse|better"
    r"|decreased|to)(?!\w)|[<≤-]",
    re.I,
)


def is_bound_of_nothing(statement: Text, cited: Sequence[Text]) -> str:
    """A bounding word of the statement whose side the source never speaks of."""
    source = " ".join(text.raw for text in cited)
    for said, held in ((_SAID_MORE, _ANY_MORE), (_SAID_LESS, _ANY_LESS)):
        if (found := said.search(statement.raw)) and not held.search(source):
            return found.group()
    return ""


def bounds_alike(statement: Text, word: Item, cited: Sequence[Text]) -> bool:
    """Whether "below" or "above" only bounds the number behind it, as the source bounds it."""
    if word.raw.lower() not in ("below", "above"):
        return False
    after = next((item for item in statement.items if item.first == word.last), None)
    return (
        after is not None
        and after.is_number
        and any(
            bound(text, other) == bound(statement, after) and not bounds(text, other)
            for text in cited
            for other in text.items
            if other.key == after.key
        )
    )
