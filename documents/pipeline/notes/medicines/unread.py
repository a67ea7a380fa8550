"""What is said of a medicine that no rule has read: then its sentence is left to speak."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.notes.medicines import not_taken
from documents.pipeline.notes.medicines.hanging import class_of
from documents.pipeline.notes.medicines.intents import is_verb
from knowledge.phrases import Tokens, tokenize

# "was changed to X, but has not yet started it"
_TAKING_UP = frozenset(
    """start started starting begin begun take taken taking fill filled pick picked use used using
    receive received tolerate""".split()
)
_LABELS = frozenset({"date", "dates", ":"})
# "25 -> 50 mg"
_SHIFT = re.compile(
    r"\d\D{0,12}(?:->|→|➔|⟶|=>|>|↑|↓)\s*\d|[↑↓⬆⬇]|\b(?:then|new|was|off|longer)\b", re.I
)

# The same in a Spanish sentence, by the stems of its verbs.
_SPANISH = re.compile(
    r"\b(?:suspend|suspensi|retir|dej[aeoó]|inici|empez|empiec|comenz|comienc|reanud|reinici|aument"
    r"|sub[aei]r|reduc|reduzc|disminu|baj[aeo]r?\b|ajust|cambi|sustitu|manten|continu|omit|paus)",
    re.IGNORECASE,
)

# Before a name, in its clause, and behind it: something other than taking it is done.
_OTHER_DEED = (
    r"\b(?<!no )(?<!no se )(?:suspen|retir[aeoó]|dej[aeoó]|d[ie]scontin|paus[aeoó]|reinici|reanud"
    r"|interrump|rot[aeoó]r?\b|sin efecto|destet|descenso|desescal|quit[aeoó]|reemplaz|sustitu"
    r"|cambi|omit|reduc|reduzc|disminu|aument|incremen|baj[ae]r|sub[ai]r?\b|alternand"
)
_DEED_BEFORE = re.compile(
    _OTHER_DEED + r"|stop\b|podr[ií]an?\b|pasa(?:r|mos)? (?:a|de)\b|emp[ie]|comenz|comienz|vuelv)"
    r"[^.;,\n]{0,60}$",
    re.IGNORECASE,
)
_DEED_BEHIND = re.compile(_OTHER_DEED + r"|STOP\b)", re.IGNORECASE)
_REACH = 160


def other_deed(text: str, start: int, name: tuple[int, int], end: int, *, cued: bool) -> bool:
    """Whether Spanish words of ``text[start:end]`` do something with a name that no rule has read.

    ``cued``: what stands before the name was read.
    """
    near = max(start, name[0] - _REACH)
    before = text[near : name[0]]
    if not cued and _DEED_BEFORE.search(before[before.rfind("\n") + 1 :]):
        return True
    line = text.find("\n", name[1], end)
    return _DEED_BEHIND.search(text, name[1], end if line < 0 else line) is not None


def unread(tokens: Tokens, first: int, last: int) -> bool:
    """Whether words say that something is done, held or to be done which no rule has read.

    ``15 mg weekly - omit this week``, ``may go up to 30 mg``; not ``Start date: ...``.
    """
    words = tokens.words
    for place in range(first, last):
        behind = words[place + 1] if place + 1 < len(words) else ""
        if words[place] in class_of("moving") and behind in class_of("ways"):
            return True
        dated = words[place].startswith("start") and behind[:1].isdigit()
        if words[place] in class_of("telling") and behind not in _LABELS and not dated:
            return True
    return not_taken.tells(words[first:last], tokens.text)


def undone(words: Sequence[str]) -> bool:
    """Whether words say that something was not begun: ``has not yet started the new medicine``."""
    return any(
        word in {"not", "never", "t"} and bool(_TAKING_UP & {*words[place + 1 : place + 4]})
        for place, word in enumerate(words)
    )


def tells(text: str) -> bool:
    """Whether a sentence itself says what is done, or to be done, with what it names."""
    tokens = tokenize(text)
    words = tokens.words
    return (
        bool(_SHIFT.search(text) or _SPANISH.search(text))
        or any(
            is_verb(words, place) or words[place] in class_of("telling") | class_of("thought")
            for place in range(len(words))
        )
        or unread(tokens, 0, len(words))
    )
