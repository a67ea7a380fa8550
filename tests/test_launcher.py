"""`make run` with real processes: a first start, a second one, and starts after hard kills."""

from __future__ import annotations

import re
import signal
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from healthchat.embedded.process import free_port
from tests.launching import ROOT, SLOWEST, Terminal, gone, launch_and_fail, manage, status, wait_for


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
    second.shows("Everything is stopped.")
    assert second.process.wait(SLOWEST) == 0
    assert gone(running)
    assert manage(folder, "check").returncode == 1

    # With another key than the one that this data is under, it does not start.
    other = folder / "other.key"
    port = str(free_port())
    said = launch_and_fail(folder, PORT=port, KMS_URL=other.as_uri())
    assert said == f"KMS_URL can't be used: the key file {other} can't be read."
    other.touch(mode=0o600)
    other.write_text(f"v1 {'ab' * 8} {'A' * 43}=\n")
    said = launch_and_fail(folder, PORT=port, KMS_URL=other.as_uri())
    assert said.startswith(f"KMS_URL can't be used: {other} does not hold the master key")
    nowhere = f"http://127.0.0.1:{free_port()}"
    credentials = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x"}
    said = launch_and_fail(
        folder,
        PORT=port,
        KMS_URL="awskms://alias/healthchat?region=eu-west-1",
        AWS_ENDPOINT_URL_KMS=nowhere,
        **credentials,
    )
    assert said.startswith("KMS_URL can't be used: AWS KMS did not unwrap a key")


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
