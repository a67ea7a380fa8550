"""The rows of a list of checks that keep somebody well: ``Dilated eye exam    Overdue``.

Such a row says by its second cell that the time has come; what is done or up to date is no step.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.structure.statements import Statement

_TITLE: Final = re.compile(
    r"\W*(?:your |the )?(?:(?:(?:health|preventive|preventative|routine|well(?:ness|ness visit)?"
    r"|cancer) )+(?:maintenance|care|screenings?|services|checks?|reminders?|topics)"
    r"|(?:care|quality) gaps|gaps in care)(?: (?:due|reminders?|items?|topics|summary|list))?\W*",
    re.IGNORECASE,
)
_DAY: Final = (
    r"(?:\d{1,2}[/.-](?:\d{1,2}[/.-])?\d{2,4}|\d{4}(?:-\d\d){0,2}"
    r"|(?:\d{1,2} )?[A-Za-z]{3,9}\.? (?:\d{1,2}, )?\d{4})"
)
_ROW: Final = re.compile(
    r"[A-Za-z][^\n|:]{1,50}?(?:[ ]{2,}|[ ]?\t+|[ ]*\|[ ]*|:[ ]*|[ ]+[-–][ ]+)"
    r"(?:(?:now |next |past )?(?:over)?due(?: now| soon)?)"
    rf"(?:[ ]*[:–-]?[ ]*(?:on |in |by |since |from )?{_DAY})?[ .]*",
    re.IGNORECASE,
)


def is_row_due(statement: Statement) -> bool:
    """Whether a row below such a title says that its check is due, or was to be made before."""
    return bool(_TITLE.fullmatch(statement.title) and _ROW.fullmatch(statement.text))
