"""How much somebody drinks or smokes: a habit, which is no value of a test and no medicine."""

from __future__ import annotations

import re

_MATTER = r"(?<!\w)(?:etoh|ethanol|alcohol|nicotine|tobacco|caffeine|smok\w+)\b"
_FIGURE = (
    r"(?:\d[\d.,½]*|½|an?|one|two|three|four|five|six)(?:\s?\+)?"
    r"(?:\s{0,2}(?:-|–|to|or)\s{0,2}\d[\d.,]*)?"
)
_SERVINGS = (
    r"(?:alcoholic |std\.? |standard |small |large )?(?:drinks?|beers?|beverages?|glass(?:es)?"
    r"|bottles?|cans?|pints?|shots?|cups?|packs?|pack[- ]years?|ppd|cigarettes?|cigs?|cigars?)"
)
_PER = r"(?:day|night|week(?:end)?|wk|month|mo|year|yr|d|w)s?\b"
_EACH = rf"(?:/|per\b|an?\b|each\b|every\b)\s{{0,2}}{_PER}"
_HABIT = re.compile(
    rf"{_MATTER}[^\w\n|]{{0,8}}(?:(?:use|intake|consumption|about|approx\.?|up to)\W{{1,4}}){{0,2}}"
    rf"{_FIGURE}\s{{0,3}}(?:{_SERVINGS}\b|(?:(?:units?|times|x)\s{{0,2}})?"
    rf"(?:{_EACH}|(?:dai|week|night|month)ly\b))",
    re.IGNORECASE,
)


def find_habits(text: str) -> tuple[tuple[int, int], ...]:
    """The places of a page's text that say how much is drunk or smoked."""
    return tuple(found.span() for found in _HABIT.finditer(text))
