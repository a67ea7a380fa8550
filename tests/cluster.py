"""The embedded PostgreSQL and Valkey of a test session, and what tests need a superuser for."""

from __future__ import annotations

from pathlib import Path

import psycopg
import redis
from psycopg import sql

from healthchat.embedded import Postgres, Valkey
from tests.environment import Plan

ROLES = ("healthchat_owner", "healthchat_app")
SUPERUSER = "healthchat_tests"
TEMPLATE = "healthchat"
KEPT = frozenset({"django_migrations"})


class Cluster:
    """Both services. ``start`` is for the process that made the plan; workers only use them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        folder = Path(plan.folder)
        self.postgres = Postgres(folder / "postgres", port=plan.postgres_port, temporary=True)
        self.valkey = Valkey(folder / "valkey", port=plan.valkey_port, temporary=True)
        self.started = False

    def start(self) -> None:
        """Start both, and give their roles the session's password."""
        if self.started:
            return
        self.started = True
        self.postgres.start()
        with psycopg.connect(self.postgres.superuser_url("postgres"), autocommit=True) as link:
            link.execute(f"CREATE ROLE {SUPERUSER} SUPERUSER LOGIN")
            for role in (SUPERUSER, *ROLES):
                link.execute(
                    sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                        sql.Identifier(role), sql.Literal(self.plan.password)
                    )
                )
        self.valkey.start()
        with redis.Redis.from_url(self.valkey.url) as client:
            client.config_set("requirepass", self.plan.password)

    def stop(self) -> None:
        """Stop what this process started."""
        if self.started:
            self.valkey.stop()
            self.postgres.stop()


class Database:
    """One worker's database, seen by the superuser: made once, wiped between committed tests."""

    def __init__(self, plan: Plan) -> None:
        self.name = plan.database
        self.server = plan.database_url(SUPERUSER).rsplit("/", 1)[0]
        self.seeded: frozenset[str] = KEPT

    @property
    def superuser_url(self) -> str:
        """The address for a test that must do what neither role may."""
        return f"{self.server}/{self.name}"

    def create(self) -> None:
        """A database without tables that belongs to the owner, as the portal's own is made."""
        name, app = sql.Identifier(self.name), sql.Identifier("healthchat_app")
        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as link:
            for statement in (
                "CREATE DATABASE {0} OWNER healthchat_owner TEMPLATE {2}",
                "REVOKE ALL ON DATABASE {0} FROM PUBLIC",
                "GRANT CONNECT ON DATABASE {0} TO {1}",
            ):
                link.execute(sql.SQL(statement).format(name, app, sql.Identifier(TEMPLATE)))

    def count(self, table: str) -> int:
        """How many committed rows a table has, whoever may see them."""
        with psycopg.connect(self.superuser_url) as link:
            statement = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            row = link.execute(statement).fetchone()
            return int(row[0]) if row else 0

    def remember_seeds(self) -> None:
        """Whatever the migrations filled stays: content types, public reference text."""
        with psycopg.connect(self.superuser_url) as link:
            self.seeded = KEPT | {
                table
                for table in _tables(link)
                if link.execute(
                    sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.Identifier(table))
                ).rowcount
            }

    def wipe(self) -> None:
        """Empty every other table, audit events included.

        Neither role may: the application's can't truncate, and triggers refuse it to everyone.
        A superuser's session in replica mode runs no trigger and checks no reference. Deleting
        from fifty nearly empty tables is quicker than truncating them.
        """
        with psycopg.connect(self.superuser_url) as link:
            link.execute("SET session_replication_role = replica")
            link.execute("SET lock_timeout = '10s'")
            tables = [table for table in _tables(link) if table not in self.seeded]
            link.execute(
                sql.SQL("; ").join(
                    sql.SQL("DELETE FROM {}").format(sql.Identifier(table)) for table in tables
                )
            )


def _tables(link: psycopg.Connection) -> list[str]:
    rows = link.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return [row[0] for row in rows]
