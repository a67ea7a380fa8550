"""The two numbers of a blood pressure that a source gives as values of their own, told as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.types import Flag, LabRow, Source

PRESSURE: Final = "blood_pressure"
"""What stands for the analyte of both numbers together; the catalogue has one for each."""
_NUMBERS: Final = ("systolic_bp", "diastolic_bp")


def pairs(rows: Sequence[LabRow]) -> Iterator[tuple[int, int]]:
    """Where the upper and the lower number of one reading stand: neighbours of one day."""
    at = 0
    while at + 1 < len(rows):
        one, other = rows[at], rows[at + 1]
        if _are_one(one, other):
            upper_first = one.analyte == _NUMBERS[0]
            yield (at, at + 1) if upper_first else (at + 1, at)
            at += 1
        at += 1


def shown(upper: LabRow, lower: LabRow) -> str:
    """``120/80``, each as it is printed."""
    return f"{upper.value}/{lower.value}"


def told_as_one(rows: Sequence[LabRow]) -> list[LabRow]:
    """The rows, with one in the place of each pair of which the same is to be said."""
    found: list[LabRow | None] = list(rows)
    for upper_at, lower_at in pairs(rows):
        upper, lower = rows[upper_at], rows[lower_at]
        if _say_the_same(upper, lower):
            found[min(upper_at, lower_at)] = _both(upper, lower)
            found[max(upper_at, lower_at)] = None
    return [row for row in found if row is not None]


def _are_one(one: LabRow, other: LabRow) -> bool:
    return (
        {one.analyte, other.analyte} == set(_NUMBERS)
        and one.number is not None
        and other.number is not None
        and one.comparator is None
        and other.comparator is None
        and (one.unit, one.observed_on) == (other.unit, other.observed_on)
        and one.source.page == other.source.page
    )


def _say_the_same(upper: LabRow, lower: LabRow) -> bool:
    """Whether nothing holds for one of the numbers alone: a side, a mark, a doubt, a correction."""
    if upper.needs_review or lower.needs_review or upper.checked or lower.checked:
        return False
    if upper.flag is not lower.flag or upper.flag not in (None, Flag.NORMAL):
        return False
    return upper.flag is Flag.NORMAL or not any(
        (row.printed_flag, row.ref_text) != (None, None) for row in (upper, lower)
    )


def _both(upper: LabRow, lower: LabRow) -> LabRow:
    return replace(
        upper,
        name="Blood pressure",
        value=shown(upper, lower),
        number=None,
        analyte=PRESSURE,
        ref_text=None,
        ref_low=None,
        ref_high=None,
        source=_around(upper.source, lower.source),
        value_source=_around(upper.value_source, lower.value_source),
        box=None,
    )


def _around(one: Source, other: Source) -> Source:
    return Source(one.page, min(one.start, other.start), max(one.end, other.end))
