"""A patch that is changed every few days: that is how it is used, and no change of treatment."""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.medicines.mentions import Mention
from documents.pipeline.notes.medicines.times import FREQUENCY
from documents.pipeline.notes.structure.outline import Statement

_RENEWS: Final = re.compile(
    r"\b(?:chang(?:e|ed|ing)|replac(?:e|ed|ing)|renew(?:ed)?)\s(?:(?:the|each|your)\s)?"
    r"(?:(?:patch|patches|site|ring|pump|cassette|reservoir|needle|dressing)\s)?",
    re.IGNORECASE,
)
_APPLIED: Final = re.compile(
    r"\b(?:patch(?:es)?|transdermal|/\s?(?:h|hr|hour|24\s?h(?:rs?|ours?)?)\b|ring|pump|infus\w+)",
    re.IGNORECASE,
)


def is_renewed(statement: Statement, mention: Mention, end: int) -> bool:
    """Whether what is said of a medicine up to ``end`` is how often its patch is changed."""
    text = statement.page.text
    if not _APPLIED.search(text, mention.start, end):
        return False
    told = _RENEWS.finditer(text, mention.end, end)
    return any(FREQUENCY.match(text, each.end(), end) for each in told)
