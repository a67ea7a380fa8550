"""A circuit breaker: a model that is down is not asked again for a while.

Without it every worker thread would wait out its time-out at a dead server, and the queue behind
them with it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from healthchat.llm.errors import Unavailable


class Breaker:
    """Opens after ``threshold`` failures in a row; after ``cool_off`` seconds lets one call try."""

    def __init__(
        self,
        *,
        threshold: int = 5,
        cool_off: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._threshold = threshold
        self._cool_off = cool_off
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._opened_at: float | None = None
        self._trying = False

    def admit(self) -> None:
        """Raise Unavailable while open; else the caller must report ``succeeded`` or ``failed``."""
        with self._lock:
            if self._opened_at is None:
                return
            if self._trying or self._clock() - self._opened_at < self._cool_off:
                raise Unavailable("breaker_open")
            self._trying = True

    def succeeded(self) -> None:
        """The server answered, whatever it said."""
        with self._lock:
            self._failures, self._opened_at, self._trying = 0, None, False

    def failed(self) -> None:
        """The server did not answer."""
        with self._lock:
            self._failures += 1
            if self._trying or self._failures >= self._threshold:
                self._opened_at = self._clock()
            self._trying = False

    def abandoned(self) -> None:
        """The caller went away before anything was known: a trial is given back."""
        with self._lock:
            self._trying = False


_breakers: dict[str, Breaker] = {}
_lock = threading.Lock()


def for_provider(name: str) -> Breaker:
    """The one breaker of this process for a provider."""
    with _lock:
        return _breakers.setdefault(name, Breaker())


def forget_all() -> None:
    """Start anew: for tests, and after the settings changed."""
    with _lock:
        _breakers.clear()
