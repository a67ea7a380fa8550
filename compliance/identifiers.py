"""Ids that sort by time, so that one index serves both the newest events and the next page."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62


def time_ordered(nanoseconds: int | None = None) -> UUID:
    """A version 7 UUID: milliseconds, then their fraction in 1/4096, then 62 random bits."""
    moment = time.time_ns() if nanoseconds is None else nanoseconds
    return UUID(int=_leading(moment) | _VERSION_7 | _VARIANT | secrets.randbits(62))


def first_at(moment: datetime) -> UUID:
    """The smallest id of an event at ``moment`` (which knows its time zone), for range filters."""
    since = moment - datetime(1970, 1, 1, tzinfo=UTC)
    micros = (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
    # Nothing happened before the clock of these ids began.
    return UUID(int=_leading(max(0, micros) * 1000) | _VERSION_7 | _VARIANT)


def _leading(nanoseconds: int) -> int:
    milliseconds, rest = divmod(nanoseconds, 1_000_000)
    return (milliseconds << 80) | ((rest * 4096 // 1_000_000) << 64)
