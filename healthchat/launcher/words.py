"""What the person at the terminal reads."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(line: str = "") -> None:
    """One line, at once. A terminal that went away is no reason to stop the portal."""
    try:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except OSError:
        pass


def complain(line: str) -> None:
    """One line about what is wrong."""
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except OSError:
        pass


@contextmanager
def step(title: str) -> Iterator[None]:
    """Name what is going on when it begins, and how long it took when it is done."""
    began = time.monotonic()
    say(f"  {title} …")
    yield
    took = time.monotonic() - began
    if took >= 0.5:
        say(f"  {title}: done in {took:.1f} s")
