"""A child process that can be found again after its parent was killed."""

from __future__ import annotations

import contextlib
import json
import signal
import socket
from dataclasses import dataclass
from pathlib import Path

import psutil

_CLOCK_SLACK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Identity:
    """A process as the system knows it: a number is reused, a number and a birth time are not."""

    pid: int
    started: float

    @classmethod
    def of(cls, pid: int) -> Identity:
        """Raises psutil.NoSuchProcess when there is none."""
        return cls(pid, psutil.Process(pid).create_time())

    def process(self) -> psutil.Process | None:
        """The running process, or None if it is gone or its number now belongs to another."""
        try:
            found = psutil.Process(self.pid)
            if found.status() == psutil.STATUS_ZOMBIE:
                return None
            same = abs(found.create_time() - self.started) <= _CLOCK_SLACK_SECONDS
        except psutil.NoSuchProcess:
            return None
        return found if same else None


def remember(path: Path, identity: Identity) -> None:
    """Write the identity beside what the process works on."""
    temporary = path.with_suffix(".new")
    temporary.write_text(json.dumps({"pid": identity.pid, "started": identity.started}))
    temporary.replace(path)


def recall(path: Path) -> Identity | None:
    """The identity that was written, or None if there is none or it is not readable."""
    try:
        value = json.loads(path.read_text())
        return Identity(int(value["pid"]), float(value["started"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def stop(
    process: psutil.Process, *, first: signal.Signals = signal.SIGTERM, wait: float = 20.0
) -> None:
    """Ask a process to end; if it does not within ``wait`` seconds, end it."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.send_signal(first)
        try:
            process.wait(wait)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(5)


def free_port() -> int:
    """A loopback port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def port_is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server could listen there now."""
    try:
        try_port(port, host)
    except OSError:
        return False
    return True


def try_port(port: int, host: str) -> None:
    """Listen there for a moment; raises the OSError that a server would meet."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
