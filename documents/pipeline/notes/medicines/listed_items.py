"""Whether a medicine is an item of the list that a heading heads, or only named beside one.

Below ``STOP taking`` stands ``ibuprofen``, and perhaps ``use acetaminophen instead`` or ``Reason:
you now take apixaban``: what the heading says is said of the first alone.
"""

from __future__ import annotations

import re

from documents.pipeline.notes.medicines.doing_words import words_of
from documents.pipeline.notes.structure.outline import Statement
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
# A gap between two cells of a row.
_GAP = re.compile(r"\S(?: {2,}|\t|[ \t]*\|[ \t]*)(?=\S)")
_LEAST_GAPS = 2


def is_item(statement: Statement, start: int, end: int, limit: int) -> bool:
    """Whether the name at ``start:end`` stands at the head of its line, or in a list that does.

    ``limit`` is where the next name begins.
    """
    text = statement.page.text
    begin = max(text.rfind("\n", 0, start) + 1, statement.start)
    if _INSTEAD.search(text, end, limit) or _is_in_cell_below(text, start):
        return False
    tokens = tokenize(text, begin, start)
    index = spanish_medicines.index() if statement.language == "es" else medicines.index()
    named = {p for match in index.matches(tokens) for p in range(match.first, match.last)}
    known = words_of(statement.language).links | _BEFORE
    return all(
        place in named or not word.isalpha() or word in known or medicines.looks_like_medicine(word)
        for place, word in enumerate(tokens.words)
    )


def _is_in_cell_below(text: str, start: int) -> bool:
    """Whether a name stands where the cells of the row above go on: ``once a day  apixaban`` below
    ``Aspirin  81 mg  1 tablet  Replaced by``.
    """
    begin = text.rfind("\n", 0, start) + 1
    above = text.rfind("\n", 0, max(begin - 1, 0)) + 1
    goes_on = text[begin : begin + 1].islower() and _GAP.search(text, begin, start + 1)
    return bool(goes_on) and len(_GAP.findall(text, above, begin)) >= _LEAST_GAPS
