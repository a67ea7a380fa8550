"""Where a list of diagnoses ends though no heading says so, and what beside it is no diagnosis."""

from __future__ import annotations

import re

from documents.pipeline.notes.structure.announced import bullet
from documents.pipeline.notes.structure.sayings import naming
from documents.pipeline.notes.structure.statements import Statement
from knowledge import medicines
from knowledge.phrases import tokenize

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


# A short line without an end, as titles are; a sentence, and how much of a medicine.
_BARE = re.compile(r"[^\W\d_][^.,;:()\n]{2,40}")
_SENTENCE = re.compile(r"(?:\S+ ){2,}\S*[a-z)][.!?](?:\s|$)")
_MEASURED = re.compile(r"\d\s?(?:mg|mcg|µg|g|units?|ml|%)", re.IGNORECASE)
_LONGEST_LINE = 200


class ListEnd:
    """Told the items of one list in order, says which stand behind its end.

    A blank line parts off what has no bullet, unless the entries themselves stand apart; so does a
    title that stands over something else. What has no bullet below items that have one, or stands
    below a label with its diagnosis beside it, is no item either.
    """

    def __init__(self) -> None:
        self._first, self._close, self._left = True, False, False
        self._bullets = self._beside = False

    def is_below(self, statement: Statement) -> bool:
        """Whether an item is none of the list's any more."""
        text, start = statement.page.text, statement.start
        above = len(text[:start].rstrip())
        apart = bool(_BLANK.search(text, above, start))
        pointed = bullet(text, start) is not None
        begin = text.rfind("\n", 0, start) + 1
        before = text[begin:start]
        if self._first:
            self._first, self._close = False, not apart
            self._beside = before.rstrip().endswith(":")
        else:
            self._left = self._left or (apart and self._close)
            plain = not pointed and not before
            self._left = self._left or (plain and (self._bullets or self._beside))
            self._left = self._left or (plain and _is_title(statement))
        self._bullets = self._bullets or pointed
        return self._left and not pointed


def _is_title(statement: Statement) -> bool:
    """Whether a line that names no illness stands over a medicine or a sentence."""
    text = statement.page.text
    below = text[statement.end : statement.end + _LONGEST_LINE].lstrip(" \t\r").split("\n")
    if not _BARE.fullmatch(statement.text.strip()) or below[0].strip() or len(below) < 2:
        return False
    if next(iter(naming(statement.language).names(statement.tokens)), None) is not None:
        return False
    if _SENTENCE.search(below[1]):
        return True
    named = next(medicines.index().matches(tokenize(below[1])), None)
    return named is not None and bool(_MEASURED.search(below[1]))
