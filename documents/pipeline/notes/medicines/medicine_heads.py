"""Titles of lists of medicines that are made of nothing but words for medicines and taking them.

``Medicines I stopped``, ``No longer taking``, ``Do not take these``, ``What I take now``: what such
a title says holds for all that it heads, so it is never read as a step or as a line of its own.
"""

from __future__ import annotations

import re

_MEDICINES = r"medicines?|medications?|meds|drugs?|tablets|pills|treatments?|prescriptions?"
_DOING = (
    r"stop(?:ped|ping)?|discontinu(?:e|ed|ing)|ceased?|h[eo]ld|withheld|withhold|paused?"
    r"|tak(?:e|es|en|ing)|us(?:e|es|ed|ing)|avoid(?:ed)?|continu(?:e|ed|ing)|keep|start(?:ed|ing)?"
    r"|chang(?:e|es|ed|ing)|resum(?:e|ed|ing)"
)
_WITH = (
    r"i|you|we|my|your|the|these|those|this|all|any|other|old|home"
    r"|that|which|what|following|have|has|had|are|is|was|were|be|been|to|should|must|do|did|not"
    r"|don'?t|no|new|how|longer|now|still|currently|recently|already|never|on|for|regular|daily|today"
    r"|in|at|during|hospital|admission|discharge|visit|stay|a|by|doctor|from|of|list|and|or|anymore|more"
)
_WORD = re.compile(rf"(?:{_MEDICINES}|{_DOING}|{_WITH})")
_DONE = re.compile(rf"(?:{_DOING})")
_UNTIL = re.compile(r"\s+(?:until|for now|before|after|till)\b.*$")
# "Take on", "To use", "Start the": an order that goes on below, no title.
_HANGING = re.compile(r"\b(?:on|for|the|a|by|from|of|in|at|during|and|or|to|with|i|you|not|no)$")
# A whole title says who takes it, that nobody does, or of what it is.
_TELLS = re.compile(
    rf"\b(?:{_MEDICINES}|i|you|we|not|don'?t|longer|now|still|currently|these|those|that"
    r"|which|what)\b"
)

_BARE = frozenset(
    """stop stopped start started continue continued hold held change changed discontinue
    discontinued increase increased decrease decreased reduce reduced adjusted""".split()
)
# As a practice prints what it prescribes: now, again and again, and no more.
_OF_PRINTOUTS = frozenset({"acute", "repeat", "past", "previous"})


def leads_in_medicines(title: str) -> bool:
    """Whether a single word with a colon, alone on its line, leads in medicines: ``Continue:``."""
    return title.strip().lower() in _BARE


def heads_bare(title: str) -> bool:
    """Whether a single word without a colon can head medicines, where they stand below it."""
    return title.strip().lower() in _BARE | {"new"} | _OF_PRINTOUTS


def heads_medicines(title: str) -> bool:
    """Whether a title, in small letters, heads a list of medicines by what is done with them.

    A bare word (``Stop``, ``Hold``) may as well be a cell: it heads nothing, unless it says until
    when.
    """
    short = _UNTIL.sub("", title)
    words = [word.strip("(),.") for word in short.replace("/", " ").split()]
    if len(words) < 2:
        held = words and re.fullmatch(r"h[eo]ld|stop(?:ped)?|paused?|do not take", words[0])
        return bool(held) and short != title
    if not all(_WORD.fullmatch(word) for word in words) or _HANGING.search(short):
        return False
    return any(_DONE.fullmatch(word) for word in words) and bool(_TELLS.search(short))
