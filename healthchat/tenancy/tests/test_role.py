"""The application's role by itself: what somebody could do who has its password and no more."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import Cast

pytestmark = pytest.mark.django_db

REFUSED = [
    "SET ROLE healthchat_owner",
    "SET SESSION AUTHORIZATION healthchat_owner",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "CREATE ROLE another LOGIN",
    "GRANT healthchat_owner TO CURRENT_USER",
    "ALTER TABLE documents_document DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE documents_document NO FORCE ROW LEVEL SECURITY",
    "DROP POLICY tenant_clinic ON documents_document",
    "CREATE POLICY door ON documents_document USING (true)",
    "ALTER TABLE compliance_auditevent DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
    "TRUNCATE documents_document",
    "DROP TABLE documents_document",
    "CREATE TABLE public.mine (id int)",
    "CREATE VIEW public.mine AS SELECT 1",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE EXTENSION dblink",
    "COPY documents_document TO PROGRAM 'cat'",
    "COPY documents_document TO '/tmp/everything'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT pg_ls_dir('/')",
    "SELECT rolpassword FROM pg_authid",
    "ALTER SYSTEM SET row_security = off",
    "UPDATE django_migrations SET name = 'x'",
]
OWNED = """
SELECT 'a table', c.relname FROM pg_class c WHERE c.relowner = %(me)s::regrole
    AND c.relpersistence <> 't'
UNION ALL SELECT 'a function', p.proname FROM pg_proc p WHERE p.proowner = %(me)s::regrole
UNION ALL SELECT 'a schema', n.nspname FROM pg_namespace n WHERE n.nspowner = %(me)s::regrole
    AND n.nspname NOT LIKE 'pg_%%'
UNION ALL SELECT 'a database', d.datname FROM pg_database d WHERE d.datdba = %(me)s::regrole
UNION ALL SELECT 'a type', t.typname FROM pg_type t WHERE t.typowner = %(me)s::regrole
"""
RAISED = """
SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')
"""
SETTINGS = {
    "nobody": "",
    "blank": " ",
    "no id": "x",
    "all": "*",
    "a list": "{{{clinic},{clinic}}}",
    "two": "{clinic},{clinic}",
    "a condition": "{clinic}' OR 'a'='a",
}


@pytest.mark.parametrize("statement", REFUSED)
def test_it_may_not(statement: str) -> None:
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_it_owns_nothing_and_nothing_lends_it_more() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        cursor.execute(OWNED, {"me": cursor.fetchone()[0]})
        assert cursor.fetchall() == []
        cursor.execute(RAISED)
        assert cursor.fetchall() == [], "runs with its owner's rights, whoever calls it"


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("table", ["accounts_patient", "accounts_membership", "crypto_patientkey"])
def test_no_setting_but_a_clinics_own_id_shows_a_row(cast: Cast, table: str, setting: str) -> None:
    value = setting.format(clinic=cast.elsewhere.id)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.clinic', %s, true)", [value])
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone()[0] == 0
    except DatabaseError:
        return  # no id: refused as a whole


def test_switching_the_rules_off_shows_an_error_and_no_row(cast: Cast) -> None:
    with (
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET LOCAL row_security = off")
        cursor.execute("SELECT count(*) FROM accounts_patient")


def test_a_patients_scope_shows_nobody_elses_rows_whatever_the_clinic(cast: Cast) -> None:
    """Also where clinic and patient do not belong together."""
    for clinic, patient, seen in (
        (cast.clinic.id, cast.alice.patient_id, 1),
        (cast.clinic.id, cast.frank.patient_id, 0),
        (cast.elsewhere.id, cast.alice.patient_id, 0),
    ):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('app.clinic', %s, true), set_config('app.patient', %s, true)",
                [str(clinic), str(patient)],
            )
            cursor.execute("SELECT count(*) FROM accounts_patient")
            assert cursor.fetchone()[0] == seen
            cursor.execute("SELECT set_config('app.clinic', '', true)")
            cursor.execute("SELECT count(*) FROM accounts_patient")
            assert cursor.fetchone()[0] == 0
            transaction.set_rollback(True)
