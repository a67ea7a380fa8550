"""What a listed medicine is for is no complaint of today: ``Nitroglycerin for chest pain``."""

from __future__ import annotations

import re

from documents.pipeline.notes.structure.statements import Statement
from knowledge import medicines, spanish_medicines
from knowledge.phrases import tokenize

# Between "for" and a complaint: other complaints, and nothing that tells how long.
_FOR = re.compile(
    r"\b(?:for|para)\s+(?:(?!(?:days?|weeks?|months?|years?|hours?|dias?|semanas?|now|and then)\b)"
    r"[a-z-]+,?\s+){0,6}$",
    re.IGNORECASE,
)
# How an entry of a list may begin before its medicine.
_LEAD = frozenset(
    """take use give apply inhale inject start continue keep your the a new tome tomar use usar
    aplicar""".split()
)


def is_taken_for(statement: Statement, start: int) -> bool:
    """Whether a complaint at ``start`` is what the medicine that begins the statement is for.

    A sentence about somebody (``She took aspirin for a headache``) tells of a complaint there was.
    """
    text = statement.page.text
    if not _FOR.search(text, statement.start, start):
        return False
    tokens = tokenize(text, statement.start, start)
    index = medicines.index() if statement.language == "en" else spanish_medicines.index()
    named = next(index.matches(tokens), None)
    if named is None:
        return False
    return statement.section == "medications" or all(
        word in _LEAD or not word[0].isalpha() for word in tokens.words[: named.first]
    )
