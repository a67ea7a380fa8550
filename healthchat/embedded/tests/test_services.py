"""The embedded services with real processes: passwords, roles, and what survives a hard kill."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from healthchat.embedded import EmbeddedProblem, Postgres, Valkey
from healthchat.embedded.account import is_orphan
from healthchat.embedded.process import free_port
from tests.work import no_waiting


def one(url: str, query: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()
        assert row is not None
        return row[0]


def run(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def start_elsewhere(kind: str, folder: Path) -> subprocess.Popen[str]:
    """A process that starts the service and waits to be killed."""
    program = (
        "import sys, time; from pathlib import Path; from healthchat.embedded import *\n"
        f"s = {kind}(Path(sys.argv[1])); s.start(); print(s.pid, flush=True); time.sleep(600)"
    )
    return subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, text=True
    )


def test_a_folder_that_another_start_drops_meanwhile_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = tmp_path / "origin"
    origin.write_text(str(tmp_path / "gone"), encoding="utf-8")
    assert is_orphan(tmp_path)
    known = Path.is_file

    def vanishing(path: Path) -> bool:
        found = known(path)
        origin.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(Path, "is_file", vanishing)
    assert not is_orphan(tmp_path)


def test_the_two_roles_and_no_more(tmp_path: Path) -> None:
    with Postgres(tmp_path / "pg") as postgres:
        flags = "rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication"
        query = f"SELECT bool_or({flags}) FROM pg_roles WHERE rolname ~ '^healthchat_(owner|app)$'"
        assert one(postgres.superuser_url(), query) is False
        assert one(postgres.app_url(), "SELECT current_user") == "healthchat_app"
        run(postgres.owner_url(), "CREATE TABLE thing (id int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            run(postgres.app_url(), "SELECT * FROM thing")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            run(postgres.app_url(), "CREATE TABLE mine (id int)")


def test_checksums_scram_and_loopback(tmp_path: Path) -> None:
    with Postgres(tmp_path / "pg") as postgres:
        url = postgres.superuser_url()
        assert one(url, "SHOW data_checksums") == "on"
        assert one(url, "SHOW listen_addresses") == "127.0.0.1"
        hashes = "SELECT bool_and(rolpassword LIKE 'SCRAM%') FROM pg_authid WHERE rolcanlogin"
        assert one(url, hashes) is True
        wrong = f"postgresql://healthchat_app:wrong@127.0.0.1:{postgres.port}/healthchat"
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong)


def test_passwords_are_private_and_on_no_command_line(tmp_path: Path) -> None:
    with Postgres(tmp_path / "pg") as postgres, Valkey(tmp_path / "vk") as valkey:
        for service in (postgres, valkey):
            words = " ".join(psutil.Process(service.pid).cmdline())
            for path in service._place.iterdir():
                if path.name in {"credentials.json", "password"}:
                    assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert postgres._passwords()["healthchat_app"] not in words
            assert valkey._password() not in words


if os.geteuid() == 0:  # only root has privileges to drop, and can enter what others can't

    def test_root_drops_to_an_unprivileged_user(tmp_path: Path) -> None:
        with Postgres(tmp_path / "pg") as postgres, Valkey(tmp_path / "vk") as valkey:
            for service in (postgres, valkey):
                assert 0 not in psutil.Process(service.pid).uids()

    def test_a_folder_that_only_root_may_enter(tmp_path: Path) -> None:
        home = tmp_path / "home"
        home.mkdir(mode=0o700)
        with Postgres(home / "pg", temporary=True) as postgres, Valkey(home / "vk") as valkey:
            assert not postgres._place.is_relative_to(home)
            assert one(postgres.app_url(), "SELECT 1") == 1
            assert redis.Redis.from_url(valkey.url).set("a", 1)
            place = postgres._place
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        assert not place.exists()


def test_data_stays_between_starts(tmp_path: Path) -> None:
    with Postgres(tmp_path / "pg") as postgres:
        run(postgres.owner_url(), "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (7)")
    with Valkey(tmp_path / "vk") as valkey:
        redis.Redis.from_url(valkey.url).set("kept", "7")
    with Postgres(tmp_path / "pg") as postgres:
        assert one(postgres.owner_url(), "SELECT id FROM kept") == 7
    with Valkey(tmp_path / "vk") as valkey:
        assert redis.Redis.from_url(valkey.url).get("kept") == b"7"


@pytest.mark.parametrize("kind", [Postgres, Valkey])
def test_a_killed_parent_leaves_a_server_that_the_next_start_replaces(
    kind: type[Postgres] | type[Valkey], tmp_path: Path
) -> None:
    parent = start_elsewhere(kind.__name__, tmp_path / "data")
    assert parent.stdout is not None
    server = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    assert server.is_running()
    with kind(tmp_path / "data") as service:
        assert service.pid != server.pid
        assert service.is_ready()
        assert not server.is_running() or server.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("kind", [Postgres, Valkey])
def test_a_second_owner_is_refused(kind: type[Postgres] | type[Valkey], tmp_path: Path) -> None:
    with kind(tmp_path / "data") as first:
        second = kind(tmp_path / "data")
        with pytest.raises(EmbeddedProblem, match="already in use by another running HealthChat"):
            second.start()
        second.stop()
        assert first.is_ready()


def test_postgres_killed_hard_keeps_what_was_committed(tmp_path: Path) -> None:
    with Postgres(tmp_path / "pg") as postgres:
        run(postgres.owner_url(), "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (7)")
        os.kill(postgres.pid, signal.SIGKILL)
        with no_waiting():
            while postgres.is_running():
                time.sleep(0.01)
        # The number in the lock file now belongs to somebody else, as after a container restart.
        lock = postgres._cluster / "postmaster.pid"
        lines = lock.read_text().splitlines()
        lock.write_text("\n".join([str(os.getppid()), *lines[1:]]) + "\n")
    with Postgres(tmp_path / "pg") as postgres:
        assert one(postgres.owner_url(), "SELECT id FROM kept") == 7


def test_a_killed_first_start_leaves_nothing_half_made(tmp_path: Path) -> None:
    (tmp_path / "pg" / "cluster.new").mkdir(parents=True)
    (tmp_path / "pg" / "cluster.new" / "PG_VERSION").write_text("18")
    with Postgres(tmp_path / "pg") as postgres:
        assert one(postgres.app_url(), "SELECT 1") == 1


@pytest.mark.parametrize("kind", [Postgres, Valkey])
def test_a_taken_port_is_one_clear_sentence(
    kind: type[Postgres] | type[Valkey], tmp_path: Path
) -> None:
    port = free_port()
    with (
        kind(tmp_path / "one", port=port),
        pytest.raises(EmbeddedProblem, match=f"can't use port {port}: another program has it"),
    ):
        kind(tmp_path / "two", port=port).start()


def test_a_temporary_service_leaves_nothing(tmp_path: Path) -> None:
    with Postgres(tmp_path / "pg", temporary=True):
        pass
    assert not (tmp_path / "pg").exists()


def test_valkey_asks_for_its_password(tmp_path: Path) -> None:
    with Valkey(tmp_path / "vk") as valkey:
        with pytest.raises(redis.AuthenticationError):
            redis.Redis(port=valkey.port).ping()
        assert redis.Redis.from_url(valkey.url).config_get("appendonly") == {"appendonly": "yes"}
