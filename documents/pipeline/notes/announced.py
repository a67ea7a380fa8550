"""What a title or a line that ends in a colon says of all that stands below it.

``Differential diagnosis``, ``Return precautions:``, ``Call us if you have:`` are read as any
sentence is: how do they speak of what would come next?
"""

from __future__ import annotations

import re
from functools import lru_cache

from documents.pipeline import cues
from documents.pipeline.context import Scopes
from documents.pipeline.types import Language, Status
from knowledge.phrases import tokenize

# Set to be done, or read for an aim, whatever else it says.
_AIMS = re.compile(r"\b(?:goals?|interventions?|action plan)\b", re.IGNORECASE)
# A history is a section of its own; what it holds may well go on.
_HISTORY = re.compile(r"\b(?:histor\w+|hx|pmhx?|background|antecedentes?)\b", re.IGNORECASE)
# So much may stand between what decides and the colon: "if you have any of the following".
_FILLERS = frozenset(
    """of the following these any symptoms signs occur have happen develop experience notice you
    include includes including are is or and problems conditions diagnoses diagnosis illnesses if
    discussed given reviewed explained symptom to do for call us return help care attention
    medical urgent advice worry contact doctor : - ( )""".split()
)
_SPANISH_FILLERS = frozenset(
    """of : - ( ) de del la el los las y o siguientes sintomas signos presenta tiene nota aparece
    cualquiera usted su estos estas alguno uno enfermedad problemas inmediatamente a""".split()
)
_LONGEST_LEAD = 14
_LONGEST_ITEM = 8
# A sentence that has not ended: what it is about stands below.
_HANGS = re.compile(
    r"\b(?:if|when|whenever|for|with|of|have|has|having|any|including|si|de|con)$", re.I
)
_BULLET = re.compile(r"(?:^|\n)[ \t]*(?P<bullet>[-•●▪◦*>–]|\(?\d{1,2}[.)])[ \t]*$")


@lru_cache(maxsize=1024)
def announced(title: str, language: Language = "en") -> Status | None:
    """The status that a title gives what it heads; None where it says nothing of it."""
    if _AIMS.search(title):
        return Status.HYPOTHETICAL
    tokens = tokenize(f"{title.rstrip(' :')}: thing")
    scopes = Scopes(tokens, cues.speech(language))
    if len(tokens) > _LONGEST_LEAD or not scopes.open_end(
        _FILLERS if language == "en" else _SPANISH_FILLERS
    ):
        return None
    status = scopes.status(len(tokens) - 1, len(tokens))
    over = status is Status.PAST and _HISTORY.search(title)
    return None if status is Status.PRESENT or over else status


def bullet(text: str, start: int) -> str | None:
    """The kind of bullet before a statement: itself, ``1`` for a number, None for none."""
    found = _BULLET.search(text, max(0, start - 12), start)
    if found is None:
        return None
    return "1" if any(ch.isdigit() for ch in found["bullet"]) else found["bullet"]


def is_lead(text: str) -> bool:
    """Whether a line leads in a list below it: ``Please call if you have:``, ``Come back if``."""
    line = text.rstrip()
    return bool(line.endswith(":") or _HANGS.search(line)) and len(text.split()) <= _LONGEST_LEAD


def is_short_item(text: str) -> bool:
    """Whether a line without a bullet can be an item of such a list."""
    return len(text.split()) <= _LONGEST_ITEM and not text.rstrip().endswith((".", ":"))
