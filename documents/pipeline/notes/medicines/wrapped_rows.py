"""A medicine in a row of a table whose cells go on over the lines below it.

Such a line holds a bit of each cell (``SUCC ER 25MG   MOUTH EVERY DAY``): what is read off the
first line alone is not how it is taken, so the row is left to be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from documents.pipeline.notes.medicines import sig
from documents.pipeline.notes.medicines.ended import TOLD
from documents.pipeline.notes.medicines.mentions import find_mentions
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.types import Intent, Medication

_GAP = re.compile(r" {2,}|\t|[ \t]\|[ \t]")
_LEAST_CELLS = 3
_MOST_LINES = 5
_ENDED = re.compile(
    r"\b(?:discontinued?|stopped|d/c'?d|cancel?led|expired|inactive|then|x\d)\b", re.IGNORECASE
)


def left_to_row(
    medication: Medication, statement: Statement, following: Sequence[Statement]
) -> Medication:
    """The medicine, left to its row where lines below the row tell more of how it is taken."""
    text, language = statement.page.text, statement.language
    begin = text.rfind("\n", 0, medication.source.start) + 1
    end = _line_end(text, medication.source.end)
    cells = len(_GAP.split(text[begin:end].strip()))
    if medication.status not in TOLD or cells < _LEAST_CELLS:
        return medication
    limit = next(
        (
            each.start
            for each in islice(following, _MOST_LINES)
            if each.page is not statement.page or find_mentions(each)
        ),
        len(text),
    )
    last = end
    for _ in range(_MOST_LINES):
        stop = _line_end(text, last + 1)
        line = text[last + 1 : stop].strip()
        if not line or stop > limit or len(_GAP.split(line)) > cells // 2:
            break
        last = stop
    below = sig.read_directions(text, end, last, language)
    if last == end or not (below.end or _ENDED.search(text, end, last)):
        return medication
    return replace(medication, source=replace(medication.source, end=last), intent=Intent.OPEN)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
