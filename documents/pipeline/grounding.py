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
_PART = re.compile(r"\d{3}(?:\.\d+)?\Z")  # stands so with thousands marks before it and without
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.(\d{2}|\d{4})")
_LONG = 500
"""Characters of a quote from which on it is not taken apart for each sentence."""


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text in order, without thousands marks; otherwise as printed.

    A day in figures, ``14.10.2025``, is the three that ``14/10/2025`` is.
    """
    return tuple(part for found in _NUMBER.findall(text) for part in _parts(found))


def _parts(number: str) -> tuple[str, ...]:
    if "," in number:
        return (number.replace(",", "") if _GROUPED.fullmatch(number) else number,)
    if number.count(".") == 2 and (day := _DAY.fullmatch(number)):
        return tuple(part.lstrip("0") or "0" for part in day.groups())
    return (number,)


def quote(pages: Sequence[Page], source: Source) -> str:
    """The text at a place; empty where there is no such page or the offsets lie outside it."""
    here = pages[source.page - 1 : source.page] if source.page > 0 else ()
    # Page n mostly is at place n - 1: a record of hundreds of pages is not walked through.
    for page in here if here and here[0].number == source.page else pages:
        if page.number == source.page and 0 <= source.start < source.end <= len(page.text):
            return page.text[source.start : source.end]
    return ""


def invented(text: str, quotes: Iterable[str]) -> tuple[str, ...]:
    """The numbers of ``text`` that stand in none of the ``quotes``."""
    said = numbers(text)
    missing = set(said)
    for each in quotes if said else ():
        if len(each) > _LONG:
            missing = {number for number in missing if not _stands(number, each)}
        else:
            missing.difference_update(numbers(each))
    return tuple(number for number in said if number in missing)


def _stands(number: str, text: str) -> bool:
    """Whether it is among the text's ``numbers``, without taking all of a long text apart.

    A row far below the head of its table is quoted with everything between.
    """
    part = _PART.search(number)
    key = part.group() if part else number
    at = text.find(key)
    while at >= 0:
        start, end = at, at + len(key)
        while start and _is_of_number(text[start - 1]):
            start -= 1
        while end < len(text) and _is_of_number(text[end]):
            end += 1
        if number in numbers(text[start:end]):
            return True
        at = text.find(key, end)
    return False


def _is_of_number(character: str) -> bool:
    return character in ".," or character.isdecimal()
