"""Ranges of a coded result that hold for one sex or age, and which of them is the patient's.

The record itself says who the patient is (``Patient.gender``, ``PID-8``, ``recordTarget``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from documents.pipeline.labs import sexes
from documents.pipeline.labs.choice import own_range
from documents.pipeline.labs.numbers import Style
from documents.pipeline.labs.person import Person
from documents.pipeline.labs.tokens import Item, Kind, Scanner

_LONGEST: Final = 240
_DIGITS: Final = 3
_YEARS: Final = frozenset({"a", "y", "yr", "yrs", "year", "years"})
_BETWEEN: Final = re.compile(r"[\s;/|,]*(?:and|or|y|o|und|et)?[\s;/|,]*", re.IGNORECASE)
_NOT_OURS: Final = "another phase"
"""A label that holds for nobody we know of."""


@dataclass(frozen=True, slots=True)
class Group:
    """A range that holds for some people: ``label`` says for whom."""

    label: str
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    strict: bool = False


def label_of(people: Sequence[str], low: str, high: str, unit: str) -> str:
    """For whom a range holds that names ``people`` and the two ends of an age."""
    plain = all(sexes.sex_of_group(each) and len(each.split()) == 1 for each in people)
    label = " ".join(people).lower() if plain else _NOT_OURS
    if not (low or high):
        return label
    whole = all(end.isdecimal() and len(end) <= _DIGITS for end in (low, high) if end)
    if unit.lower() not in _YEARS or not whole:
        return _NOT_OURS
    if low and high:
        return f"{label} {low}-{high} years"
    return f"{label} ≥{low} years" if low else f"{label} ≤{high} years"


def read_groups(text: str) -> tuple[Group, ...]:
    """The ranges of a text that is nothing but ranges, each with the sex it is for; else none."""
    if len(text) > _LONGEST:
        return ()
    scanner, found, at = Scanner(text, Style.POINT), list[Group](), 0
    items = [
        item for item in scanner.items(0, len(text))
        if not (item.kind is Kind.TEXT and _BETWEEN.fullmatch(text, *item.outer))
    ]  # fmt: skip
    while items:
        item = items.pop(0)
        if item.kind not in {Kind.RANGE, Kind.BOUND} or item.ambiguous:
            return ()
        label = "" if item.label == "words" else item.label
        if not _BETWEEN.fullmatch(text, at, item.outer[0]):
            return ()
        at = item.outer[1]
        if not label and items and _is_label(behind := text[slice(*items[0].outer)]):
            label, at = behind.lower(), items.pop(0).outer[1]
        if not sexes.sex_of_group(label):
            return ()
        unit = text[item.unit[0] : item.unit[1]] if item.unit else ""
        found.append(Group(label, item.low, item.high, unit, item.strict))
    return tuple(found) if len(found) > 1 and _BETWEEN.fullmatch(text, at) else ()


def _is_label(text: str) -> bool:
    """Whether what stands behind a range names a sex in brackets (``13.5-17.5 (M)``)."""
    return text.startswith("(") and bool(sexes.sex_of_group(text))


def group_of(groups: Sequence[Group], person: Person) -> Group | None:
    """The one that holds for this person, where exactly one surely does."""
    items = [
        Item(Kind.RANGE, at, at, (at, at), group.low, group.high, label=group.label)
        for at, group in enumerate(groups)
    ]
    chosen = own_range(items, person)
    return groups[chosen.start] if chosen else None
