"""Several values of one test that no day puts in order: none is told as the one that holds now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.wording import chunks, quoted, tidy
from documents.pipeline.types import Flag, LabRow, SummarySentence
from knowledge import analytes

_AT_ONCE: Final = 6
_ROUNDED: Final = Decimal("0.06")
"""By how much one value may differ from itself in another unit, as a share."""


def of_one_test(labs: Sequence[LabRow]) -> list[list[LabRow]]:
    """The rows of each known test that has values which cannot all be one.

    A value whose lack of a unit leaves its test open is one of the test that its name is of there.
    """
    tests: dict[str, list[LabRow]] = {}
    named = {tidy(row.name).casefold(): row.analyte for row in labs if row.analyte is not None}
    for row in labs:
        test = row.analyte or named.get(tidy(row.name).casefold())
        if test is not None:
            tests.setdefault(test, []).append(row)
    return [rows for rows in tests.values() if any(not _is_one(rows[0], each) for each in rows)]


def told(rows: Sequence[LabRow], noun: str, words: Wording) -> Iterator[SummarySentence]:
    """What the report gives of one test: its values, and which of them are out of their range.

    ``rows`` were read for sure. That there are others, which were not, is for the caller to say.
    """
    if not rows:
        return
    frames = words.frames
    name = words.test(rows[0])
    for n, some in enumerate(chunks(rows, _AT_ONCE)):
        first = _first(rows, words)
        frame = frames.several_more if n else first
        text = words.say(frame, noun=noun, name=name, values=_values(some, words))
        yield SummarySentence(text, tuple(row.source for row in some), "lab")
    outside: dict[tuple[Flag, str], list[LabRow]] = {}
    for row in rows:
        if row.flag not in (None, Flag.NORMAL):
            outside.setdefault((row.flag, row.ref_text or ""), []).append(row)
    for (flag, printed), alike in outside.items():
        for some in chunks(alike, _AT_ONCE):
            side = words.sides.get(flag)
            limits = f" ({words.printed(printed)})" if printed else ""
            frame = frames.several_outside if side else frames.several_unusual
            text = words.say(
                frame, noun=noun, side=side or "", range=limits, values=_values(some, words)
            )
            yield SummarySentence(text, tuple(row.source for row in some), "lab")


def _first(rows: Sequence[LabRow], words: Wording) -> str:
    """The frame of the first sentence: where each value has its time, none is left to look up."""
    if len(rows) == 1:
        return words.frames.several_one
    timed = all(row.when for row in rows)
    return words.frames.several_timed if timed else words.frames.several


def _values(rows: Sequence[LabRow], words: Wording) -> str:
    return words.listed(list(dict.fromkeys(_with_time(row, words) for row in rows)))


def _with_time(row: LabRow, words: Wording) -> str:
    shown = words.shown(row)
    return f"{shown} {quoted(row.when)}" if row.when else shown


def _is_one(one: LabRow, other: LabRow) -> bool:
    """Whether two rows can be one value: the same, in another unit, or its number and its word."""
    if one.number is None or other.number is None:
        both_words = one.number is None and other.number is None
        return not both_words or tidy(one.value).casefold() == tidy(other.value).casefold()
    if one.unit == other.unit:
        return (one.number, one.comparator) == (other.number, other.comparator)
    analyte = analytes.get(one.analyte or other.analyte or "")
    if analyte is None:
        return False
    first = analyte.to_canonical(one.number, one.unit)
    second = analyte.to_canonical(other.number, other.unit)
    if first is not None and second is not None:
        return abs(first - second) <= abs(first) * _ROUNDED
    # Units that do not convert are of two things, a share and a count; no unit leaves that open.
    return one.number == other.number or None not in (one.unit, other.unit)
