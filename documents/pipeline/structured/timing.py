"""How often a medicine is taken, in plain words."""

from __future__ import annotations

from typing import Final

_UNITS: Final = {
    "s": "second", "min": "minute", "h": "hour", "hr": "hour", "d": "day", "wk": "week",
    "mo": "month", "a": "year", "hour": "hour", "day": "day", "week": "week",
    "month": "month", "minute": "minute", "year": "year",
}  # fmt: skip


def every(value: str, unit: str) -> str:
    """``every 12 hours``, ``every day``; empty where the unit is none of time."""
    word = _UNITS.get(unit.strip().lower().rstrip("s") or unit.strip(), "")
    value = value.strip()
    if not word or not value:
        return ""
    return f"every {word}" if value in {"1", "1.0"} else f"every {value} {word}s"


def times(count: str, most: str, value: str, unit: str) -> str:
    """``2 times every day``, ``1-2 times every 8 hours``."""
    count = f"{count}-{most}" if count and most and most != count else count
    cadence = every(value or "1", unit)
    if not cadence:
        return f"{count} times" if count not in {"", "1"} else ""
    if count in {"", "1"}:
        return cadence
    return f"{count} times {cadence}"
