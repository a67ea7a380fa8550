"""Vital signs whose label stands above the number, as sheets for patients print them.

One sign below the other, or several beside each other: a label is a sign's whole name, and the
line right below holds nothing but its value, in as many cells as the line of labels has. A log,
with a row for each day, is none: which of its rows holds today nobody can say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from documents.pipeline.notes.vital_signs import signs_spanish
from documents.pipeline.notes.vital_signs.signs import SIGNS, Sign, is_whole
from documents.pipeline.types import Language

_CELL = re.compile(r"[^\s|](?:[^\n|\t]*?[^\s|])?(?=[ ]{2,}|[ ]*[|\t]|[ \r]*$)", re.MULTILINE)
_LONGEST = 40
_LABEL_END = r"(?:\s?\([A-Za-z ]{1,20}\))?\s?:?"
# What stands behind a value in its cell: "180 lb (81.6 kg)", "98.6 °F (Oral)", "148/92 !".
_VALUE_END = (
    r"(?:\s?\([^()\n]{1,24}\))?(?:\s?(?:[!*↑↓▲▼]|\(?(?:H|L|high|low|abnormal|alto|bajo)\)?)){0,2}"
)


_OF_A_LOG = re.compile(r"dates?|days?|time|when|fechas?|d[ií]as?|hora", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Card:
    """A sign, its printed label and value by place, and the line above the cards, if any."""

    sign: Sign
    name: tuple[int, int]
    value: tuple[int, int]
    unit: tuple[int, int] | None
    above: tuple[int, int]


@cache
def _patterns(language: Language) -> tuple[tuple[Sign, re.Pattern[str], re.Pattern[str]], ...]:
    signs = SIGNS if language == "en" else signs_spanish.SPANISH_SIGNS
    return tuple(
        (
            sign,
            re.compile(rf"(?P<name>{sign.names}){_LABEL_END}", re.IGNORECASE),
            re.compile(
                rf"(?P<value>{sign.value})(?:\s{{0,2}}(?P<unit>{sign.unit}))?{_VALUE_END}",
                re.IGNORECASE,
            ),
        )
        for sign in signs
    )


def cards(text: str, language: Language) -> Iterator[Card]:
    """Every label with the value below it, in reading order."""
    rows = [(at, end, _cells(text, at, end)) for at, end in _lines(text)]
    above = (0, 0)
    used = -1
    for place, (start, end, labels) in enumerate(rows):
        if place == used:
            continue
        below, after = (rows[at][2] if at < len(rows) else [] for at in (place + 1, place + 2))
        found = list(_pairs(text, labels, below, above, language))
        if found and any(True for _ in _pairs(text, labels, after, above, language)):
            found = []
        if found:
            used = place + 1
            yield from found
        else:
            above = (start, end)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that hold a letter or a figure."""
    start = 0
    for line in text.split("\n"):
        if any(map(str.isalnum, line)):
            yield start, start + len(line)
        start += len(line) + 1


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [found.span() for found in _CELL.finditer(text, start, end)]


def _pairs(
    text: str,
    labels: Sequence[tuple[int, int]],
    values: Sequence[tuple[int, int]],
    above: tuple[int, int],
    language: Language,
) -> Iterator[Card]:
    if len(labels) != len(values) or any(end - start > _LONGEST for start, end in labels):
        return
    if any(_OF_A_LOG.fullmatch(text, *label) for label in labels):
        return
    for label, value in zip(labels, values, strict=True):
        for sign, named, worth in _patterns(language):
            name = named.fullmatch(text, *label)
            told = worth.fullmatch(text, *value) if name else None
            if name is None or told is None:
                continue
            unit = told["unit"]
            if unit is None and not (sign.bare or is_whole(told["value"])):
                continue
            if sign.can_be(told["value"], unit):
                place = told.span("unit") if unit else None
                yield Card(sign, name.span("name"), told.span("value"), place, above)
                break
