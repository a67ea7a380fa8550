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
    """``text`` is what is shown, as exact as the file; ``day`` only where the file gives one.

    ``value`` is the same in figures, for a date that is itself the result of a test.
    """

    text: str = ""
    day: date | None = None
    value: str = ""


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
NONE: Final = Moment()


def hl7(text: str | None) -> Moment:
    """``20120806101500-0500`` as ``6 August 2012, 10:15``; what is no date stands as it is."""
    return _moment(_HL7, text)


def iso(text: str | None) -> Moment:
    """``2012-09-10T15:29:24+00:00`` as ``10 September 2012, 15:29``: the clock of its place."""
    return _moment(_ISO, text)


def _moment(form: re.Pattern[str], text: str | None) -> Moment:
    text = (text or "").strip()
    found = form.fullmatch(text)
    if not found:
        return Moment(text, value=text)
    year, month, day, hour, minute = found.groups()
    if month is None or month == "00":
        return Moment(year, value=year)
    exact = day is not None and day != "00"
    try:
        calendar = date(int(year), int(month), int(day) if exact else 1)
    except ValueError:
        return Moment(text, value=text)
    if not exact:
        return Moment(f"{_MONTHS[calendar.month - 1]} {year}", value=f"{year}-{month}")
    shown, value = said(calendar), calendar.isoformat()
    # Midnight to the second is how most systems write "no time given".
    if hour is not None and (hour, minute or "00") != ("00", "00"):
        clock = f"{hour}:{minute or '00'}"
        shown, value = f"{shown}, {clock}", f"{value} {clock}"
    return Moment(shown, calendar, value)


def said(day: date) -> str:
    """``6 August 2012``: the month in words, so that nobody takes it for the day."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span(start: Moment, end: Moment) -> str:
    """A period in words; empty where neither end is known."""
    if start.text and end.text:
        return start.text if start.text == end.text else f"{start.text} to {end.text}"
    if start.text:
        return f"since {start.text}"
    return f"until {end.text}" if end.text else ""
