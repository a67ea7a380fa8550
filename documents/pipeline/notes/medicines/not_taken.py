"""Words behind a medicine by which it is not taken now, or not as printed, or not yet.

``Has not taken it for 4 days``, ``ran out 2 weeks ago``, ``takes it only sometimes``, ``declined``,
``first dose 14/12/2026``: the document's own words are to be read then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.phrases import tokenize

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_ASIDE = r"(?:(?:yet|been|currently|actually|really|regularly) )*"
# Not "not taken with food".
_NOT_TAKEN = (
    rf"\b(?:not|t|never) {_ASIDE}(?:taken|taking|used|using)\b"
    r"(?! (?:with|more|together|at the same|if|when|alongside|concurrently))"
    rf"|\b(?:not|t|never) {_ASIDE}(?:filled|fill|collected|collect|picked up|pick up|dispensed)\b"
    r"|\bran out\b|\b(?:has|have|had) run out\b|\bno longer has\b"
    r"|\b(?:been|is|was) out of (?:it|them|this|stock|supply|medic\w+|tablets)\b"
    r"|(?:^|[-,(;.] |daily |day )out of (?:it|them|this|stock|supply|medic\w+|tablets)\b"
    r"|\bmissed (?:the )?(?:last )?(?:\d|several|a few|some|for|the last|many|her|his"
    r"|most|doses|dose)"
    r"|\b(?:misses|missing|forgets|forgetting|skips) (?:to take )?(?:\d|several|a few|some|many"
    r"|most|her|his|it|them|doses|often|half)\b"
    r"|\bnot (?:adherent|compliant|concordant)|\bnon ?-? ?(?:adheren|complian|concordan)"
    r"|\bpoor(?:ly)? (?:adheren|complian|concordan)"
    r"|\b(?:takes|taking|took|taken|uses|using) (?:(?:it|this|them|only|very|just) )*(?:sometimes"
    r"|occasionally|rarely|irregularly|intermittently|infrequently|sporadically)\b"
    r"|\b(?:rarely|sometimes|only occasionally|seldom) (?:takes|uses|taken|taking)\b"
    r"|\blast (?:taken|took|used) (?:\w+ ){1,3}(?:weeks?|months?|years?) ago\b"
    r"|\b(?:cannot|can (?:not|t)|could not|couldn t|unable to) (?:afford|obtain|get hold)\b"
)
# Offered or thought of, and not wanted; not "prefers to take it at night".
_WOULD = r"(?:(?:would|d|will|he|she|they|you|patient|pt|has|have|is|was|were|but|very|not) )*"
_REFUSED = (
    r"\b(?:declin|refus)(?:ed|es|ing)\b(?! (?:in|since|by)\b)"
    rf"|\b(?:not|t|n t) {_WOULD}(?:keen|want|wants|wish|wished|willing|interested)\b"
    r"(?! (?:for|in) (?:more|further|other)\b)|\bunwilling\b|\breluctant\b"
    r"|\b(?:prefer|prefers|preferred|rather|chose|opted|elected|decided) (?:that )?"
    r"(?:not\b|to (?:avoid|wait|hold off|defer|think|try without)|wait\b|against)"
    r"|\b(?:was|were|has been|had been) (?:\w+ )?(?:considered|offered|discussed|suggested)\b"
)
_BEGINS = (
    r"\b(?:first (?:dose|infusion|injection|shot|treatment|cycle)|to start|starting|starts"
    r"|start date|commencing|commences|to commence|to begin|beginning|begins)"
    rf"(?: (?:on|from|in|next|due|is|planned|for|of|:))* (?:\d|week\b|month\b|{_MONTH}\b)"
    rf"|\b(?:from|with effect from|wef|effective) (?:\d{{1,4}} ?[/.-] ?\d{{1,2}} ?[/.-] ?\d"
    rf"|\d{{1,2}}(?: (?:st|nd|rd|th))? {_MONTH}\b|{_MONTH} (?:20\d\d|\d{{1,2}})\b)"
    rf"(?! (?:to|until|till|through)\b)"
)
_TOLD = re.compile(f"{_NOT_TAKEN}|{_REFUSED}")
_NOT_WANTED = re.compile(_REFUSED)
_BEGUN = re.compile(_BEGINS)
_YEAR = re.compile(r"\b20\d\d\b")
_ALONE = re.compile(
    r"(?:(?:she|he|they|i|patient|pt|the|but|has|have|had|is|was|states|reports|says|currently"
    rf"|it|this|that|and|also|admits|been) )*(?:{_NOT_TAKEN})"
    r"(?= ?(?:$|[-.,;()\d]|(?:it|this|that|them|for|since|in|due|because|yesterday|last|as|and|but"
    r"|doses?|days?|weeks?|ago|of (?:it|them|this|medic\w+|tablets|supply))\b))"
)


def tells(words: Sequence[str], text: str) -> bool:
    """Whether words behind a medicine say that it is not taken, or only from a day on.

    ``text`` is the page: what began years before the latest day on it goes on by now.
    """
    said = " ".join(words)
    if _TOLD.search(said):
        return True
    begun = _BEGUN.search(said)
    if begun is None:
        return False
    year = _YEAR.search(said, begun.start(), begun.end() + len("00 / 2000 "))
    latest = max(map(int, _YEAR.findall(text)), default=0)
    return year is None or int(year.group()) >= latest - 1


def refuses(behind: str) -> bool:
    """Whether the words behind a medicine say that it is not wanted, or was only talked of."""
    return _NOT_WANTED.search(" ".join(tokenize(behind).words)) is not None


def tells_alone(sentence: str) -> bool:
    """Whether a sentence of its own, behind that of a medicine, begins with it."""
    return _ALONE.match(" ".join(tokenize(sentence).words)) is not None
