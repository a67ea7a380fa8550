"""Dates as HL7 and FHIR write them, and as a person reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_HL7: Final = re.compile(
    r"(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:\d\d(?:\.\d{1,4})?)?)?)?)?)?(?:[+-]\d{1,4})?"
)
_ISO: Final = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """``text`` is what is shown, as exact as the file; ``day`` only where the file gives one."""

    text: str = ""
    day: date | None = None


NONE: Final = Moment()


def hl7(text: str | None) -> Moment:
    """``20120806101500-0500`` as ``2012-08-06 10:15``; what is no date is shown as it stands."""
    return _moment(_HL7, text)


def iso(text: str | None) -> Moment:
    """``2012-09-10T15:29:24+00:00`` as ``2012-09-10 15:29``: the clock of the place it names."""
    return _moment(_ISO, text)


def _moment(form: re.Pattern[str], text: str | None) -> Moment:
    text = (text or "").strip()
    found = form.fullmatch(text)
    if not found:
        return Moment(text)
    year, month, day, hour, minute = found.groups()
    if month is None or month == "00":
        return Moment(year)
    if day is None or day == "00":
        return Moment(f"{year}-{month}")
    try:
        calendar = date(int(year), int(month), int(day))
    except ValueError:
        return Moment(text)
    shown = calendar.isoformat()
    # Midnight to the second is how most systems write "no time given".
    if hour is not None and (hour, minute or "00") != ("00", "00"):
        shown += f" {hour}:{minute or '00'}"
    return Moment(shown, calendar)


def span(start: Moment, end: Moment) -> str:
    """A period in words; empty where neither end is known."""
    if start.text and end.text:
        return start.text if start.text == end.text else f"{start.text} to {end.text}"
    if start.text:
        return f"since {start.text}"
    return f"until {end.text}" if end.text else ""
