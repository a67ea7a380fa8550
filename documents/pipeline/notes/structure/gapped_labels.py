"""Labels of a letter with a wide gap behind them: ``Allergies      Amoxicillin - rash``."""

from __future__ import annotations

import re
from typing import Final

_LABEL: Final = re.compile(
    r"[ \t]*(?P<title>(?:drug |known )?allerg(?:y|ies)|diagnos[ei]s|problems"
    r"|(?:current |regular )?medications?|past (?:medical )?history|family history"
    r"|social history|plan|examination|on examination|investigations|bloods|results)"
    r"(?P<colon>[ ]{2,}|\t)(?=\S)",
    re.IGNORECASE,
)
# The heads of a table: a few words each, without a figure or a stop.
_CELL: Final = r"[A-Z][A-Za-z/()-]{0,20}(?: [A-Za-z/()-]{1,20}){0,2}"
_HEADS: Final = re.compile(rf"{_CELL}(?:(?: {{2,}}|\t){_CELL})+\s*")
_DAYS: Final = re.compile(
    r"\d{1,4}[ /.-](?:\d{1,2}|[A-Za-z]{3,9})[ /.-]\d{2,4}\b|[A-Z][a-z]{2} \d{2,4}\b"
)

# The head of a table of allergies is the label of its rows.
_ALLERGY_TABLE: Final = re.compile(
    r"[ \t]*(?P<title>allerg(?:y|ies))[ \t]{2,}(?:reactions?|severity|noted|date|type|comments?)"
    r"(?P<colon>)\b[A-Za-z \t/]*$",
    re.IGNORECASE,
)


def match(line: str) -> re.Match[str] | None:
    """The label at the head of a line, where what stands behind it is no row of a table's heads."""
    if table := _ALLERGY_TABLE.match(line):
        return table
    found = _LABEL.match(line)
    if found is None or _HEADS.fullmatch(line, found.end()) or _DAYS.match(line, found.end()):
        return None
    return found
