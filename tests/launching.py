"""`make run` as a person starts it: its lines, its processes, and what it says when it can't."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
SLOWEST = 180.0


def environment(folder: Path, **changes: str) -> dict[str, str]:
    """A person's shell: nothing of the test session's services."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "HEALTHCHAT_VAR": str(folder), "WEB_PROCESSES": "1", "WORKERS": "1", **changes}


class Terminal:
    """A launcher as a person sees it: its lines, and Ctrl-C."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "healthchat.launcher"],
            cwd=ROOT,
            env=environment(folder, PORT=str(port)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    def shows(self, words: str, seconds: float = SLOWEST) -> str:
        """The line that holds ``words``, once it is there."""

        def line() -> str | None:
            return next((line for line in self.lines if words in line), None)

        wait_for(lambda: line() is not None or self.process.poll() is not None, words, seconds)
        found = line()
        assert found is not None, "\n".join(self.lines)
        return found

    def children(self) -> dict[str, psutil.Process]:
        """Those that live, by name."""
        found = {}
        rows = json.loads((self.folder / "children.json").read_text())
        for name, (pid, _started) in rows.items():
            with suppress(psutil.NoSuchProcess):
                found[name] = psutil.Process(pid)
        return found

    def everything(self) -> list[psutil.Process]:
        """The launcher and all that runs for it, the database included."""
        me = psutil.Process(self.process.pid)
        return [me, *me.children(recursive=True)]

    def end(self) -> None:
        """For the clean-up of a test that failed."""
        if self.process.poll() is None:
            for process in reversed(self.everything()):
                with suppress(psutil.NoSuchProcess):
                    process.kill()
        self.process.wait()


def wait_for(what: Callable[[], bool], words: str, seconds: float = SLOWEST) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, f"waited {seconds:.0f} s for: {words}"
        time.sleep(0.05)


def status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def gone(processes: list[psutil.Process]) -> bool:
    return not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in processes)


def launch_and_fail(folder: Path, **changes: str) -> str:
    """What a start says that can't succeed."""
    done = subprocess.run(
        [sys.executable, "-m", "healthchat.launcher"],
        cwd=ROOT,
        env=environment(folder, **changes),
        capture_output=True,
        text=True,
        check=False,
        timeout=SLOWEST,
    )
    assert done.returncode == 1
    (sentence,) = done.stderr.splitlines()
    return sentence


def manage(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "healthchat.launcher", "manage", *command],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
        timeout=SLOWEST,
    )
