"""A slip away from the name of a medicine, told by the strength that stands behind it."""

from __future__ import annotations

import re

from knowledge import medicines
from knowledge.phrases import Tokens

# Behind a misspelt name: a strength, which is no concentration.
_STRENGTH_BEHIND = re.compile(
    r"[ ,:]{1,3}\d[\d.,/-]*\s?(?:mg|mcg|µg|micrograms?|milligrams?)\b(?!\s?/\s?d?l)", re.I
)
_BARE_BEHIND = re.compile(r"[ ,:]{1,3}\d[\d./-]*(?=\s*(?:[,;|]|$|\n|[a-z]))", re.I)
NO_NAME = frozenset(
    """take give apply inject use one two three start continue increase decrease stop dose
    dosage total quantity refill refills date blood pulse weight temp temperature age
    tablet tablets capsule capsules oral injection the and with for daily glucose
    pressure bolus infusion per drug drugs medicine medicines medication medications
    name strength form patient prescribed dispense sig then every morning evening night
    bedtime solution suspension cream ointment inhaler by mouth up maximum max about
    approximately only received given add new same current each""".split()
)
"""Words before a strength that are no medicine's name."""


def is_misspelt(tokens: Tokens, place: int, *, listing: bool) -> bool:
    """Whether a word with a strength behind it is a slip away from a medicine's name."""
    text, end = tokens.text, tokens.ends[place]
    dosed = bool(_STRENGTH_BEHIND.match(text, end))
    if not dosed and listing and _BARE_BEHIND.match(text, end):
        dosed = place == 0 or tokens.words[place - 1] in (",", ";", ":", ".", "|")
    word = tokens.words[place]
    return dosed and word not in NO_NAME and medicines.is_misspelt(word)
