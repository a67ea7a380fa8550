"""What a mother's paper says of her newborn: ``Baby: Girl, 3450 g ... Vitamin K given.``

The baby was given it, and not the mother whose paper it is.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.structure.outline import Statement

_LABEL: Final = re.compile(
    r"[ \t•*-]*(?P<label>[A-Za-zÀ-ÿ][^\n:.;]{0,40}?)[ \t]?:(?=[ \t]|$)", re.MULTILINE
)
_NEWBORN: Final = re.compile(
    r"(?:(?:live|the|your|her)\s)?(?:baby|newborn|neonate|infant|twin (?:\d|one|two|[ab])"
    r"|beb[eé]|reci[eé]n nacid[oa]|neonat[oa])(?:['’]?s)?"
    r"(?:\s(?:details|outcome|data|\d|[ab]|girl|boy|condition|at birth|care|treatment|datos))*",
    re.IGNORECASE,
)
_REACH: Final = 600


def is_of_newborn(statement: Statement) -> bool:
    """Whether a statement stands in the paragraph that a label gives to the newborn."""
    text, start = statement.page.text, statement.start
    begin = max(0, start - _REACH, text.rfind("\n\n", 0, start))
    end = text.find("\n", start)
    line = None
    for found in _LABEL.finditer(text, begin, end if end >= 0 else len(text)):
        at_head = not text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip()
        if at_head and found.start() < statement.end:
            line = found
    return line is not None and _NEWBORN.fullmatch(line["label"].strip()) is not None
