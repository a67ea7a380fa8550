"""What the application's role may do, said once and made true after every migration.

The role owns no table, so that it can neither switch row-level security off nor drop a trigger.
"""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

READ_ONLY = frozenset({"django_migrations"})
CHANGE = "SELECT, INSERT, UPDATE, DELETE"
APPEND = "SELECT, INSERT"
READ = "SELECT"

TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY c.relname
"""
SEQUENCES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'S' ORDER BY c.relname
"""


def append_only_tables() -> frozenset[str]:
    """Tables of models that say ``tenancy_append_only = True``."""
    return frozenset(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if getattr(model, "tenancy_append_only", False)
    )


def rights_for(table: str, append_only: frozenset[str]) -> str:
    """The rights of the application's role on a table."""
    if table in READ_ONLY:
        return READ
    return APPEND if table in append_only else CHANGE


def app_role() -> str | None:
    """The application's role: what ``default`` logs in as, where somebody else owns the tables."""
    databases = settings.DATABASES
    if "owner" not in databases or "default" not in databases:
        return None
    role = str(databases["default"]["USER"])
    return None if role == databases["owner"]["USER"] else role


def apply(connection: BaseDatabaseWrapper, role: str) -> None:
    """Give ``role`` exactly its rights on every table there is. Run as the tables' owner."""
    quote = connection.ops.quote_name
    to = quote(role)
    append_only = append_only_tables()
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        tables = [row[0] for row in cursor.fetchall()]
        cursor.execute(SEQUENCES)
        sequences = [row[0] for row in cursor.fetchall()]
        statements = [f"GRANT USAGE ON SCHEMA public TO {to}"]
        for table in tables:
            name = quote(table)
            statements.append(f"REVOKE ALL ON TABLE {name} FROM PUBLIC, {to}")
            statements.append(f"GRANT {rights_for(table, append_only)} ON TABLE {name} TO {to}")
        statements += [f"GRANT USAGE, SELECT ON SEQUENCE {quote(s)} TO {to}" for s in sequences]
        cursor.execute("; ".join(statements))
