"""Whether a medicine is an item of the list that a heading heads, or only named beside one.

Below ``STOP taking`` stands ``ibuprofen``, and perhaps ``use acetaminophen instead`` or ``Reason:
you now take apixaban``: what the heading says is said of the first alone.
"""

from __future__ import annotations

import re

from documents.pipeline.notes.doing_words import words_of
from documents.pipeline.notes.outline import Statement
from knowledge import medicines, spanish_medicines
from knowledge.phrases import tokenize

_INSTEAD = re.compile(r"\b(?:instead|en su lugar|en vez)\b", re.IGNORECASE)
# What may stand before a name in its own item.
_BEFORE = frozenset(
    """rx med meds medicine medicines medication medications drug drugs name generic brand tablets
    capsule inj injection injections inhaler inhalers extended release oral solution suspension
    cream gel ointment drops old new usual current any all other stop stopped start started hold
    held continue changed change increase increased decrease decreased reduce reduced by mouth
    twice units gotas jarabe comprimido""".split()
)


def is_item(statement: Statement, start: int, end: int, limit: int) -> bool:
    """Whether the name at ``start:end`` stands at the head of its line, or in a list that does.

    ``limit`` is where the next name begins.
    """
    text = statement.page.text
    begin = max(text.rfind("\n", 0, start) + 1, statement.start)
    if _INSTEAD.search(text, end, limit):
        return False
    tokens = tokenize(text, begin, start)
    index = spanish_medicines.index() if statement.language == "es" else medicines.index()
    named = {p for match in index.matches(tokens) for p in range(match.first, match.last)}
    known = words_of(statement.language).links | _BEFORE
    return all(
        place in named or not word.isalpha() or word in known or medicines.looks_like_medicine(word)
        for place, word in enumerate(tokens.words)
    )
