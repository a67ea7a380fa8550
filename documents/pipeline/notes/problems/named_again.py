"""An illness that a document calls resolved, where the same document names it again.

``2. Acute kidney injury stage 2 - resolved`` and, below, ``AKI - GP to repeat bloods``: it is over,
and naming it again does not bring it back. What is said to be new or to have come back does.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.structure.announced import bullet
from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.types import Condition

_STAGES: Final = frozenset({"stage", "grade", "class", "kdigo"})
_STAGE: Final = re.compile(r"\d[a-d]?|[ivx]{1,4}[a-d]?", re.IGNORECASE)
_BACK: Final = re.compile(
    r"\b(?:new|now|recurr\w*|relaps\w*|further|another|again|ongoing|current(?:ly)?|today|returned"
    r"|came back|come back|worse\w*|second|persist\w*|still|nuev[oa]|ahora|otra vez|de nuevo|hoy"
    r"|recidiv\w*|actual(?:mente)?|persiste\w*)\b",
    re.IGNORECASE,
)
# "AKI - GP to consider", "AKI: recheck bloods": a label over what is to be done.
_LABELS: Final = re.compile(r"[ \t]*(?::|[ \t][-–—])[ \t]+\S")
_HAD: Final = re.compile(
    r"\b(?:had|(?:presented|admitted|came in|attended) with|treated for|recovered from|tuvo"
    r"|present[oó]|ingres[oó] por)\b[^.;\n]{0,24}$",
    re.IGNORECASE,
)
_REACH: Final = 80


def same(key: frozenset[str]) -> frozenset[str]:
    """What a name comes to without its stage: the illness is the same without it."""
    if not key & _STAGES:
        return key
    return frozenset(word for word in key if word not in _STAGES and not _STAGE.fullmatch(word))


def is_back(statement: Statement | None, each: Condition) -> bool:
    """Whether the sentence that names an illness again says that it is new or has come back."""
    if statement is None:
        return False
    text, place = statement.page.text, each.source
    first = max(statement.start, place.start - _REACH)
    return bool(
        _BACK.search(text, first, place.start)
        or _BACK.search(text, place.end, min(statement.end, place.end + _REACH))
    )


def only_names(statement: Statement | None, each: Condition) -> bool:
    """Whether a sentence among the diagnoses, and no item of theirs, only comes back to it."""
    if statement is None:
        return False
    text, place = statement.page.text, each.source
    if bullet(text, statement.start) is not None:
        return False
    if _HAD.search(text, statement.start, place.start):
        return True
    return place.start == statement.start and bool(_LABELS.match(text, place.end))
