"""Lies of one word: in another's place, or put before a number."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w]*\d)")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DATE = re.compile(
    r"\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}/(?:19|20)\d\d\b|\b(?:19|20)\d\d\b"
    r"|\b(?:" + "|".join(m for m in MONTHS if m != "May") + r")\b"
)
# Words of each line take one another's place: what a list of things does not hold.
TIMES = (
    "before after", "yesterday today", "ago from_now", "last next", "since until", "weeks months",
    "days hours", "months years", "previous current", "past current", "still no_longer",
    "now previously", "daily weekly", "morning evening", "a.m. p.m.",
)  # fmt: skip
PERSONS = (
    "mother father", "brother sister", "husband wife", "son daughter", "her his", "She He",
    "I The_nurse", "maternal paternal", "grandmother grandfather",
)  # fmt: skip
EXCHANGED = (
    "better worse", "more less", "most least", "up down", "mild severe", "acute chronic",
    "may will", "many few", "some all", "with without", "medial lateral", "anterior posterior",
    "proximal distal", "superior inferior", "upper lower", "improved worsened", "stable unstable",
    "knee ankle", "neck back", "hand foot", "oral intravenous", "cream pill", "possible definite",
    "started stopped", "continue stop", "gain loss", "only also", "full limited",
)  # fmt: skip
_BOUNDED = ("more than ", "less than ", "at least ", "up to ")


def exchange(
    lines: Sequence[str], sentence: str, rng: random.Random, others: Sequence[str]
) -> str | None:
    """One word of a line for the other; where both stand in the sentence, one stands twice."""
    fits = [
        (match, new)
        for line in lines
        for old, new in (line.split(), line.split()[::-1])
        for match in re.finditer(rf"(?<![\w-]){re.escape(old)}(?![\w-])", sentence)
    ]
    if not fits:
        return None
    match, new = rng.choice(fits)
    return sentence[: match.start()] + new.replace("_", " ") + sentence[match.end() :]


def bound(sentence: str, rng: random.Random, others: Sequence[str]) -> str | None:
    """A number becomes a bound, or the end of a range the value."""
    if pair := re.search(
        r"(?<![\w.-])(\d+(?:\.\d+)?)(?: to | ?- ?)(?=\d+(?:\.\d+)?(?![\w.-]))", sentence
    ):
        return sentence[: pair.start()] + sentence[pair.end() :]
    found = [
        match
        for match in NUMBER.finditer(sentence)
        if not re.search(
            r"(?:than|least|most|to|over|under|above|below|[-/<>#:.])\s*$",
            sentence[: match.start()],
        )
        and not re.match(r"[-/:]", sentence[match.end() :])
        and not any(s <= match.start() < e for s, e in (m.span() for m in DATE.finditer(sentence)))
    ]
    if not found:
        return None
    match = rng.choice(found)
    return sentence[: match.start()] + rng.choice(_BOUNDED) + sentence[match.start() :]
