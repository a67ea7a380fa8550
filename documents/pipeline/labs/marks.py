"""What signs and short names mean on this page: what stands beside them decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline.labs import vocabulary
from documents.pipeline.labs.columns import Column
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.names import is_known
from documents.pipeline.labs.patterns import LONE_SIGN
from documents.pipeline.labs.tokens import Item, Kind
from knowledge import analytes, units

_STAR = re.compile(r"\*\s+(?=[^\W\d_])")
MINUS = frozenset("-−–")
_FIELD = re.compile(r"\W{0,2}([A-Za-z]{2,4})\b")
_LEAST_FIELDS = 5


def lone_blood_group(line: Line, named: Named, items: Sequence[Item]) -> Item | None:
    """A lone ``O`` or ``AB``, which is a result of one test only."""
    keys = {a.key for a in analytes.candidates(named.text(line))}
    first = items[0] if items else None
    if "blood_group" not in keys or first is None:
        return None
    if line.page.text[first.start : first.end].upper() not in {"A", "B", "AB", "O"}:
        return None
    return replace(first, kind=Kind.WORDS)


def is_sign(text: str, item: Item) -> bool:
    """``+`` before a number in its column is a flag, ``+2`` a change."""
    told = text[item.start : item.end]
    return item.kind is Kind.WORDS and bool(LONE_SIGN.fullmatch(told))


def counts_a_field(text: str, item: Item) -> bool:
    """``2 - 4 /HPF``: cells seen through a microscope are a result, not a range."""
    unit = units.parse(text[item.unit[0] : item.unit[1]]) if item.unit else None
    return bool(unit and unit.dimension in {"per_high_field", "per_low_field"})


def is_flag(text: str, item: Item, role: Column | None, last_range: int) -> bool:
    """Whether what looks like a flag is one; a letter under a head of its own is a grade."""
    if role is None:
        return True
    told = text[item.start : item.end]
    if role.role == "other" and len(told) == 1:
        return told in "HLhl↑↓▲▼"
    return role.role != "range" or item.start > last_range


def is_mark(text: str, item: Item, role: Column | None) -> bool:
    """Whether words beside a result in words say only that it is as it should be, or not.

    Nobody's usual result is ``abnormal``.
    """
    told = text[item.start : item.end].lower()
    return told == "abnormal" or (told == "normal" and role is not None and role.role == "flag")


def is_usual(text: str, item: Item, role: Column | None) -> bool:
    """Whether bracketed words under the head of the ranges are the usual result (``[absent]``)."""
    if not item.bracketed or role is None or role.role != "range":
        return False
    return vocabulary.polarity(text[item.start : item.end]) is not None


def stars_are_marks(lines: Sequence[Line]) -> bool:
    """Whether a star before a name marks its result: other names begin at that place without."""
    starred, plain = [], []
    for line in lines:
        found = _STAR.match(line.text)
        if found and any(c.isdigit() for c in line.text):
            starred.append(line.place(line.start + found.end(), line.end)[0])
        elif is_known(line.cells[0].text):
            plain.append(line.cells[0].x0)
    slack = 0.012 if lines and lines[0].words else 1.0
    return any(abs(a - b) <= slack for a in starred for b in plain)


def minus_is_a_mark(lines: Sequence[Line]) -> bool:
    """Whether a lone minus says low: a lone plus says high, and most results have neither."""
    cells = [[c.text for c in line.cells[1:]] for line in lines if len(line.cells) > 2]
    minus = sum(bool(MINUS & set(texts)) for texts in cells)
    return 0 < minus * 2 <= len(cells) and any("+" in texts for texts in cells)


def is_strip(lines: Sequence[Line]) -> bool:
    """Whether the lines are those of a urine strip: its fields' short names, one a line.

    ``PRO`` or ``BIL`` alone could be of anything.
    """
    names = {found.group(1) for line in lines if (found := _FIELD.match(line.text))}
    return sum(bool(of_strip(name)) for name in names) >= _LEAST_FIELDS


def of_strip(name: str) -> tuple[analytes.Analyte, ...]:
    """What a field of a urine strip with this short name shows."""
    return analytes.exactly(f"strip {name}") if len(name) <= 4 else ()
