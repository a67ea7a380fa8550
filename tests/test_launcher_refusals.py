"""What keeps `make run` from starting is one sentence with a way out, and an exit status."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from healthchat.embedded.process import free_port
from healthchat.launcher.errors import TOLD
from tests.cluster import Database
from tests.launching import ROOT, SLOWEST, environment, launch_and_fail


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


def owner_of(address: str) -> dict[str, str]:
    return {"DATABASE_URL": address, "MIGRATION_DATABASE_URL": address}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (owner_of("mysql://a:hidden@127.0.0.1/x"), "DATABASE_URL must begin with postgresql://"),
        (owner_of("postgresql://a:hidden@127.0.0.1:1/x"), "DATABASE_URL can't be used: "),
        (owner_of("postgresql://a:hidden@no.such.invalid/x"), "DATABASE_URL can't be used: "),
        (
            {"REDIS_URL": "redis://:hidden@127.0.0.1:1/0"},
            "REDIS_URL can't be used: nothing at 127.0.0.1:1 answers as Redis does",
        ),
        ({"REDIS_URL": "broker:hidden"}, "REDIS_URL must be an address such as rediss://"),
        ({"REDIS_URL": "redis://:hidden@host:port"}, "REDIS_URL must be an address such as"),
        ({"KMS_URL": "vault://hidden"}, "KMS_URL must be file:///path/to/key-file or awskms://"),
        ({"STORAGE_URL": "ftp://hidden"}, "STORAGE_URL must be file:///path/to/folder or s3://"),
    ],
    ids=[
        *("database-kind", "database-away", "database-host", "broker-away"),
        *("broker-words", "broker-port", "keys", "files"),
    ],
)
def test_a_service_that_does_not_answer_is_one_sentence_before_anything_starts(
    tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    sentence = launch_and_fail(tmp_path / "var", PORT=str(free_port()), **changes)
    assert sentence.startswith(said)
    assert "hidden" not in sentence
    assert not (tmp_path / "var" / "postgres" / "cluster").exists()


def test_a_password_that_is_not_taken_is_one_sentence(tmp_path: Path, database: Database) -> None:
    parts = urlsplit(database.superuser_url)
    address = f"postgresql://healthchat_app:hidden@127.0.0.1:{parts.port}{parts.path}"
    said = launch_and_fail(tmp_path / "var", PORT=str(free_port()), **owner_of(address))
    assert "password authentication failed" in said
    assert '"healthchat_app"' in said
    assert "hidden" not in said
    broker = f"redis://:hidden@127.0.0.1:{urlsplit(settings.REDIS_URL).port}/0"
    said = launch_and_fail(tmp_path / "var", PORT=str(free_port()), REDIS_URL=broker)
    assert "does not take the password" in said
    assert "hidden" not in said


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
    assert done.returncode == TOLD
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith(said)
