"""Lines among the next steps that tell nobody to do anything.

The edge of a page, a salutation, a title, a telephone number alone, a result that is awaited, and
what need not be done.
"""

from __future__ import annotations

import re

from documents.pipeline.notes.announced import bullet
from documents.pipeline.notes.statements import Statement
from knowledge.conditions import names

# "Page 1 of 2", "2/3", "MRN 0815", "Printed 04/05/2026".
_EDGE = re.compile(
    r"(?i)\b(?:page|p[aá]gina|sheet)\s*\d|^\W*\d{1,3}(?:\s*(?:/|of|de)\s*\d{1,3})?\W*$"
    r"|\b(?:mrn|dob)\b|^\W*(?:printed|confidential|continued)\b"
)
_SALUTATION = re.compile(
    r"\W*(?:dear|to whom it may concern|hello|estimad[oa]s?|querid[oa]s?)\b", re.IGNORECASE
)
_NUMBER_ALONE = re.compile(
    r"\W*(?:(?:tele)?phone|tel|fax|cell|mobile|office|tel[eé]fono)?\W*\+?[\d\s().–-]{7,}\W*",
    re.IGNORECASE,
)
_AWAITED = re.compile(
    r"^[\w /-]{0,40}\b(?:pending|awaited|outstanding|pendientes?)\b[^:.;\n]{0,30}:"
    r"|^[^.;\n]{0,60}\b(?:pending|awaited|pendientes?)\W*$",
    re.IGNORECASE,
)
# What stands below "Tests pending at discharge" is awaited, too.
_AWAITING = re.compile(r"\b(?:pending|awaited|outstanding|pendientes?)\b", re.IGNORECASE)
_NEED_NOT = re.compile(
    r"\b(?:do(?:es)? not|don['’]t|doesn['’]t|no longer) (?:need|have) to\b|\bno need (?:to|for)\b"
    r"|\bno (?:es necesario|necesita|hace falta)\b",
    re.IGNORECASE,
)
_UNLESS = re.compile(r"\b(?:if|unless|until|but|si|hasta|pero)\b", re.IGNORECASE)
# What the parts of a letter are called; a line of these alone is the title of one.
_OF_TITLES = re.compile(
    r"(?:activit(?:y|ies)|diets?|nutrition|driving|bathing|exercise|lifting|work|restrictions?"
    r"|precautions?|instructions?|information|contacts?|details|questions|pending|results?|tests?"
    r"|discharge|patient|general|additional|other|notes?|education|medications?|equipment"
    r"|and|or|at|for|on|the|your|&|/)+",
    re.IGNORECASE,
)
_LONGEST_TITLE = 4


def is_edge(text: str) -> bool:
    """Whether a line is printed at the edge of a page: its number, or whose record it is."""
    return bool(_EDGE.search(text))


def is_no_step(statement: Statement) -> bool:
    """Whether a line among the next steps asks nothing of the reader."""
    text = statement.text
    if _AWAITING.search(statement.title) and len(text.split()) <= 8:
        return True
    if _SALUTATION.match(text) or _NUMBER_ALONE.fullmatch(text) or _AWAITED.search(text):
        return True
    if len(text.split()) <= 12 and is_edge(text):
        return True
    if _NEED_NOT.search(text) and not _UNLESS.search(text):
        return True
    return _is_title(statement) or _is_denied(statement)


def _is_denied(statement: Statement) -> bool:
    """Whether a line only says what nobody found: ``No loss of consciousness, no head injury.``"""
    tokens = statement.tokens
    if not len(tokens) or tokens.words[0] != "no":
        return False
    named = next(names(tokens), None)
    return named is not None and named.first == 1


def _is_title(statement: Statement) -> bool:
    """Whether a line without a verb, a time or a stop stands above others as their title."""
    text = statement.text
    page = statement.page.text
    alone = statement.item and not statement.lead and bullet(page, statement.start) is None
    words = text.split()
    line = page[page.rfind("\n", 0, statement.start) + 1 : statement.start].strip()
    if not alone or line or page[statement.end : statement.end + 1] not in ("\n", ":"):
        return False
    titled = len(words) <= _LONGEST_TITLE and words[0][:1].isupper()
    return titled and all(_OF_TITLES.fullmatch(word) for word in words)
