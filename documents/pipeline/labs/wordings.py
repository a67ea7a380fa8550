"""Results in words: the cell that holds them is all of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.marks import is_sign
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.rivals import is_dated
from documents.pipeline.labs.tokens import Item, Kind
from knowledge import analytes

JOINED = "joined"
"""The label of a result of which words are in no list."""
_MOST_WORDS = 3
# "HIV negative, hepatitis B positive": the words behind are another test's.
_ANOTHERS = re.compile(
    r"\s?[,;]\s(?! )(?!.{0,30}\b(?:normal|usual|expected|ref\w*)\b).*[^\W\d]", re.I
)
# "Reaction : Acidic   Protein : ++": what stands behind a colon is of the words before it.
_FIELD = re.compile(r"\s{2,}([^\W\d][^:\n]{1,40}):\s*\S")
_OF_RANGES = re.compile(
    r"\b(?:normal|usual|expected|ref|reference|referenz|refer[eê]ncia|r[ée]f[ée]rence|riferimento"
    r"|range|interval|target|desirable|standard|n|vn|nv|norm\w*|negative|positive)\b",
    re.IGNORECASE,
)
_SAID = frozenset({Kind.TEXT, Kind.WORDS})
_FIGURES = frozenset({Kind.NUMBER, Kind.BOUND, Kind.PAIR, Kind.UNREADABLE})


def with_whole_words(line: Line, named: Named, items: Sequence[Item]) -> list[Item]:
    """The items, a result in words joined with what stands before it in its cell.

    ``Slightly turbid`` is not ``turbid``, nor ``non torbido`` ``torbido``: the words that no list
    holds are of the result too. Beside a figure words are a remark and stay what they are.
    """
    if any(i.kind in _FIGURES and not i.bracketed for i in items):
        return list(items)
    starts = [cell.start for cell in line.cells]
    begun, out = set(starts), list[Item]()
    for _, group in groupby(items, key=lambda item: bisect_right(starts, item.start)):
        inside = list(group)
        led = list(takewhile(lambda i: i.kind is Kind.TEXT and not i.bracketed, inside))
        first = inside[len(led)] if len(led) < len(inside) else None
        whole = first is not None and first.kind is Kind.WORDS and inside[0].start >= named.tail
        begins = inside[0].start in begun
        if whole and begins and 0 < len(led) <= _MOST_WORDS and all(_is_word(line, i) for i in led):
            inside = [_joined(led[0], inside[len(led)]), *inside[len(led) + 1 :]]
        if begins and first is not None and inside[0].kind is Kind.WORDS:
            inside = _through(line, inside)
        out += inside
    return out


def _through(line: Line, inside: Sequence[Item]) -> list[Item]:
    """The items of a cell, words that small ones join made one (``present in traces``)."""
    rest = list(takewhile(lambda i: i.kind in _SAID and not i.bracketed, inside[1:]))
    last = next((i for i in reversed(rest) if i.kind is Kind.WORDS), None)
    if last is None or rest[0] is last or not all(_is_word(line, i) for i in rest[:-1]):
        return list(inside)
    return [_joined(inside[0], last), *inside[1 + rest.index(last) + 1 :]]


def _joined(first: Item, last: Item) -> Item:
    outer = (first.start, last.outer[1])
    return replace(last, start=first.start, outer=outer, label=JOINED)


def _is_word(line: Line, item: Item) -> bool:
    return line.page.text[item.start : item.end].strip(",.").isalpha()


def is_expected(text: str, value: Item, item: Item) -> bool:
    """Whether words behind a result in words can be its usual one."""
    if is_dated(text, item) or is_sign(text, item):
        return False
    if item.start < value.end:
        return True
    # "Glucose 1+ protein nil": a test that is named between has the words for its result.
    between = text[value.end : item.start].strip(" \t:;,-–")
    if (field := _FIELD.match(text, value.end, item.end)) and not _OF_RANGES.search(field[1]):
        return False
    return not (_ANOTHERS.match(text, value.end, item.start) or analytes.exactly(between))


def usual_words(line: Line, item: Item, value: Item) -> Item | None:
    """The usual result of one in words where its cell holds words alone: in no list, perhaps."""
    own = next((c for c in line.cells if c.start <= item.start < c.end), None)
    if (
        value.kind is not Kind.WORDS
        or own is None
        or own.start != item.start
        or any(c.isdigit() for c in own.text)
    ):
        return None
    return replace(item, end=own.end, outer=(own.start, own.end))
