"""What somebody would like or fears, and what a time behind a test says of when it is to be.

"He is leaning toward surgery", "she would rather avoid surgery": nothing was done and nothing is
arranged. "Follow-up CT chest without contrast in 6-12 months" is to come, in whatever section.
"""

from __future__ import annotations

import re
from typing import Final

_WISH: Final = re.compile(
    r"\b(?:lean(?:s|ing|ed)? (?:more )?(?:toward|against|away)s?|inclin(?:ed|ing) (?:to|toward)s?"
    r"|(?:would|['’]d) (?:rather|prefer|like|love|want|be (?:keen|happy|willing))"
    r"|prefer(?:s|red|ring|ence)?|(?:hop|wish|want)(?:es|e|s|ed|ing)? (?:not )?(?:to|for)"
    r"|keen (?:on|to|for)|reluctant|hesitant|afraid|scared|worried|nervous|anxious"
    r"|opt(?:s|ed|ing) against|decid(?:es|ed|ing) against|against (?:having|the idea of)"
    r"|think(?:s|ing)? (?:about|of|over)|thought about|interested in|ask(?:s|ed|ing) about"
    r"|undecided|unsure about|not sure about|ready for|avoid(?:s|ed|ing)?|delay(?:s|ed|ing)?"
    r"|postpon(?:es?|ed|ing))\b(?P<between>[^.;:]{0,40})$",
    re.IGNORECASE,
)
_TURNS: Final = re.compile(
    r"\b(?:after|before|since|following|during|but|and|had|underwent|has|because|so|until|from"
    r"|who|which|when|at|was|were|is|proceed|ahead|booked|scheduled|listed)\b|,",
    re.IGNORECASE,
)
# What was in the test: "Positive bowel screening test".
_RESULT_BEFORE: Final = re.compile(
    r"\b(?:positive|negative|abnormal|normal|inconclusive|equivocal|failed)\s+$", re.IGNORECASE
)
_NUMBER: Final = (
    r"(?:about |approximately |around |roughly )?"
    r"(?:\d{1,3}(?:\s?(?:-|–|to)\s?\d{1,3})?|an?|one|two|three|four|five|six|nine|twelve|eighteen)"
)
_SPAN: Final = (
    rf"(?:{_NUMBER}[\s-]?(?:days?|weeks?|wks?|months?|mths?|years?|yrs?)|\d{{1,2}}/(?:12|52))"
)
_WITH: Final = (
    r"\W*(?:(?:of|with|without|and|the|follow[- ]?up|contrast|chest|abdomen|pelvis|head|brain|spine"
    r"|surveillance|scan|imaging|thorax|iv)\W+){0,6}"
)
_IN_A_TIME: Final = re.compile(rf"{_WITH}in {_SPAN}(?!\w|\s*ago)", re.IGNORECASE)
_AT_A_TIME: Final = re.compile(rf"{_WITH}(?:at |after )?{_SPAN}(?!\w|\s*(?:ago|later))", re.I)
_FOLLOW_UP: Final = re.compile(
    r"\b(?:follow[- ]?up|surveillance|interval|repeat)\s+(?:with\s+)?(?:an?\s+)?$", re.IGNORECASE
)
_TOLD: Final = re.compile(
    r"\b(?:show|reveal|demonstrat|was|were|had|negative|normal|found|stable|unchanged|seen|perform"
    r"|done|complet)",
    re.IGNORECASE,
)


def is_wish(before: str) -> bool:
    """Whether the words before a procedure only say what somebody would like, fears or weighs."""
    found = _WISH.search(before)
    return found is not None and _TURNS.search(found["between"]) is None


def has_result(before: str) -> bool:
    """Whether the word before a test is what it came to."""
    return _RESULT_BEFORE.search(before) is not None


def is_to_come(before: str, after: str) -> bool:
    """Whether the time behind a test is the time until it, and nothing is told that it showed."""
    if _TOLD.search(after):
        return _IN_A_TIME.match(after) is not None and bool(re.search(r"\bwas agreed\b", after))
    if _IN_A_TIME.match(after):
        return True
    return _FOLLOW_UP.search(before) is not None and _AT_A_TIME.match(after) is not None
