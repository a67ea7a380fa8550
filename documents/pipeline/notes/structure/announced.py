"""What a title or a line that ends in a colon says of all that stands below it.

``Differential diagnosis``, ``Return precautions:``, ``Call us if you have:`` are read as any
sentence is: how do they speak of what would come next?
"""

from __future__ import annotations

import re
from functools import lru_cache

from documents.pipeline.speech import cues
from documents.pipeline.speech.context import Scopes
from documents.pipeline.types import Language, Status
from knowledge.phrases import tokenize

# Set to be done, read for an aim, or told beforehand, whatever else it says.
_AIMS = re.compile(
    r"\b(?:goals?|interventions?|action plan|contra-?indications?)\b"
    r"|\b(?:risks|side effects|hazards|dangers) of\b",
    re.IGNORECASE,
)
# A history is a section of its own; what it holds may well go on.
_HISTORY = re.compile(r"\b(?:histor\w+|hx|pmhx?|background|antecedentes?)\b", re.IGNORECASE)
# So much may stand between what decides and the colon: "if you have any of the following".
_FILLERS = frozenset(
    """of the following these any symptoms signs occur have happen develop experience notice you
    include includes including are is or and problems conditions diagnoses diagnosis illnesses if
    discussed given reviewed explained symptom to do for call us return help care attention
    medical urgent advice worry contact doctor nurse team surgeon gp office clinic hospital er ed
    emergency room department 911 your our my right away immediately at once back again
    may might can could past medical previous findings features all have has been was were not
    : - ( ) ,""".split()
)
_SPANISH_FILLERS = frozenset(
    """of : - ( ) de del la el los las y o siguientes sintomas signos presenta tiene nota aparece
    cualquiera usted su estos estas alguno uno enfermedad problemas inmediatamente a""".split()
)
_LONGEST_LEAD = 14
_LONGEST_ITEM = 8
# A sentence that has not ended: what it is about stands below.
_HANGS = re.compile(
    r"\b(?:if|when|whenever|for|with|of|have|has|having|any|including|the following|si|de|con)$",
    re.IGNORECASE,
)
_STEPS = re.compile(
    r"\b(?:follow|call|return|come|go|seek|contact|see|notify|tell|ring|phone|visit|appointments?"
    r"|llame|acuda|vuelva|regrese|consulte|volver|acudir)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:reports?|reported|reporting|endorses?|endorsing|complain\w* of|c/o|positive for"
    r"|presents? with|presenting with|experienc(?:es|ing))$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:^|\n)[ \t]*(?P<bullet>[-•●▪◦*>–]|\(?\d{1,2}[.)])[ \t]*$")


@lru_cache(maxsize=1024)
def announced(title: str, language: Language = "en") -> Status | None:
    """The status that a title gives what it heads; None where it says nothing of it."""
    if _AIMS.search(title):
        return Status.HYPOTHETICAL
    tokens = tokenize(f"{title.rstrip(' :?')}: thing")
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


def hangs(text: str) -> bool:
    """Whether a line breaks off before what it is about: ``Come back if``, ``Return for``."""
    return bool(_HANGS.search(text.rstrip(" :")))


def is_step(title: str) -> bool:
    """Whether a title is an instruction that its items end: ``Follow up with``, ``Call us if``."""
    return hangs(title) and bool(_STEPS.search(title))


def warns(line: str, language: Language) -> bool:
    """Whether a line says that what stands below it is why to call or to come, if it happens."""
    return bool(_STEPS.search(line)) and announced(line, language) is Status.HYPOTHETICAL


def tells(line: str) -> bool:
    """Whether a line says that what stands below it is there: ``Reports``, ``Complains of``."""
    return bool(_TELLS.search(line))


def is_lead(text: str) -> bool:
    """Whether a line leads in a list below it: ``Please call if you have:``, ``Come back if``."""
    led = text.rstrip().endswith(":") or hangs(text)
    return led and len(text.split()) <= _LONGEST_LEAD


def is_short_item(text: str) -> bool:
    """Whether a line without a bullet can be an item of such a list."""
    longest = _LONGEST_LEAD if text[:1].islower() else _LONGEST_ITEM
    return len(text.split()) <= longest and not text.rstrip().endswith((".", ":"))
