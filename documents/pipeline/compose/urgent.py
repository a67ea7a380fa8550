"""Values that should not wait: which rows, and what is said of each before anything else.

What the report prints comes first: its own mark (``HH``, ``critical``) settles it. Without one, or
with ``alert``, which some print on any value out of its range, the limits of ``knowledge.critical``
do, unless the report's own range calls the value normal, for then the range is of somebody to whom
those limits don't apply. A row that was not read for sure is never left out: the patient is asked
to look, and told what to do if it is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from documents.pipeline.compose.telling import ENGLISH, Telling
from documents.pipeline.compose.wording import quoted
from documents.pipeline.types import Flag, LabRow
from knowledge import analytes, critical, warning_signs
from knowledge.critical import Side

_PRINTED = re.compile(
    r"hh|ll|aa|ch|cl|hc|lc|ph|pl|crit(?:ical(?:ly)?)?|panic|alert"
    r"|(?:critical(?:ly)?|panic|alert)[\s-](?:high|low|value|result)|(?:high|low)[\s-](?:critical|panic)",
    re.IGNORECASE,
)
ALERT = "alert"
"""A mark that some laboratories print on any value out of its range, others on critical ones."""
_LOW = re.compile(r"l{1,2}|cl|lc|pl|.*low.*", re.IGNORECASE)
_HIGH = re.compile(r"h{1,2}|ch|hc|ph|.*high.*", re.IGNORECASE)
_SIDES: dict[Flag | None, Side] = {
    Flag.LOW: "low",
    Flag.CRITICAL_LOW: "low",
    Flag.HIGH: "high",
    Flag.CRITICAL_HIGH: "high",
}
# "<10" is below a low limit of 10 for certain, and says nothing of a high one.
_OPEN: dict[str, Side] = {"<": "low", "≤": "low", ">": "high", "≥": "high"}
_CRITICAL = frozenset({Flag.CRITICAL_LOW, Flag.CRITICAL_HIGH})


@dataclass(frozen=True, slots=True)
class Urgent:
    """A value that should not wait.

    ``printed``: the report itself marks it so. ``doubtful``: it was not read for sure. ``signs``
    are those with which to call an ambulance.
    """

    row: LabRow
    side: Side | None
    printed: bool
    doubtful: bool
    signs: tuple[str, ...]

    def shown(self, words: Telling = ENGLISH) -> str:
        """The test and its value, as the report gives them."""
        return f"{words.test(self.row)} {words.result(self.row)}"

    def why(self, words: Telling = ENGLISH) -> str:
        """Why it is shown first, in one or two sentences."""
        told = words.urgent
        if self.doubtful:
            return told.doubtful
        if self.printed and self.row.printed_flag:
            return f"{told.marked.format(mark=quoted(self.row.printed_flag))} {told.called_out}"
        if self.printed:
            return told.unsided
        return told.low if self.side == "low" else told.high


def find_urgent(labs: Iterable[LabRow]) -> tuple[Urgent, ...]:
    """Those that should not wait, in the document's order; the same value once."""
    found: dict[tuple[str, str, str | None], Urgent] = {}
    for row in labs:
        printed = is_printed_critical(row)
        side = _side(row, printed)
        if printed or side is not None:
            signs = warning_signs.signs_of(row.analyte, side)
            key = (row.analyte or row.name.casefold(), row.value, row.unit)
            found.setdefault(key, Urgent(row, side, printed, row.needs_review, signs))
    return tuple(found.values())


def is_printed_critical(row: LabRow) -> bool:
    """Whether the report itself marks the row as critical."""
    if row.flag in _CRITICAL:
        return True
    mark = (row.printed_flag or "").strip(" *!#()[]")
    if mark.casefold() == ALERT and _is_known_of(row):
        return False
    if mark.casefold() == "c":  # also "corrected": only beside a value that is out of its range
        return row.flag in (Flag.LOW, Flag.HIGH)
    return _PRINTED.fullmatch(mark) is not None


def _is_known_of(row: LabRow) -> bool:
    """Whether our own limits can say of a value that it is critical, or that it is not."""
    if row.number is None or row.needs_review or row.analyte not in critical.limits():
        return False
    analyte = analytes.get(row.analyte or "")
    return analyte is not None and analyte.to_canonical(row.number, row.unit) is not None


def signs_of(urgent: Sequence[Urgent]) -> tuple[str, ...]:
    """The signs of all of them, each once."""
    return tuple(dict.fromkeys(sign for each in urgent for sign in each.signs))


def _side(row: LabRow, printed: bool) -> Side | None:
    """The side it lies on; without a printed mark, only where a critical limit is reached."""
    if printed:
        mark = (row.printed_flag or "").strip(" *!#()[]")
        if _LOW.fullmatch(mark):
            return "low"
        return "high" if _HIGH.fullmatch(mark) else _SIDES.get(row.flag)
    if row.analyte is None or row.number is None:
        return None
    if row.flag is Flag.NORMAL and not row.needs_review:
        return None
    side = critical.critical_side(row.analyte, row.number, row.unit)
    open_end: Side | None = _OPEN.get((row.comparator or "")[:1])
    return side if not row.comparator or open_end == side else None
