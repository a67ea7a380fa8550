"""Whole dates in a sentence, in one form where the print leaves no choice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = {
    name: number
    for number, full in enumerate(
        ("january february march april may june july august september october november december")
        .split(" "),
        1,
    )
    for name in (full, full[:3])
} | {"sept": 9}  # fmt: skip
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DATES = (
    re.compile(r"(?<!\d)(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"),
    # One sign between all parts: "12.0-15.5" is a range.
    re.compile(
        r"(?<![\d/.-])(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})(?![\d/-]|\.\d)"
    ),
    re.compile(rf"\b(?P<n>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b", re.I),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<n>{_MONTH}),?[\s-]+(?P<y>\d{{4}})\b", re.I
    ),
)
_MONTH_OF_YEAR = re.compile(rf"\b(?P<n>{_MONTH})\s+(?:of\s+)?(?P<y>\d{{4}})\b", re.I)


def dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Dates, and months of a year: ISO where the print leaves no choice, else as printed."""
    taken: list[tuple[int, int]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            key = _date_key(match.groupdict())
            if key:
                taken.append(match.span())
                yield match.start(), match.end(), key
    for match in _MONTH_OF_YEAR.finditer(text):
        if not any(match.start() < end and start < match.end() for start, end in taken):
            month = _MONTHS[match["n"].lower().rstrip(".")]
            yield match.start(), match.end(), f"@{match['y']}-{month:02}"


def _date_key(parts: dict[str, str | None]) -> str:
    year = int(parts["y"] or 0)
    year += 2000 if year < 50 else 1900 if year < 100 else 0
    if parts.get("a"):
        one, two = int(parts["a"] or 0), int(parts["b"] or 0)
        if one <= 12 and two <= 12 and one != two:
            return f"@{one}/{two}/{year}"
        month, day = (one, two) if one <= 12 else (two, one)
    else:
        named = parts.get("n")
        month = _MONTHS[named.lower().rstrip(".")] if named else int(parts["m"] or 0)
        day = int(parts["d"] or 0)
    try:
        return f"@{date(year, month, day).isoformat()}"
    except ValueError:
        return ""
