"""Numbers that bound something: a range, a limit, "more than"; each keeps the part it plays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.gate.text import Item, Text

_BOUNDING = re.compile(
    r"\b(?:up to|least|most|from|to|start|end|limit|upper|lower|between)\b(?:\W+\w+){0,3}\W*$", re.I
)
_LIMITS = frozenset("< > ≤ ≥ under below above over limit than".split(" "))
_TO = frozenset("- – to and".split(" "))
_SPANS = frozenset({"day", "week", "month", "year", "hour", "minute"})
_BOUNDS = (
    (
        re.compile(
            r"(?:\b(?:more|greater|higher|larger|longer|older|bigger)\s+than|\b(?:over|above)"
            r"|\bat\s+least|\bexceed(?:s|ed|ing)?|[>≥]=?)\s*$",
            re.I,
        ),
        "more",
    ),
    (
        re.compile(
            r"(?:\b(?:less|fewer|lower|smaller|shorter|younger)\s+than|\b(?:under|below)"
            r"|\bat\s+most|\b(?:no|not)\s+more\s+than|\bup\s+to|[<≤]=?)\s*$",
            re.I,
        ),
        "less",
    ),
)


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
    if bounds(statement, item) or behind_limit(statement, item):
        return False
    if _BOUNDING.search(statement.raw[: statement.span(item)[0]]):
        return False
    same = [(text, other) for text in cited for other in text.items if other.key == item.key]
    return bool(same) and all(
        bounds(text, other) and not _from(text, other) for text, other in same
    )


def _from(text: Text, item: Item) -> bool:
    """Whether "from" stands before a number or the pair it ends: a change, not a range."""
    return "from" in text.tokens.words[max(0, item.first - 4) : item.first]


def bounds(text: Text, item: Item) -> tuple[str, str] | None:
    """The two bounds of a range that a number is one of: ``13.0-17.0``, ``between 2 and 3``."""
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

    A bound of the source's range may be told as one: it is what "below 13.0" is said of.
    """
    said = _bound(statement, item)
    same = [(text, other) for text in cited for other in text.items if other.key == item.key]
    if said and any(bounds(text, other) for text, other in same):
        return False
    return bool(same) and said not in {_bound(text, other) for text, other in same}


def _bound(text: Text, item: Item) -> str:
    """``more`` or ``less``, as the words right before a number say; "over 3 weeks" is a time."""
    start = text.span(item)[0]
    before = text.raw[max(0, start - 40) : start]
    for pattern, kind in reversed(_BOUNDS):
        if match := pattern.search(before):
            over = match.group().strip().lower() == "over"
            crossed = re.search(r"\d\s*$", before[: match.start()])
            return "" if over and (item.unit in _SPANS or crossed) else kind
    return ""
