"""Production refuses to start insecurely, and each reason has its id."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.core.checks import run_checks
from psycopg import sql

from healthchat.embedded.process import free_port
from tests.cluster import Database

ROOT = Path(__file__).resolve().parent.parent.parent
SECURE = {
    "HEALTHCHAT_ENV": "production",
    "SECRET_KEY": "k3yTh4tIsL0ngEnough-and-varied-0123456789-abcdefghij",
    "ALLOWED_HOSTS": "portal.clinic.example",
    "PUBLIC_URL": "https://portal.clinic.example/",
    "DATABASE_URL": "postgresql://healthchat_app:x@db.example/healthchat?sslmode=verify-full",
    "REDIS_URL": "rediss://:secret@broker.example:6379/0",
    "KMS_URL": "awskms://alias/healthchat?region=eu-west-1",
    "STORAGE_URL": "s3://bucket/prefix",
    "EMAIL_URL": "smtp://user:password@mail.example:587",
    "EMAIL_FROM": "Willow Street Clinic <portal@clinic.example>",
    "OPENAI_BASE_URL": "https://models.example/v1",
}
PROGRAM = """
import django
django.setup()
from django.core.checks import run_checks
print(*sorted({problem.id for problem in run_checks() if problem.is_serious()}))
"""


def environment(**changes: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    chosen = {**kept, "DJANGO_SETTINGS_MODULE": "healthchat.settings", **SECURE, **changes}
    return {name: value for name, value in chosen.items() if value}


def refusals(**changes: str) -> list[str]:
    """The ids of what a production portal with these values is refused for."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment(**changes),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_a_secure_portal_is_not_refused() -> None:
    assert refusals() == []


def test_cookies_of_a_production_portal_stay_with_it() -> None:
    program = """
from django.conf import settings as s
for name in ("SESSION", "CSRF"):
    flags = [getattr(s, f"{name}_COOKIE_{flag}") for flag in ("SECURE", "HTTPONLY", "SAMESITE")]
    print(getattr(s, f"{name}_COOKIE_NAME"), *flags, getattr(s, f"{name}_COOKIE_DOMAIN"))
print(s.X_FRAME_OPTIONS, s.SECURE_CONTENT_TYPE_NOSNIFF, s.SECURE_SSL_REDIRECT, s.DEBUG)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "__Host-session True True Lax None",
        "__Host-csrf True True Lax None",
        "DENY True True False",
    ]


# Each fault brings its own id and no other; several in one process, because each takes a second.
@pytest.mark.parametrize(
    ("numbers", "changes"),
    [
        (
            (1, 2, 3, 4, 5, 6, 9, 10, 13, 15, 16, 17),
            {
                "SECRET_KEY": "short",
                "DEBUG": "1",
                "HTTPS": "0",
                "ALLOWED_HOSTS": "*",
                "DATABASE_URL": "",
                "KMS_URL": (ROOT / "var" / "absent" / "kms.key").as_uri(),
                "REDIS_URL": "redis://broker.example:6379/0",
                "EMAIL_URL": "console:",
                "PUBLIC_URL": "http://portal.clinic.example/",
                "OPENAI_BASE_URL": "http://models.example/v1",
                "EMAIL_FROM": "",
                "SEED_DEMO": "1",
            },
        ),
        (
            (1, 4, 9, 10, 11, 13, 16),
            {
                "EMAIL_FROM": "portal@mail.localdomain",
                "SEED_DEMO": "0",
                "SECRET_KEY": "",
                "ALLOWED_HOSTS": "",
                "REDIS_URL": "",
                "EMAIL_URL": "file:///tmp/mail",
                "DATABASE_URL": "postgresql://healthchat_app:x@db.example/healthchat",
                "PUBLIC_URL": "",
            },
        ),
        (
            (1, 4, 12, 14, 16),
            {
                "EMAIL_FROM": "Willow Street Clinic",
                "SECRET_KEY": "a" * 60,
                "ALLOWED_HOSTS": "portal.clinic.example,.clinic.example",
                "REDIS_URL": "redis://:secret@broker.example:6379/0",
                "EMAIL_URL": "smtp://user:password@mail.example:587?tls=off",
            },
        ),
    ],
)
def test_every_fault_has_its_id(numbers: tuple[int, ...], changes: dict[str, str]) -> None:
    assert refusals(**changes) == [f"healthchat.E{number:03}" for number in numbers]


def test_a_key_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    key = tmp_path / "kms.key"
    key.touch(mode=0o644)
    assert refusals(KMS_URL=key.as_uri()) == ["crypto.E002"]


def test_a_misspelt_environment_is_an_error() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env=environment(HEALTHCHAT_ENV="prod"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "HEALTHCHAT_ENV must be one of: development, test, production." in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["-c", "import healthchat.wsgi"],
        ["-c", "import healthchat.asgi"],
        ["-m", "celery", "-A", "healthchat", "worker", "--pool", "solo"],
        ["-m", "celery", "-A", "healthchat", "beat", "--scheduler", "celery.beat:Scheduler"],
        ["manage.py", "migrate"],
    ],
)
def test_nothing_that_serves_starts_insecurely(command: list[str]) -> None:
    database = f"postgresql://healthchat_app:x@127.0.0.1:{free_port()}/healthchat"
    done = subprocess.run(
        [sys.executable, *command],
        env=environment(SECRET_KEY="short", DATABASE_URL=database),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode != 0
    assert "healthchat.E001" in done.stdout + done.stderr


def test_serving_as_the_owner_is_refused() -> None:
    owner = "postgresql://healthchat_owner:x@db.example/healthchat?sslmode=verify-full"
    done = subprocess.run(
        [sys.executable, "-c", "import healthchat.wsgi"],
        env=environment(MIGRATION_DATABASE_URL=owner),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode != 0
    assert "healthchat.E008" in done.stderr


def _role_problems() -> list[str]:
    found = run_checks(databases=["default"])
    return [problem.msg for problem in found if problem.id == "healthchat.E007"]


def test_the_application_s_role_may_not_step_around_the_rules(committed_db: Database) -> None:
    from django.db import connection

    assert _role_problems() == []
    app = sql.Identifier("healthchat_app")
    with psycopg.connect(committed_db.superuser_url, autocommit=True) as link:
        for give, take, words in (
            ("ALTER ROLE {} BYPASSRLS", "ALTER ROLE {} NOBYPASSRLS", "bypasses row-level security"),
            ("ALTER ROLE {} SUPERUSER", "ALTER ROLE {} NOSUPERUSER", "is a superuser"),
            ("GRANT healthchat_owner TO {}", "REVOKE healthchat_owner FROM {}", "owns tables"),
        ):
            link.execute(sql.SQL(give).format(app))
            connection.close()
            try:
                (message,) = _role_problems()
            finally:
                link.execute(sql.SQL(take).format(app))
            assert words in message


def test_the_settings_load_with_no_environment_at_all() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        env={"DJANGO_SETTINGS_MODULE": "healthchat.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
