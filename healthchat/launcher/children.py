"""The portal's processes: started, watched, started again, and stopped as a whole."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from healthchat.embedded.process import Identity
from healthchat.launcher.words import say

_FIRST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 30.0
_STEADY_SECONDS = 60.0
_LEFTOVER_SECONDS = 3.0


@dataclass(slots=True)
class Child:
    """One process and whatever it starts itself: a session of its own, so that Ctrl-C in the
    terminal reaches the launcher alone, which then stops everything in order."""

    name: str
    title: str
    command: list[str]
    environment: dict[str, str]
    log: Path
    folder: Path
    patience: float = 20.0
    process: subprocess.Popen[bytes] | None = None
    identity: Identity | None = None
    _began: float = 0.0
    _pause: float = field(default=_FIRST_PAUSE_SECONDS)
    _again_at: float | None = None

    def start(self) -> None:
        """Begin; what it says goes to its log."""
        if self.log.exists() and self.log.stat().st_size > 10 * 1024 * 1024:
            self.log.replace(self.log.with_suffix(".log.1"))
        self.log.touch(mode=0o600)
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self._began = time.monotonic()
        self._again_at = None
        self.identity = Identity.of(self.process.pid)

    def tend(self) -> bool:
        """Notice an end, and start again after a pause; True if it was just started again.

        The pause doubles while it keeps falling over, so that a broken child does not eat the
        machine, and is short again after a steady minute.
        """
        now = time.monotonic()
        if self.process is not None:
            status = self.process.poll()
            if status is None:
                return False
            kill_group(self.process.pid)
            self.process = None
            steady = now - self._began >= _STEADY_SECONDS
            self._pause = (
                _FIRST_PAUSE_SECONDS if steady else min(self._pause * 2, _LONGEST_PAUSE_SECONDS)
            )
            self._again_at = now + self._pause
            say(
                f"{self.title} stopped by itself ({_how(status)}). Starting it again"
                f"{f' in {self._pause:.0f} s' if self._pause >= 2 else ''}; "
                f"the reason stands at the end of {self.log}."
            )
        if self._again_at is not None and now >= self._again_at:
            self.start()
            return True
        return False

    def is_running(self) -> bool:
        """Whether it is alive."""
        return self.process is not None and self.process.poll() is None

    def ask_to_stop(self) -> None:
        """Begin a clean end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def finish(self) -> None:
        """Wait for the end, then make sure that nothing of it is left."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(self.patience)
        kill_group(self.process.pid)
        self.process.wait(5)
        self.process = None


def kill_group(leader: int) -> None:
    """End what is left of a child's session."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def stop_leftovers(known: dict[str, Identity]) -> int:
    """Stop what a killed launcher left running; the number stopped.

    A process number alone proves nothing, so each one's birth is compared as well.
    """
    leftovers = [found for identity in known.values() if (found := identity.process())]
    for leftover in leftovers:
        with suppress(psutil.NoSuchProcess):
            leftover.terminate()
    psutil.wait_procs(leftovers, timeout=_LEFTOVER_SECONDS)
    for leftover in leftovers:
        kill_group(leftover.pid)
    return len(leftovers)


def _how(status: int) -> str:
    if status < 0:
        return f"signal {signal.Signals(-status).name}"
    return f"exit {status}"
