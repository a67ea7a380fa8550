"""What a source says of one thing alone is not said of its neighbour.

"Lisinopril was stopped for a cough; losartan instead" holds every word of "Losartan was stopped for
a cough". So each medicine has its part of the sentence, and so has each time that something lasted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from documents.gate.bonds import meant, part
from documents.gate.measures import is_unit_word
from documents.gate.text import Item, Text, is_unit
from documents.gate.types import Code, Reason

_ROW = frozenset(", and or / & plus + with the".split(" "))


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where a statement gives a thing what belongs to its neighbour."""
    yield from _of_medicines(statement, cited)
    yield from _lasting(statement, cited)
    yield from _recombined(statement, cited)


def _of_medicines(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What a source says of one medicine alone is not said of another."""
    source: dict[str, frozenset[str]] = {}
    shared: frozenset[str] = frozenset()
    for text in cited:
        shares = _medicine_shares(text)
        if len(shares) < 2:
            shared |= frozenset(k for item in text.items for k in meant(text, item))
            continue
        first = text.items.index(next(item for item in text.items if item.is_medicine))
        shared |= frozenset(k for item in text.items[:first] for k in meant(text, item))
        for keys, share in shares:
            held = frozenset(k for item in share for k in meant(text, item))
            for key in keys:
                source[key] = source.get(key, frozenset()) | held
    if len(source) < 2:
        return
    known = frozenset().union(*source.values()) - shared
    for keys, share in _medicine_shares(statement):
        own = frozenset().union(*(source.get(key, known) for key in keys))
        for item in share:
            said = {item.key, *item.parts}
            if said & known and not said & own and not item.is_number:
                yield Reason(Code.MEDICINE, item.raw)
                return


def _medicine_shares(text: Text) -> list[tuple[set[str], list[Item]]]:
    """The medicines of each part of a sentence, with what it says of them.

    Medicines in a row ("senna and lactulose at night") have one part.
    """
    drugs = [item for item in text.items if item.is_medicine]
    rows: list[list[Item]] = []
    for drug in drugs:
        if rows and _in_a_row(text, rows[-1][-1], drug):
            rows[-1].append(drug)
        else:
            rows.append([drug])
    ends = [part(text, one[-1].last, two[0].first) for one, two in pairwise(rows)]
    return [
        (
            {drug.key for drug in row},
            [
                item
                for item in text.items
                if first <= item.first < last
                and not (item.is_free or item.is_medicine or is_unit(item))
            ],
        )
        for row, (first, last) in zip(rows, pairwise([0, *ends, len(text.tokens)]), strict=False)
    ]


def _in_a_row(text: Text, one: Item, two: Item) -> bool:
    between = text.tokens.words[one.last : two.first]
    return all(word in _ROW or word[0].isdigit() or is_unit_word(word) for word in between)


_SPANS = frozenset({"day", "week", "month", "year", "hour", "minute"})
_CUT = re.compile(r"[;,]\s|\.\s|\b(?:and|but|with)\s", re.I)

_FOR = re.compile(
    r"\b(?:for|lasted|over|past|last)\s+(?:the\s+|about\s+|around\s+|past\s+|last\s+)*$", re.I
)


def _lasting(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """A time behind one thing of a list is no time of what comes after it.

    "Hoarse for 7 weeks, smoker" tells of seven weeks of hoarseness; nobody smoked for seven weeks.
    What comes before it may share it ("cough and fever for 3 days").
    """
    for item in statement.items:
        if not item.is_number or item.unit not in _SPANS:
            continue
        if not _FOR.search(statement.raw[: statement.span(item)[0]]):
            continue
        near = statement.around(item, 2)
        parts = [
            (text, other) for text in cited for other in text.items
            if other.key == item.key and other.unit == item.unit
        ]  # fmt: skip
        if not near or not parts:
            continue
        behind: set[str] = set()
        own: set[str] = set()
        for text, other in parts:
            end = text.span(other)[1]
            cut = _CUT.search(text.raw, end)
            for held in text.items:
                if held.is_free or held.is_number or is_unit(held):
                    continue
                later = cut is not None and text.span(held)[0] >= cut.end()
                (behind if later else own).update(meant(text, held))
        if near & behind and not near & own and own:
            yield Reason(Code.NUMBER, item.raw)
            return


# "Managed with heat" behind a comma is of what stands before it.
_PARTS = re.compile(
    r"[;:]\s|,\s(?!(?:with|which|who|\w+ed\s+(?:with|by|for|in|on|after))\b)|\.\s|\b(?:and|but|while|though|although|so|whereas)\b",
    re.I,
)


def _recombined(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Two halves of two facts are no fact.

    "Flares in winter and clears in summer" holds all of "flares in summer", which leaves out the
    half of each part that the other half belongs to. Medicines have their own rule.
    """
    if len(cited) != 1:
        return
    held = [keys for keys in _facts(cited[0]) if keys]
    if len(held) < 2:
        return
    for said in _said(statement):
        taken: list[int] = []
        for item in said:
            own = {item.key, *item.parts}
            inside = [n for n, facts in enumerate(held) if any(own & keys for keys in facts)]
            if len(inside) == 1:
                taken.append(inside[0])
        halves = [n for n in set(taken) if any(not keys & statement.keys for keys in held[n])]
        if len(halves) > 1:
            yield Reason(Code.NEW_ENTITY, said[-1].raw)
            return


def _facts(text: Text) -> list[list[frozenset[str]]]:
    """The parts of a sentence, each with its things as a statement may say them."""
    return [[meant(text, item) for item in part] for part in _split(text)]


def _said(text: Text) -> list[list[Item]]:
    return [part for part in _split(text) if len(part) > 1]


def _split(text: Text) -> list[list[Item]]:
    cuts = [0, *(found.start() for found in _PARTS.finditer(text.raw)), len(text.raw)]
    return [
        [
            item
            for item in text.items
            if begin <= text.tokens.starts[item.first] < end
            and not (item.is_free or is_unit(item) or item.is_date or item.is_medicine)
            and (not item.is_number or item.unit in _SPANS)
            and item.key[0] != "*"
        ]
        for begin, end in pairwise(cuts)
    ]
