"""What a germ from a culture is sensitive to is no allergy: ``Sensitivities: trimethoprim R``."""

from __future__ import annotations

import re

from documents.pipeline.notes.structure.statements import Statement

_HEAD = re.compile(r"\W*(?:antibiotic |antimicrobial )?(?:sensitivit|susceptibilit)\w+\W*", re.I)
_GROWN = re.compile(
    r"\b(?:cultur\w*|organisms?|isolate[sd]?|cfu|colony|colonies|antibiograms?|susceptib\w+|MICs?"
    r"|MSU|CSU|swabs?|sputum|growth of|(?:e|E)\. ?coli)\b"
)
_TESTED = re.compile(
    r"[^\n:|]{0,40}?[ \t:|–-]+(?:[<>=≤≥]{0,2}[ \t]?\d[\d./]*[ \t]+)?"
    r"(?:(?-i:R|S|I|SDD)|resistant|sensitive|susceptible|intermediate)\b[^\w\n]*(?:\n|$)",
    re.IGNORECASE,
)


def is_of_culture(statement: Statement, start: int) -> bool:
    """Whether what begins at ``start`` of the page is a drug that a grown germ was tested with."""
    text = statement.page.text
    if not _GROWN.search(text):
        return False
    line = text.rfind("\n", 0, start) + 1
    headed = _HEAD.fullmatch(statement.title) or _HEAD.match(text, line, start)
    return bool(headed) or _TESTED.match(text, start) is not None
