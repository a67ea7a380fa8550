"""Where a list of diagnoses ends though no heading says so, and what beside it is no diagnosis."""

from __future__ import annotations

import re

from documents.pipeline.notes.announced import bullet
from documents.pipeline.notes.statements import Statement

_BLANK = re.compile(r"\n[ \t]*\n")
# What was measured or tested: "Weight: 37 lb", "Rapid strep: Negative".
_MEASURE = re.compile(
    r"[A-Za-z][\w /()'-]{0,40}?[ \t]*[:=][ \t]*(?:[<>≤≥~]?\s?\d"
    r"|(?:not |non-?\s?)?(?:negative|positive|normal|abnormal|detected|reactive|pending|done"
    r"|performed)\b)",
    re.IGNORECASE,
)


def is_measure(item: str) -> bool:
    """Whether an item is a label with the figure or the word of a result behind it."""
    return bool(_MEASURE.match(item))


class ListEnd:
    """Told the items of one list in order, says which stand behind its end.

    A blank line parts off what has no bullet, unless the entries themselves stand apart.
    """

    def __init__(self) -> None:
        self._first, self._close, self._left = True, False, False

    def is_below(self, statement: Statement) -> bool:
        """Whether an item is none of the list's any more."""
        text, start = statement.page.text, statement.start
        above = len(text[:start].rstrip())
        apart = bool(_BLANK.search(text, above, start))
        if self._first:
            self._first, self._close = False, not apart
        else:
            self._left = self._left or (apart and self._close)
        return self._left and bullet(text, start) is None
