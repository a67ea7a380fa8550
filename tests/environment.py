"""Where this test session's services are, decided before Django reads its settings.

Addresses and passwords are chosen when ``conftest.py`` loads; the services themselves start when
the first test asks for the database. Under pytest-xdist the first process chooses and starts, and
its workers inherit: one PostgreSQL and one Valkey for all, a database each.
"""

from __future__ import annotations

import atexit
import json
import os
import secrets
import shutil
import socket
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

HANDOVER = "HEALTHCHAT_TEST_PLAN"


@dataclass(frozen=True, slots=True)
class Plan:
    """What one session uses; equal in every xdist worker."""

    folder: str
    postgres_port: int
    valkey_port: int
    password: str

    @property
    def worker(self) -> str:
        """``gw0``, ``gw1``, … or ``main`` without xdist."""
        return os.environ.get("PYTEST_XDIST_WORKER", "main")

    @property
    def database(self) -> str:
        """This worker's own database."""
        return f"healthchat_{self.worker}"

    def database_url(self, role: str) -> str:
        """This worker's database as one of the two roles."""
        return f"postgresql://{role}:{self.password}@127.0.0.1:{self.postgres_port}/{self.database}"

    def valkey_url(self) -> str:
        """This worker's own numbered database in Valkey."""
        number = 0 if self.worker == "main" else int(self.worker.removeprefix("gw")) + 1
        return f"redis://:{self.password}@127.0.0.1:{self.valkey_port}/{number % 16}"


def load() -> Plan:
    """The plan of this session: inherited in an xdist worker, else a new one."""
    inherited = os.environ.get(HANDOVER)
    if inherited and "PYTEST_XDIST_WORKER" in os.environ:
        return Plan(**json.loads(inherited))
    plan = Plan(
        folder=tempfile.mkdtemp(prefix="healthchat-tests-"),
        postgres_port=_free_port(),
        valkey_port=_free_port(),
        password=secrets.token_hex(16),
    )
    Path(plan.folder).chmod(0o755)  # the services run as an unprivileged user below it
    atexit.register(_remove, plan.folder, os.getpid())
    os.environ[HANDOVER] = json.dumps(asdict(plan))
    return plan


def export(plan: Plan) -> None:
    """Set the environment that the settings and every child process read."""
    own = Path(plan.folder) / plan.worker
    (own / "static").mkdir(parents=True, exist_ok=True)
    os.environ.update(
        {
            "DJANGO_SETTINGS_MODULE": "healthchat.settings",
            "HEALTHCHAT_ENV": "test",
            "HEALTHCHAT_VAR": str(own),
            "SECRET_KEY": plan.password,
            "DATABASE_URL": plan.database_url("healthchat_app"),
            "MIGRATION_DATABASE_URL": plan.database_url("healthchat_owner"),
            "REDIS_URL": plan.valkey_url(),
            "STORAGE_URL": (own / "files").as_uri(),
            "KMS_URL": (own / "kms.key").as_uri(),
            "EMAIL_URL": (own / "mail").as_uri(),
            "PUBLIC_URL": "",
            "OPENAI_BASE_URL": "",
            "OPENAI_API_KEY": "",
            "OPENAI_MODEL": "",
        }
    )


def _remove(folder: str, owner: int) -> None:
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
