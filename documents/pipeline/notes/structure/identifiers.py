"""Letters of a number that tells papers or people apart: ``Member ID: BPH 884``, ``Ref: MI/2024``.

They are no illness and no medicine, whatever they spell.
"""

from __future__ import annotations

import re
from typing import Final

_LABEL: Final = re.compile(
    r"\b(?:(?:[\w']+ ){0,3}(?:id|no\.?|n[ºo°]\.?|num(?:ber|\.)?|n[uú]mero|code)|#|mrn|refs?\.?"
    r"|references?|referencia|accession|group|grupo|policy|p[oó]liza|claim|account|expediente"
    r"|episodio|folio)(?:\s?[:#]\s*|(?<=\.)\s)(?:[\w-]{1,12}[ /-]){0,2}$",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"[A-Z]{0,6}[\s/.-]?(?:[A-Z]{1,4}[\s/-]?)?\d{2}")
_REACH: Final = 60


def is_of_identifier(text: str, start: int, end: int) -> bool:
    """Whether the letters at a place are part of a number behind the label of one."""
    if not _NUMBER.match(text, start) and not _NUMBER.match(text, end):
        return False
    line = text.rfind("\n", max(0, start - _REACH), start) + 1
    return bool(_LABEL.search(text, max(line, start - _REACH), start))
