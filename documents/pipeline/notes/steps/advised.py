"""What stands beside or right below ``Advice``: each line of it is what one is advised to do.

``Adv: low salt diet, plenty of fluids`` names no verb and no time, and is advice all the same. So
is a review with its time below the medicines of a prescription: ``Review after 1 week``.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.steps import bids
from documents.pipeline.notes.structure.statements import Statement
from knowledge import medicines

_TITLE: Final = re.compile(
    r"(?:(?:general|lifestyle|dietary|diet|discharge|our|my) )?adv(?:ice|ised)?\.?"
    r"(?: given| on discharge| at discharge| to (?:the )?patient)?",
    re.IGNORECASE,
)
# Where nothing is advised, what a reader of pictures says of reading them, and a whole sentence:
# that is read as any other is.
_NOTHING: Final = re.compile(
    r"\W*(?:nil|none|no|n/?a|not? (?:applicable|advice|specific)|as (?:above|before|below)|same"
    r"|given|discussed|explained|noted|sos|see (?:above|below)|clinical correlation|correlat\w+"
    r"|and guidance|line|centre|center|only|you|your|it|its|this|that|these|there|the|i|we|he|she"
    r"|they|his|her|my|our|results?)\b",
    re.IGNORECASE,
)
# Already said: "Foot care explained".
_SAID: Final = re.compile(
    r"\b(?:explained|discussed|given|provided|counsel+ed|done|reviewed|taught)\W*$", re.IGNORECASE
)
_BLANK: Final = re.compile(r"\n[ \t]*\n")
_EATEN: Final = re.compile(r"\b(?:diet|foods?|fluids?|eat|drink|salt|sugar|meals?)\b", re.I)
_LONGEST: Final = 24
_LEAST_LETTERS: Final = 4
# A review that a prescription ends with; "Repeat every 8 hours" is how a medicine is taken.
_REVIEW: Final = re.compile(
    r"\W*(?:(?:for )?review(?!\s(?:of|date|by)\b)|(?-i:RV|R/V|F/?U|FU)|f/u|r/v|follow[- ]?up"
    r"|next (?:visit|review|appointment)|come back|report back|see (?:me|us) again)\b(?!:)",
    re.IGNORECASE,
)


def is_advised(statement: Statement) -> bool:
    """Whether a statement stands beside or right below the word that says it is advice."""
    text, page = statement.text, statement.page.text
    if statement.language != "en" or not _TITLE.fullmatch(statement.title):
        return False
    at = page.rfind(statement.title, 0, statement.start)
    body = at + len(statement.title)
    if at < 0 or _BLANK.search(page, body, statement.start):
        return False
    letters = sum(map(str.isalpha, text))
    if (
        letters < _LEAST_LETTERS
        or len(text.split()) > _LONGEST
        or _NOTHING.match(text)
        or _SAID.search(text)
    ):
        return False
    return not (bids.TELLS.search(text) or bids.NOT_RECOMMENDED.search(text)) and not _doses(
        statement
    )


def is_reviewed(statement: Statement, *, behind: bool) -> bool:
    """Whether a line among medicines, or what stands ``behind`` one, says when to be seen again."""
    text = statement.text
    begins = statement.item or behind
    if statement.language != "en" or not begins or not _REVIEW.match(text):
        return False
    if bids.TELLS.search(text) or "?" in text:
        return False
    return bool(bids.AHEAD.search(text)) and not _doses(statement)


def _doses(statement: Statement) -> bool:
    """Whether a medicine is named, which is told as one; salt that is eaten is none."""
    named = next(medicines.index().matches(statement.tokens), None) is not None
    return named and not _EATEN.search(statement.text)
