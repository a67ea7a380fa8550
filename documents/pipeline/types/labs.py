"""One laboratory value as printed, and what can be computed from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from documents.pipeline.types.pages import Box, Source


class Flag(StrEnum):
    """Where a value lies against the range printed beside it."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    CRITICAL_LOW = "critical_low"
    CRITICAL_HIGH = "critical_high"
    ABNORMAL = "abnormal"


class Checked(StrEnum):
    """What the patient said of a reading when they looked at the page themselves."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class LabRow:
    """One observation as printed, and what can be computed from what is printed.

    ``value`` is the raw string with its comparator or words (``<5``, ``5,4``, ``non-reactive``);
    ``number`` its decimal where it is one number, in the printed ``unit``. ``flag`` is computed
    from the printed range only (None where none is printed). ``analyte`` is a catalogue key.
    ``source`` covers the row, ``value_source`` the value alone, ``box`` the row's words.
    ``checked`` is CORRECTED where value, unit, range or day are the patient's words, which need not
    stand at ``source``; such a row is never told as what the document says. ``when`` are the
    printed words by which a value is of a time before its paper (``on admission``).
    """

    name: str
    value: str
    unit: str | None
    source: Source
    value_source: Source
    ref_text: str | None = None
    ref_low: Decimal | None = None
    ref_high: Decimal | None = None
    printed_flag: str | None = None
    flag: Flag | None = None
    comparator: str | None = None
    number: Decimal | None = None
    analyte: str | None = None
    specimen: str | None = None
    observed_on: date | None = None
    box: Box | None = None
    needs_review: bool = False
    review_reason: str | None = None
    checked: Checked | None = None
    when: str | None = None
