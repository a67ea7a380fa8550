"""Numbers of a sentence must stand in the places it cites: the rule, as a function.

The composer holds itself to it, the gate asks it of a model, and the evaluation counts what
breaks it. A number is a run of digits with its decimal marks; ``1,200`` and ``1200`` are one
number, and so are ``05`` and ``5``; ``5.4`` and ``54`` are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from documents.pipeline.types import Page, Source

_NUMBER = re.compile(r"0*(\d+(?:[.,]\d+)*)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text in order, without thousands marks; otherwise as printed."""
    return tuple(
        found.replace(",", "") if _GROUPED.fullmatch(found) else found
        for found in _NUMBER.findall(text)
    )


def quote(pages: Sequence[Page], source: Source) -> str:
    """The text at a place; empty where there is no such page or the offsets lie outside it."""
    for page in pages:
        if page.number == source.page and 0 <= source.start < source.end <= len(page.text):
            return page.text[source.start : source.end]
    return ""


def invented(text: str, quotes: Iterable[str]) -> tuple[str, ...]:
    """The numbers of ``text`` that stand in none of the ``quotes``."""
    allowed = {number for each in quotes for number in numbers(each)}
    return tuple(number for number in numbers(text) if number not in allowed)
