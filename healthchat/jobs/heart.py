"""Renews the leases of the jobs that this process is working on.

One thread and one connection a process, however many jobs run in its threads. When the process is
killed the renewals stop, and another worker takes over when the lease ends.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.db import DatabaseError, connection

from healthchat.jobs.context import JobContext
from healthchat.jobs.errors import LostLease

logger = logging.getLogger(__name__)


class _Heart:
    """The renewals of one process: after a fork the child makes its own."""

    def __init__(self) -> None:
        self.pid = os.getpid()
        self.changed = threading.Condition()
        self.until: dict[JobContext, float] = {}
        threading.Thread(target=self._beat, name="job-leases", daemon=True).start()

    def _beat(self) -> None:
        while True:
            with self.changed:
                while not self.until:
                    self.changed.wait()
            # A job that ends within the first part of its lease costs nothing.
            time.sleep(float(settings.JOBS_LEASE_SECONDS) / 4)
            with self.changed:
                now = time.monotonic()
                running = [ctx for ctx, end in self.until.items() if now < end]
            for ctx in running:
                self._renew(ctx)
            if not running:
                connection.close()

    def _renew(self, ctx: JobContext) -> None:
        try:
            ctx.heartbeat()
        except LostLease:
            with self.changed:
                self.until.pop(ctx, None)
        except DatabaseError as error:
            logger.warning("job %s: lease not renewed (%s)", ctx.job_id, type(error).__name__)
            with suppress(DatabaseError):
                connection.close()


_heart: _Heart | None = None
_guard = threading.Lock()


def _ours() -> _Heart:
    global _heart  # noqa: PLW0603  (one a process; a fork must not share its parent's)
    with _guard:
        if _heart is None or _heart.pid != os.getpid():
            _heart = _Heart()
        return _heart


@contextmanager
def beating(ctx: JobContext, at_most: float) -> Iterator[None]:
    """Keep the lease of ``ctx`` while the block runs, for at most ``at_most`` seconds."""
    heart = _ours()
    with heart.changed:
        heart.until[ctx] = time.monotonic() + at_most
        heart.changed.notify()
    try:
        yield
    finally:
        with heart.changed:
            heart.until.pop(ctx, None)
