"""How many live streams a person holds at once: in all web processes, or in this one if Redis is
away.

A place in Redis is a lease that its stream renews, so that a process that was killed leaves none
behind for long. The count of this process holds always.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from functools import cache
from typing import Any
from uuid import uuid4

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

logger = logging.getLogger(__name__)

LEASE_SECONDS = 30.0
_RENEW_SECONDS = LEASE_SECONDS / 3
_PAUSE_SECONDS = 5.0
_PREFIX = "healthchat:places:"
# The broker's own clock, so that machines whose clocks differ agree on what ran out.
_NOW = "local t = redis.call('TIME') local now = t[1] * 1000 + math.floor(t[2] / 1000) "
_TAKE = (
    _NOW + "redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now) "
    "if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end "
    "redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1]) "
    "redis.call('PEXPIRE', KEYS[1], ARGV[2]) return 1"
)
# Also puts back what a wiped broker forgot.
_RENEW = (
    _NOW + "redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1]) "
    "redis.call('PEXPIRE', KEYS[1], ARGV[2]) return 1"
)

_here: Counter[str] = Counter()
_guard = threading.Lock()
_away_until = 0.0


class Place:
    """One of a person's places; ``free`` gives it back."""

    def __init__(self, person: str) -> None:
        self._person = person
        self._id = uuid4().hex
        self._renewed = time.monotonic()
        self._free = False

    def renew(self, now: float) -> None:
        """Call now and then (``now`` of ``time.monotonic``) while the stream lives."""
        if now - self._renewed >= _RENEW_SECONDS:
            self._renewed = now
            _ask(_RENEW, self._person, self._id, _lease())

    def free(self) -> None:
        """Give it back; harmless when called twice."""
        with _guard:
            if self._free:
                return
            self._free = True
            _leave_here(self._person)
        if settings.REDIS_URL:
            try:
                _client().zrem(_PREFIX + self._person, self._id)
            except redis.RedisError as error:  # it runs out by itself
                _note_away(error)

    def _take(self, most: int) -> bool:
        return _ask(_TAKE, self._person, self._id, _lease(), most) is not False


def take(person: str, most: int) -> Place | None:
    """A place for a stream of this person's, or None if they hold ``most`` already."""
    with _guard:
        if _here[person] >= most:
            return None
        _here[person] += 1
    place = Place(person)
    if place._take(most):
        return place
    with _guard:
        _leave_here(person)
    return None


def _leave_here(person: str) -> None:
    _here[person] -= 1
    if _here[person] <= 0:
        del _here[person]


def _ask(script: str, person: str, *arguments: str | int) -> bool | None:
    """What the broker says; None while it is away, and then it is left alone for a while."""
    if not settings.REDIS_URL or time.monotonic() < _away_until:
        return None
    try:
        return bool(_client().eval(script, 1, _PREFIX + person, *arguments))
    except redis.RedisError as error:
        _note_away(error)
        return None


def _note_away(error: redis.RedisError) -> None:
    global _away_until  # noqa: PLW0603  (one broker a process, one memory of its absence)
    _away_until = time.monotonic() + _PAUSE_SECONDS
    logger.warning("streams are counted in this process alone (%s)", type(error).__name__)


def _lease() -> int:
    return int(LEASE_SECONDS * 1000)


@cache
def _client() -> Any:
    """One pool a process, as for the streams; short waits, for a person waits for the answer."""
    return redis.Redis.from_url(
        settings.REDIS_URL,
        socket_connect_timeout=1.0,
        socket_timeout=2.0,
        retry=Retry(NoBackoff(), 1),
    )
