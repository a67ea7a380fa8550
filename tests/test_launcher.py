"""`make run` with real processes: a first start, a second one, and starts after hard kills."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from healthchat.embedded.process import free_port

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


def wait_for(what: Callable[[], bool], words: str, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, f"waited {seconds:.0f} s for: {words}"
        time.sleep(0.05)


def status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
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


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("portal") / "var"


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[[], Terminal]]:
    """Start launchers; whatever a failed test leaves is ended."""
    started: list[Terminal] = []

    def go() -> Terminal:
        started.append(Terminal(folder, free_port()))
        return started[-1]

    yield go
    for terminal in started:
        terminal.end()


@pytest.mark.xdist_group("launcher")
def test_a_portal_s_life(folder: Path, start: Callable[[], Terminal]) -> None:
    """From nothing to a login page, through crashes and hard kills, with nothing lost."""
    # A first start makes everything, and says where to go and how to log in.
    first = start()
    assert f"http://127.0.0.1:{first.port}/" in first.shows("HealthChat is ready")
    login = first.shows("alice@demo.example")
    assert status(first.port, "/health/") == 200
    assert status(first.port, "/accounts/login/") == 200
    assert (folder / "static/staticfiles.json").is_file(), "pages are served from copies"
    for path in (folder / "demo-passwords.txt", folder / "secret-key", folder / "run.json"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    serving = " ".join(str(p.environ()) for p in first.children().values())
    assert "healthchat_app" in serving
    assert "healthchat_owner" not in serving

    # A second portal on the same folder is refused; a command reaches the running one.
    assert "already running here" in launch_and_fail(folder, PORT=str(free_port()))
    people = "from accounts.models import User; print('people:', User.objects.count())"
    counted = re.findall(r"people: \d+", manage(folder, "shell", "-c", people).stdout)
    assert counted and counted != ["people: 0"]

    # Whatever falls over is started again.
    old = first.children()["beat"]
    old.kill()
    assert "signal SIGKILL" in first.shows("The clock stopped by itself")
    wait_for(lambda: first.children().get("beat", old) != old, "a new clock")
    postgres = next(p for p in first.everything() if p.name() == "postgres")
    postgres.kill()
    first.shows("PostgreSQL stopped by itself")
    wait_for(lambda: status(first.port, "/accounts/login/") == 200, "the database is back")

    # The launcher is killed hard: the next start stops what is left, and nothing is lost.
    left = first.everything()[1:]
    first.process.kill()
    first.process.wait()
    assert not gone(left)
    second = start()
    second.shows("HealthChat is ready")
    second.shows("The last run was killed")
    wait_for(lambda: gone(left), "what was left is stopped")
    assert second.shows("alice@demo.example") == login
    assert re.findall(r"people: \d+", manage(folder, "shell", "-c", people).stdout) == counted

    # Ctrl-C stops all of it, and says so.
    running = second.everything()
    second.process.send_signal(signal.SIGINT)
    second.shows("Everything is stopped.", 40)
    assert second.process.wait(10) == 0
    assert gone(running)
    assert manage(folder, "check").returncode == 1


def test_a_taken_port_is_one_sentence_with_a_way_out(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert launch_and_fail(tmp_path / "var", PORT=str(port)) == (
            f"Port {port} is taken by another program: choose another one, "
            f"for example PORT={port + 1} make run."
        )
    assert not (tmp_path / "var" / "postgres" / "cluster").exists()


def test_a_database_without_its_owner_is_one_sentence(tmp_path: Path) -> None:
    said = launch_and_fail(tmp_path / "var", DATABASE_URL="postgresql://a:b@127.0.0.1/x")
    assert said.startswith("DATABASE_URL is set but MIGRATION_DATABASE_URL is not")


def test_a_port_that_is_no_number_is_one_sentence(tmp_path: Path) -> None:
    assert launch_and_fail(tmp_path / "var", PORT="web") == "PORT must be a whole number."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"PORT": "80000"}, "PORT must be a number from 1 to 65535."),
        ({"HOST": "203.0.113.5"}, "HOST=203.0.113.5 is no address of this machine"),
        ({"HOST": "no.such.invalid"}, "HOST=no.such.invalid is no address of this machine"),
        ({"WORKERS": "many"}, "WORKERS must be a whole number."),
        ({"WEB_PROCESSES": "-1"}, "WEB_PROCESSES must be at least 0."),
    ],
    ids=["port", "foreign-host", "unknown-host", "workers", "web-processes"],
)
def test_a_value_that_can_t_be_is_one_sentence_before_anything_starts(
    tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    assert launch_and_fail(tmp_path / "var", **changes).startswith(said)
    assert not (tmp_path / "var" / "postgres" / "cluster").exists()


@pytest.mark.parametrize("below", [False, True], ids=["is-a-file", "lies-in-a-file"])
def test_a_folder_that_can_t_be_written_is_one_sentence(tmp_path: Path, below: bool) -> None:
    taken = tmp_path / "taken"
    taken.touch()
    said = launch_and_fail(taken / "var" if below else taken)
    assert "can't hold the portal's data (" in said
    assert "HEALTHCHAT_VAR=" in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"EMAIL_URL": "mail.example"}, "EMAIL_URL must begin with smtp://"),
        ({"HEALTHCHAT_ENV": "prod"}, "HEALTHCHAT_ENV must be one of"),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL must be one of"),
        ({"DATABASE_URL": "postgresql://a:b@127.0.0.1:1/x"}, "The database does not answer: "),
    ],
    ids=["mail", "environment", "log-level", "database"],
)
def test_what_keeps_it_from_being_prepared_is_one_sentence(
    tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    owner = {"MIGRATION_DATABASE_URL": "postgresql://a:b@127.0.0.1:1/x"}
    done = subprocess.run(
        [sys.executable, "-m", "healthchat.launcher.prepare"],
        cwd=ROOT,
        env=environment(tmp_path, SECRET_KEY="x" * 50, **owner, **changes),
        capture_output=True,
        text=True,
        check=False,
        timeout=SLOWEST,
    )
    assert done.returncode == 1
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith(said)


def make_setup(folder: Path, python: str) -> str:
    """The first line that `make setup` complains with, given such a Python."""
    (folder / "Makefile").write_text((ROOT / "Makefile").read_text())
    done = subprocess.run(
        ["make", "-C", str(folder), "setup", f"PYTHON={python}"],
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    return done.stderr.splitlines()[0]


def test_make_without_a_python_that_is_new_enough(tmp_path: Path) -> None:
    assert "HealthChat needs Python 3.11 or newer" in make_setup(tmp_path, "")


def test_make_without_the_venv_module(tmp_path: Path) -> None:
    bare = tmp_path / "bare-python"
    bare.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexit 0\n')
    bare.chmod(0o755)
    assert "apt install python3-venv" in make_setup(tmp_path, str(bare))


def test_the_locks_hold_hashes_and_no_addresses() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        pinned = re.findall(r"^[\w.\[\]-]+==[^\s;]+.*\\$", text, re.M)
        assert len(pinned) > 60
        assert text.count("--hash=sha256:") >= len(pinned)
        assert not re.search(r"https?://|file:|--index|--find-links", text)
