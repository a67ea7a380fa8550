"""The parent's side of the reading process: start, watch, kill, replace.

A reading process that crashes, hangs or outgrows its memory costs its file and nothing else. One
healthy process is kept for the next file; it is replaced after a failure and every few files.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO, Final

from documents.pipeline.files.limits import Limits
from documents.pipeline.files.refusals import refusal
from documents.pipeline.process import wire
from documents.pipeline.types import Findings, Page, PageImage, Refused

_ROOT: Final = Path(__file__).resolve().parents[3]
_FILES_EACH: Final = 40
_KEPT: Final = 1
# What a process holds on to is taken from its next file: above this share it is not kept.
_KEPT_MEMORY: Final = 0.5
_LOOK_EVERY: Final = 0.1
_PAGE_SIZE: Final = os.sysconf("SC_PAGE_SIZE")


class Child:
    """One reading process and the socket to it."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.files = 0
        self.clean = True
        ours, theirs = socket.socketpair()
        lifeline, self._alive = os.pipe()
        try:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-c",
                    "import sys; sys.path.insert(0, sys.argv.pop()); "
                    "from documents.pipeline.process.child import main; main()",
                    str(theirs.fileno()),
                    str(lifeline),
                    str(memory),
                    str(_ROOT),
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(), lifeline),
                env=_environment(),
                cwd="/",
                start_new_session=True,
            )
        except OSError:
            ours.close()
            os.close(self._alive)
            raise
        finally:
            theirs.close()
            os.close(lifeline)
        self.sock = ours

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def fresh(self) -> bool:
        """Whether it may serve another file."""
        return self.clean and self.files < _FILES_EACH and self._process.poll() is None

    def resident(self) -> int:
        """Bytes of resident memory, those of what it started included."""
        total = 0
        for pid in [self.pid, *_children(self.pid)]:
            with contextlib.suppress(OSError, ValueError, IndexError):
                shared = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
                total += int(shared[1]) * _PAGE_SIZE
        return total

    def kill(self) -> int:
        """End it and all it started; returns its exit status."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.kill()
        status = self._process.wait()
        self.sock.close()
        with contextlib.suppress(OSError):
            os.close(self._alive)
        return status

    def status(self) -> int:
        """Its exit status, once its socket broke."""
        try:
            return self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            return self.kill()


def _environment() -> dict[str, str]:
    """Nothing of ours: no database address, no key. One thread a library: cores are shared."""
    return {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "OMP_NUM_THREADS": "1",
        "OMP_THREAD_LIMIT": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }


def _children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(child) for child in listed.split()]


class _Pool:
    """Processes that wait for their next file."""

    def __init__(self) -> None:
        self._idle: list[Child] = []
        self._lock = threading.Lock()
        os.register_at_fork(after_in_child=self._forget)
        atexit.register(self.close)

    def _forget(self) -> None:
        """A forked worker must not talk to processes of the one it was forked from."""
        self._lock = threading.Lock()
        self._idle = []

    def take(self, memory: int) -> Child:
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.fresh and child.memory == memory:
                    return child
                child.kill()
        return Child(memory)

    def give_back(self, child: Child) -> None:
        light = child.fresh and child.resident() < child.memory * _KEPT_MEMORY
        with self._lock:
            if light and len(self._idle) < _KEPT:
                self._idle.append(child)
                return
        child.kill()

    def close(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.kill()


_pool: Final = _Pool()


def close_idle() -> None:
    """End the process that waits for its next file, as before a worker idles for long."""
    _pool.close()


class Session:
    """One file being read. ``open`` first, then ``pages``; always ``close``."""

    archives = False

    def __init__(self, source: BinaryIO, size: int, limits: Limits) -> None:
        self._source = source
        self._size = size
        self._limits = limits
        self._child: Child | None = None
        self.findings: Findings | None = None

    def open(self, *, media_type: str, password: str | None, images: bool) -> tuple[int, list[str]]:
        """Hand the file over; returns its number of pages and what to warn of."""
        child = self._child = _pool.take(self._limits.memory)
        child.files += 1
        child.clean = False
        try:
            wire.send(
                child.sock,
                {
                    "t": "open",
                    "media_type": media_type,
                    "size": self._size,
                    "limits": asdict(self._limits),
                    "password": password,
                    "images": images,
                    "archives": self.archives,
                },
            )
        except wire.Broken:
            raise self._failed() from None
        message, _ = self._next(time.monotonic() + self._limits.page_seconds)
        if self.archives and message.get("t") == "archive":
            self.listed(message)
            return 0, []
        if message.get("t") != "opened":
            raise self._failed()
        pages = message.get("pages")
        if not isinstance(pages, int) or pages < 0:
            raise self._failed()
        if message.get("findings") is not None:
            try:
                self.findings = wire.findings_from_message(message["findings"], pages)
            except wire.Broken:
                raise self._failed() from None
        return pages, [str(warning) for warning in message.get("warnings", [])]

    def listed(self, message: wire.Message) -> None:
        """Take note of what an archive holds; only a session that unpacks is ever told."""
        raise self._failed()

    def pages(self) -> Iterator[tuple[Page, PageImage | None]]:
        """The pages, as they are read."""
        while True:
            message, blob = self._next(time.monotonic() + self._limits.page_seconds)
            if message.get("t") == "end":
                if self._child is not None:
                    self._child.clean = True
                return
            if message.get("t") != "page":
                raise self._failed()
            try:
                yield wire.page_from_message(message, blob)
            except wire.Broken:
                raise self._failed() from None

    def close(self) -> None:
        """Keep the process for the next file if it ended this one well, else end it."""
        child, self._child = self._child, None
        if child is not None:
            _pool.give_back(child)

    def _next(self, page_deadline: float) -> tuple[wire.Message, bytes]:
        """The next frame that is an answer; serves the child's reads while it waits."""
        child = self._child
        if child is None:
            raise refusal("damaged")
        deadline = time.monotonic() + self._limits.seconds
        while True:
            self._wait(child, min(deadline, page_deadline))
            try:
                message, blob = wire.receive(child.sock)
                kind = message.get("t")
                if kind == "read":
                    self._answer(child, message)
                    continue
            except (wire.Broken, TimeoutError):
                raise self._failed() from None
            if kind == "progress":
                deadline = time.monotonic() + self._limits.seconds
                continue
            if kind == "refused":
                child.clean = message.get("code") not in {"too_much_memory", "damaged"}
                raise refusal(str(message.get("code")), str(message.get("what", "")))
            return message, blob

    def _wait(self, child: Child, deadline: float) -> None:
        """Until the child has something to say; ends it when it takes too much of anything."""
        while not select.select([child.sock], [], [], _LOOK_EVERY)[0]:
            if child.resident() > child.memory:
                child.kill()
                raise refusal("too_much_memory")
            if time.monotonic() > deadline:
                child.kill()
                raise refusal("took_too_long")
        child.sock.settimeout(max(0.5, deadline - time.monotonic()))

    def _answer(self, child: Child, message: wire.Message) -> None:
        at, size = message.get("at"), message.get("size")
        if not isinstance(at, int) or not isinstance(size, int):
            raise wire.Broken
        if at < 0 or not 0 <= size <= wire.MAX_BLOB:
            raise wire.Broken
        self._source.seek(at)
        wire.send(child.sock, {"t": "data"}, self._source.read(size))

    def _failed(self) -> Refused:
        """Why the process is gone: out of memory, or on a file that broke its reader."""
        child = self._child
        if child is None:
            return refusal("damaged")
        status = child.status()
        child.kill()
        # Nobody but the kernel's own guard kills it from outside; and in the middle of a file it
        # ends in good order only where it had no memory left to say so.
        return refusal("too_much_memory" if status in (-signal.SIGKILL, 0) else "damaged")
