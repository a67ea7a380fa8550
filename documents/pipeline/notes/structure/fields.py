"""Where a label with its value beside it ends: it heads nothing of what is bidden below it.

``Surgeon: Dr. Holt``, ``Procedure: hernia repair`` and ``Eye drops: one at night`` are fields of a
sheet. ``Do not eat after midnight`` below them is no part of an operation or of a medicine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.notes.steps import bids
from documents.pipeline.notes.structure.sayings import said
from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.types import Language

_KINDS = frozenset({"anesthesia", "indication", "medications", "procedures", "technique"})
# What a medicine's own line may be followed by: how it is taken, what is done with another.
_OF_MEDICINES = "medications"
# "The operation is to come": said of what is to be done or left by then.
_TO_COME = re.compile(
    r"\b(?:before|prior to|(?:day|morning|night|evening) (?:of|before)) (?:your |the )?(?:\w+ )?"
    r"(?:surgery|operation|procedure|admission|test|scan|colonoscopy|endoscopy|an[a]?esthetic)\b"
    r"|\b(?:after|from|at) midnight\b|\b\d+ days? before\b"
    r"|\bantes de (?:la|su|el) (?:cirugia|operacion|intervencion|procedimiento|prueba)\b"
    r"|\bdespues de (?:la )?medianoche\b",
    re.IGNORECASE,
)

# "To come in": the day of an admission that is arranged.
_ADMITTED = re.compile(r"\W*(?:(?-i:TCI)\b|to come in:?\s)[^\n]{0,12}\d", re.IGNORECASE)

_ONE = re.compile(
    r"(?:(?:planned|your|name of|type of) )?(?:procedure|operation|surgery|test|cirugia|operacion"
    r"|procedimiento|intervencion|prueba)",
    re.IGNORECASE,
)
_SEVERAL = 2
_LONGEST_LABEL = 4


def bids_something(text: str, language: Language) -> bool:
    """Whether a line tells somebody to do or to leave something."""
    if language == "es":
        return bool(
            said(bids.FORBIDS, "es", "forbids").match(text)
            or said(bids.BID, "es", "bids").match(text)
        )
    bid = bids.FORBIDS.match(text) or bids.NO_DEED.match(text) or bids.BID.match(text)
    hangs = bids.HANGS_ON.search(text)
    return bool(bid) and not bids.TELLS.search(text, 0, hangs.start() if hangs else len(text))


def ends(text: str, body: int, start: int, end: int, kind: str, language: Language) -> bool:
    """Whether the field whose value begins at ``body`` has ended at a statement ``start:end``."""
    line = text.find("\n", body)
    if kind not in _KINDS or not 0 <= line < start or not text[body:line].strip():
        return False
    if text[text.rfind("\n", 0, start) + 1 : start].strip(" \t-•●▪*–0123456789.)"):
        return False
    told = text[start:end]
    label, colon, value = told.partition(": ")
    told = value if colon and len(label.split()) < _LONGEST_LABEL else told
    taken = language == "en" and kind == _OF_MEDICINES and bids.OF_MEDICINE.match(told)
    return not taken and bids_something(told, language)


def is_ahead(statements: Sequence[Statement]) -> bool:
    """Whether the reader is told what to do before an operation or a test."""
    if any(_ADMITTED.match(each.text) for each in statements):
        return True
    told = (each for each in statements if _TO_COME.search(each.text))
    return sum(bids_something(each.text, each.language) for each in told) >= _SEVERAL


def put_ahead(statements: Sequence[Statement]) -> None:
    """The one operation that a sheet on getting ready for it names is planned, and not done."""
    if not is_ahead(statements):
        return
    for each in statements:
        if each.section == "procedures" and _ONE.fullmatch(each.title):
            each.section = "plan"


def is_planned(statement: Statement) -> bool:
    """Whether a statement stands in the field of the operation that is to come."""
    return statement.section == "plan" and bool(_ONE.fullmatch(statement.title))
