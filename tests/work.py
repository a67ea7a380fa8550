"""How much work a thing costs, without asking a clock: a busy machine must fail no test."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


def steps_of(work: Callable[[], object]) -> int:
    """How many functions are entered, of Python and of C. What one of them does is not seen."""
    entered = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal entered
        entered += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return entered


@contextmanager
def no_runaway(processor_seconds: int = 120) -> Iterator[None]:
    """End work that would go on for ever, a pattern's backtracking included, and fail the test.

    It is for inputs on which a mistake costs hours and the right way a second: the limit is
    of this process's own processor time and far from both, so that no busy machine reaches it.
    """
    with _alarm(signal.ITIMER_VIRTUAL, signal.SIGVTALRM, processor_seconds):
        yield


@contextmanager
def no_waiting(seconds: int = 120) -> Iterator[None]:
    """End a wait that the work should not have begun, however it is waited, and fail the test."""
    with _alarm(signal.ITIMER_REAL, signal.SIGALRM, seconds):
        yield


@contextmanager
def _alarm(timer: int, number: signal.Signals, seconds: int) -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise AssertionError(f"it had not ended after {seconds} s")

    before = signal.signal(number, give_up)
    signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(number, before)
