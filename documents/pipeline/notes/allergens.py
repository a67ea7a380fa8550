"""What Spanish words a patient can be allergic to, and where a list of allergies ends."""

from __future__ import annotations

import re

from documents.pipeline.notes.outline import Statement
from documents.pipeline.notes.sayings import naming, said
from knowledge import spanish_medicines
from knowledge.phrases import tokenize

_NONE = re.compile(r"(?!)")


def is_below(statement: Statement, before: Statement | None) -> bool:
    """Whether a Spanish line stands below an allergy and is no item of a list.

    What follows it without a heading of its own is another matter more often than not.
    """
    return (
        statement.language == "es"
        and before is not None
        and (statement.section, statement.title) == ("allergies", before.title)
        and before.section == "allergies"
        and statement.page.text[: statement.start].rstrip(" \t")[-1:] in ("\n", ".")
    )


def is_known(substance: str) -> bool:
    """Whether Spanish words name a medicine, or something that people are allergic to."""
    if said(_NONE, "es", "allergens").search(substance):
        return True
    return next(spanish_medicines.index().matches(tokenize(substance)), None) is not None


def is_condition(substance: str) -> bool:
    """Whether Spanish words name a condition."""
    return next(naming("es").names(tokenize(substance)), None) is not None
