"""Whether two names are one medicine's: by its ingredients, whatever they are called.

``Paracetamol (acetaminophen)`` and ``vitamin D3 (colecalciferol)`` are one medicine each; so is a
product with what it holds behind it in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from knowledge import medicine_synonyms
from knowledge.medicines import Medicine

# First words that many medicines share: what comes behind them tells which one it is.
_KINDS = frozenset(
    """insulin vitamin sodium factor hepatitis interferon isosorbide epoetin silver bismuth oral
    carbon cyclic nicotinic angiotensin biphasic trastuzumab acetic salicylic""".split()
)
_OPENED = re.compile(r" ?\(")
_JOINT = re.compile(
    r"(?:\s?\d[\d.,]*\s?(?:mg|mcg|µg|g|units?|iu|%))?(?:[ ,/+&]|\b(?:and|with|plus)\b){1,6}",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def ingredients(medicine: Medicine) -> tuple[str, ...]:
    """The first word of each ingredient, or the one name that all its names have in common:
    entries that have the same ones are one medicine."""
    parts = medicine_synonyms.parts(medicine.ingredient)
    alone = len(parts) == 1 and parts[0] not in medicine_synonyms.firsts()
    if alone and parts[0] == medicine.ingredient.casefold():
        parts = tuple(re.split(r"-", medicine.ingredient))
    found: list[str] = []
    for part in (each.strip() for each in parts):
        if not part:
            continue
        first = part.split()[0]
        whole = first in _KINDS or medicine_synonyms.canonical(part) in medicine_synonyms.firsts()
        found.append(medicine_synonyms.canonical(part) if whole else first)
    return tuple(found)


def may_be_same(left: Medicine | None, right: Medicine | None) -> bool:
    """Whether two names have an ingredient in common; what is not known may be anything."""
    if left is None or right is None or left is right:
        return True
    return bool(set(ingredients(left)) & set(ingredients(right)))


def is_one(left: Medicine | None, right: Medicine | None) -> bool:
    """Whether a name in brackets behind another one calls the same medicine again."""
    if may_be_same(left, right) or left is None or right is None:
        return True
    one, other = left.ingredient, right.ingredient
    return medicine_synonyms.is_kind(one, other) or medicine_synonyms.is_kind(other, one)


def opened(text: str, end: int) -> bool:
    """Whether a bracket opens right behind a name."""
    return _OPENED.match(text, end) is not None


def joins(text: str, start: int, end: int, *, first: bool) -> bool:
    """Whether only the bracket, or what joins two ingredients, stands between two names."""
    return (_OPENED if first else _JOINT).fullmatch(text, start, end) is not None


def holds(product: Medicine | None, held: Sequence[Medicine | None]) -> bool:
    """Whether a product is known to hold exactly what brackets behind it name."""
    if product is None or len(held) < 2:
        return False
    rest = [*ingredients(product)]
    for each in held:
        if each is None:
            return False
        for part in ingredients(each):
            of = [p for p in rest if p == part or medicine_synonyms.is_kind(p, part)]
            if not of:
                return False
            rest.remove(of[0])
    return not rest
