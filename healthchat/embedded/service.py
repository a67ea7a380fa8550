"""What the embedded services share: one owner at a time, a port, a log, a start and a stop."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import time
from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypedDict

from healthchat.embedded import account, process
from healthchat.embedded.account import Account
from healthchat.embedded.errors import EmbeddedProblem

_START_SECONDS = 60.0
_PORT_TRIES = 5


class RunAs(TypedDict, total=False):
    """Popen's options that choose the user; none of them is set for a normal user."""

    user: int
    group: int
    extra_groups: list[str | int]


class Service(ABC):
    """A server process that belongs to one folder.

    The folder is locked while the service runs. The lock dies with its holder, so a server that
    is still there when the lock is free was left behind by a killed parent, and is stopped
    before a new one starts: two servers never share the data.
    """

    title = "service"
    stop_signal = signal.SIGTERM

    def __init__(self, data_dir: Path, *, port: int | None = None, temporary: bool = False) -> None:
        self.data_dir = Path(data_dir).absolute()
        self.temporary = temporary
        self.port = port or 0
        self._fixed_port = port is not None
        self._child: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None
        self._account: Account | None = None
        self._place = self.data_dir

    # --- What a service says about itself
    @abstractmethod
    def prepare(self) -> None:
        """Make the data ready to be served; runs before every start."""

    @abstractmethod
    def command(self) -> list[str]:
        """The server's command line, in the foreground, on ``self.port``."""

    @abstractmethod
    def is_ready(self) -> bool:
        """Whether the server answers."""

    @abstractmethod
    def after_start(self) -> None:
        """What remains to be set up through a running server."""

    # --- Life
    @property
    def log_path(self) -> Path:
        """What the server has said."""
        return self._place / "server.log"

    @property
    def pid(self) -> int:
        """The server's process id. Raises EmbeddedProblem when it is not running."""
        if self._child is None:
            raise EmbeddedProblem(f"{self.title} is not running.")
        return self._child.pid

    @property
    def place(self) -> Path:
        """Where the data lies: ``data_dir``, unless the service's user can't get there."""
        return self._place

    def is_running(self) -> bool:
        """Whether the server process is alive."""
        return self._child is not None and self._child.poll() is None

    def start(self) -> None:
        """Start and wait until it answers. Raises EmbeddedProblem with one clear sentence."""
        if self.is_running():
            return
        self._account = account.unprivileged()
        self._place = account.settle(self.data_dir, self._account)
        self._take_lock()
        try:
            self._stop_leftover()
            self.prepare()
            self._launch()
            self.after_start()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop cleanly; harmless when it is not running."""
        child, self._child = self._child, None
        if child is not None and child.poll() is None:
            child.send_signal(self.stop_signal)
            try:
                child.wait(30)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait(5)
        if self._lock is None:
            return
        self._identity_path.unlink(missing_ok=True)
        self._lock.close()
        self._lock = None
        if self.temporary:
            account.discard(self.data_dir)

    def restart(self) -> None:
        """Start again, at the port that others know, after the server fell over."""
        was_temporary, self.temporary = self.temporary, False
        self.stop()
        self.temporary = was_temporary
        self._fixed_port = self.port != 0
        self.start()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    # --- Parts
    @property
    def _identity_path(self) -> Path:
        return self._place / "process.json"

    def _take_lock(self) -> None:
        lock = (self._place / "lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            raise EmbeddedProblem(
                f"{self.title} in {self.data_dir} is already in use by another running HealthChat."
            ) from None
        self._lock = lock

    def _stop_leftover(self) -> None:
        identity = process.recall(self._identity_path)
        running = identity.process() if identity else None
        if running is not None:
            process.stop(running, first=self.stop_signal)
        self._identity_path.unlink(missing_ok=True)

    def _launch(self) -> None:
        if self._fixed_port and not process.port_is_free(self.port):
            raise EmbeddedProblem(
                f"{self.title} can't use port {self.port}: another program has it."
            )
        for _attempt in range(_PORT_TRIES):
            if not self._fixed_port:
                self.port = process.free_port()
            if self._try_launch():
                return
            if self._fixed_port:
                break
        raise EmbeddedProblem(
            f"{self.title} did not start; the reason stands at the end of {self.log_path}."
        )

    def _try_launch(self) -> bool:
        self._rotate_log()
        with self.log_path.open("ab") as log:
            self._child = subprocess.Popen(
                self.command(),
                cwd=self._place,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self.environment(),
                start_new_session=True,
                **self.run_as(),
            )
        process.remember(self._identity_path, process.Identity.of(self._child.pid))
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until:
            if self._child.poll() is not None:
                self._child = None
                return False
            if self.is_ready():
                return True
            time.sleep(0.03)
        raise EmbeddedProblem(
            f"{self.title} did not answer within {_START_SECONDS:.0f} seconds; "
            f"see the end of {self.log_path}."
        )

    def run_as(self) -> RunAs:
        """Popen's options that make a child the unprivileged user, when we are root."""
        if self._account is None:
            return {}
        return {"user": self._account.uid, "group": self._account.gid, "extra_groups": []}

    @staticmethod
    def environment() -> dict[str, str]:
        """A child's environment: no secret of ours, and messages that can be searched for."""
        return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}

    def _rotate_log(self) -> None:
        if self.log_path.exists() and self.log_path.stat().st_size > 10 * 1024 * 1024:
            self.log_path.replace(self.log_path.with_suffix(".log.1"))
        self.log_path.touch(mode=0o600)
