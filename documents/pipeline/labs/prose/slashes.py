"""``AST/ALT 200/350``, ``Na/K/Cl 138/4.2/101``: as many values as names, in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from documents.pipeline.labs.accept import plausible
from documents.pipeline.labs.prose import words
from documents.pipeline.labs.tokens import Item, Kind
from knowledge import analytes, units

_PAIRS = re.compile(
    r"(?<![\w/])(?P<names>[A-Za-z][A-Za-z\d-]*(?:\s?/\s?[A-Za-z][A-Za-z\d-]*){1,6})"
    r"(?:\s(?:levels?|values?|of|was|were|is|are|at|elevated|raised|high|low|in|the|to|today)"
    r"|\s?[:=(]){0,4}\s?"
    r"(?P<values>\d+(?:[.,]\d+)?(?:\s?/\s?\d+(?:[.,]\d+)?){1,6})(?![\d/]|[.,]\d)",
    re.IGNORECASE,
)
_GASES = re.compile(
    r"\b(?P<names>ABGs?|VBGs?|(?:arterial|venous) blood gas(?:es)?)"
    r"(?:\s(?:was|were|of|showed|on|room|air|initial)|\s?[:=(,-]){0,5}\s?"
    r"(?P<values>[67]\.\d{1,3}(?:\s?/\s?\d+(?:\.\d+)?){2,4})(?![\d/]|\.\d)",
    re.IGNORECASE,
)
_GAS_ORDER = ("blood_ph", "pco2", "po2", "bicarbonate", "base_excess")


@dataclass(frozen=True, slots=True)
class Pair:
    """One name and one value of such a string; not ``sure``: the order is a custom, not printed."""

    name: tuple[int, int]
    tests: tuple[analytes.Analyte, ...]
    value: Item
    unit: tuple[int, int] | None
    sure: bool = True


def pairs(text: str, start: int, end: int) -> Iterator[Pair]:
    """Every value of every such string between ``start`` and ``end``."""
    for found in _PAIRS.finditer(text, start, end):
        if not words.NOT_THIS.search(text[start : found.start()] + " "):
            yield from _named(text, found, end)
    for found in _GASES.finditer(text, start, end):
        values = _parts(found, "values")
        if len(values) > len(_GAS_ORDER):
            continue
        for (at, stop), key in zip(values, _GAS_ORDER, strict=False):
            test = analytes.get(key)
            item = _item(text, at, stop)
            if test and item.number is not None and test.may_be(item.number):
                yield Pair(found.span("names"), (test,), item, None, sure=False)


def _parts(found: re.Match[str], group: str) -> list[tuple[int, int]]:
    at = found.start(group)
    return [(at + m.start(), at + m.end()) for m in re.finditer(r"[^\s/]+", found.group(group))]


def _item(text: str, at: int, stop: int) -> Item:
    number = Decimal(text[at:stop].replace(",", "."))
    return Item(Kind.NUMBER, at, stop, (at, stop), number=number)


def _named(text: str, found: re.Match[str], end: int) -> Iterator[Pair]:
    names, values = _parts(found, "names"), _parts(found, "values")
    if len(names) != len(values):
        return
    behind = found.end() + (text[found.end() : found.end() + 1] == " ")
    unit = units.match(text, behind, end)
    place = (behind, unit[0]) if unit else None
    out: list[Pair] = []
    for (a, b), (at, stop) in zip(names, values, strict=True):
        item = _item(text, at, stop)
        tests = tuple(
            t for t in analytes.exactly(text[a:b])
            if t.kind != "presence" and t.specimen != "body"
            and (unit is None or t.accepts(unit[1]))
        )  # fmt: skip
        if not tests or not plausible(tests, item.number):
            return
        out.append(Pair((a, b), tests, item, place))
    yield from out
