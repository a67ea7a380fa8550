"""What is said of a medicine that no rule has read: then its sentence is left to speak."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    return False


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
