"""Lines that tell how the medicine above them is taken, as a practice's computer prints them.

``ONE OR TWO UP TO FOUR TIMES A DAY``, ``ONE DROP INTO BOTH EYES AT NIGHT``, ``AS DIRECTED``: such a
line in capitals is no heading, and directions stand in it by a number alone.
"""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = (
    r"(?:one|two|three|four|five|six|eight|ten|half|\d{1,2}(?:\.\d)?|½|1/2)"
    r"(?:\s(?:a|and a half|and half))?"
)
_COUNTED: Final = re.compile(
    rf"\W*(?:(?:take|use|give|apply|inhale|inject|dissolve|swallow|put|instil|insert) )?"
    rf"{_NUMBER}(?:\s?(?:or|to|-|–)\s?{_NUMBER})?\s(?:\d{{1,3}}\s?ml\s)?"
    r"(?:(?:5\s?ml\s)?spoon(?:s|fuls?)?|drops?|puffs?|doses?|sprays?|tablets?|capsules?|sachets?"
    r"|patch(?:es)?|applications?|to be|daily|nightly|nocte|mane|once|twice|three|four"
    r"|up to|each|every|at|in|with|when|as|a day|per|weekly|b\.?d|t\.?d|q\.?d|o\.?[dnm]|ml)(?!\w)"
    r"|\W*(?:as (?:directed|needed|required)|when (?:required|needed)|to be (?:taken|used|applied)"
    r"|apply (?:\w+ )?(?:to|thinly|sparingly|once|twice|one|two|three|daily|as)|(?:take|use) as)"
    r"(?!\w)",
    re.IGNORECASE,
)
_OFTEN: Final = re.compile(
    r"\b(?:TO BE (?:TAKEN|USED|APPLIED|SWALLOWED)|(?:ONCE|TWICE|TIMES) (?:A DAY|DAILY|A WEEK)"
    r"|(?:EACH|EVERY) (?:DAY|MORNING|NIGHT|EVENING|WEEK|\d+ HOURS)|WHEN (?:REQUIRED|NEEDED)"
    r"|AS DIRECTED)\b"
)
# What such a line goes on with, where it begins another one.
_AROUND_FOOD: Final = re.compile(
    r"(?:WITH|BEFORE|AFTER|ON)(?: OR (?:BEFORE|AFTER|WITH))? (?:AN? )?(?:FULL )?"
    r"(?:FOOD|MEALS?|BREAKFAST|GLASS|EMPTY STOMACH|PLENTY OF WATER)\b"
)
# The end of a line in capitals that goes on below, and how it does where it need not.
_HANGS: Final = re.compile(
    r"\b(?:WHEN|IF|AS|WITH|AND|OR|FOR|THE|IN|INTO|AT|A|AN|OF|TO|THEN|EVERY|EACH|ON|BEFORE|AFTER|UP"
    r"|UNTIL|BE|TIMES|THAN|MORE)$|,$"
)
_GOES_ON: Final = re.compile(
    r"(?:WITH|AFTER|BEFORE|FOR|EXCEPT|UNTIL|WHEN|IF|THEN|AND|OR|AT|ON|IN|INTO|TO|DAY|DAILY|NEEDED"
    r"|REQUIRED|DIRECTED|MAX(?:IMUM)?|NO MORE|UP TO|REPEAT|APART)\b"
)
_ROW: Final = re.compile(r"[\[☐☑□(_•*-]")
# A cell behind the directions: how many are handed out, on which day, how often so far.
_CELL: Final = re.compile(
    r"(?:(?<! )[ ]{2,200}|(?<!\t)\t{1,40}|\|[ ]{0,40})(?=[#x]?\d[^\n]{0,40}$"
    r"|(?:qty|quantity|supply|disp\w*|review|last|issued?|next|max|refills?)\b[^\n]{0,40}$)",
    re.IGNORECASE | re.MULTILINE,
)


def begins(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a line begins with how many are taken and when."""
    return _COUNTED.match(text, start, len(text) if end is None else end) is not None


def in_capitals(line: str) -> bool:
    """Whether a line in capitals is directions and no heading."""
    own = line[: own_end(line, 0, len(line))].strip()
    if not own.isupper():
        return False
    return bool(_AROUND_FOOD.match(own) or _OFTEN.search(own) or begins(own))


def own_end(text: str, start: int, end: int) -> int:
    """Where directions end and a cell begins that says how many are handed out."""
    cell = _CELL.search(text, start, end)
    return cell.start() if cell else end


def wrapped_end(text: str, start: int, end: int) -> int | None:
    """Where the line below directions in capitals, ``start:end``, ends, if they go on there."""
    line = text.find("\n", end)
    if line < 0 or not text[start:end].isupper():
        return None
    stop = text.find("\n", line + 1)
    stop = len(text) if stop < 0 else stop
    below = text[line + 1 : stop].strip()
    own = below[: own_end(below, 0, len(below))]
    if not own.isupper() or _ROW.match(below):
        return None
    goes_on = _HANGS.search(text[start:end].rstrip()) or _GOES_ON.match(own)
    return stop if goes_on else None
