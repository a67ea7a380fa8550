"""A bound on the processor time of one piece of work, for text that somebody made to be slow."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from documents.pipeline.files.refusals import refusal


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises ``Refused("took_too_long")`` once the process has worked this long inside.

    Time spent waiting does not count. Only the main thread can be stopped so; elsewhere, and
    inside another bound, this does nothing.
    """
    if threading.current_thread() is not threading.main_thread() or signal.getitimer(
        signal.ITIMER_PROF
    ) != (0.0, 0.0):
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise refusal("took_too_long")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        signal.signal(signal.SIGPROF, before)
