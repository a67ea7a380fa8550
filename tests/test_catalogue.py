"""The database itself: every table of a clinic has every layer, and a table without one fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, connections, transaction

from healthchat.tenancy import grants, policies
from healthchat.tenancy.operations import constraint_name
from healthchat.tenancy.platform_tables import PLATFORM, SHARED_WITHIN_CLINIC, TRAILS
from tests.catalogue import APP_ROLE, Catalogue

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

GOOD = [
    "CREATE TABLE zz_bad (id uuid PRIMARY KEY, clinic_id uuid NOT NULL, patient_id uuid)",
    f"ALTER TABLE zz_bad ADD CONSTRAINT {constraint_name('zz_bad', 'tenant_uq')}"
    " UNIQUE (clinic_id, id)",
    "ALTER TABLE zz_bad ADD CONSTRAINT zz_clinic FOREIGN KEY (clinic_id)"
    " REFERENCES accounts_clinic (id)",
    policies.enable("zz_bad"),
    policies.clinic_policy("zz_bad"),
    policies.patient_policy("zz_bad", "patient_id"),
    f"GRANT {grants.CHANGE} ON zz_bad TO {APP_ROLE}",
]
EVERYTHING = "CREATE POLICY open_door ON zz_bad FOR SELECT USING (true)"
SPOILERS = {
    "ALTER TABLE zz_bad NO FORCE ROW LEVEL SECURITY": "not forced",
    "ALTER TABLE zz_bad DISABLE ROW LEVEL SECURITY": "not enabled",
    "DROP POLICY tenant_clinic ON zz_bad": "keeps clinics apart",
    "DROP POLICY tenant_patient ON zz_bad": "keeps patients apart",
    "ALTER POLICY tenant_clinic ON zz_bad TO healthchat_owner": "keeps clinics apart",
    "ALTER POLICY tenant_clinic ON zz_bad WITH CHECK (true)": "keeps clinics apart",
    "ALTER POLICY tenant_patient ON zz_bad USING (true)": "keeps patients apart",
    EVERYTHING: "opens more",
    "ALTER TABLE zz_bad DROP CONSTRAINT zz_bad_tenant_uq": "no unique key",
    "ALTER TABLE zz_bad DROP CONSTRAINT zz_clinic": "references no clinic",
    "ALTER TABLE zz_bad ALTER clinic_id DROP NOT NULL": "no clinic_id",
    "ALTER TABLE zz_bad DROP COLUMN clinic_id CASCADE": "no clinic_id",
    "ALTER TABLE zz_bad ADD FOREIGN KEY (patient_id) REFERENCES accounts_patient (id)": (
        "point at a row of another clinic"
    ),
    f"GRANT TRUNCATE ON zz_bad TO {APP_ROLE}": "the application may",
    f"REVOKE DELETE ON zz_bad FROM {APP_ROLE}": "the application may",
    "GRANT SELECT ON zz_bad TO PUBLIC": "everybody may",
    "CREATE MATERIALIZED VIEW zz_view AS SELECT * FROM zz_bad": "escapes",
    "CREATE FUNCTION zz_all() RETURNS SETOF zz_bad LANGUAGE sql SECURITY DEFINER"
    " AS 'SELECT * FROM zz_bad'": "escapes",
    "DROP TRIGGER audit_no_change ON compliance_auditevent": "no trigger refuses",
    "ALTER TABLE compliance_auditevent DISABLE TRIGGER audit_no_truncate": "no trigger refuses",
    f"GRANT UPDATE ON compliance_auditevent TO {APP_ROLE}": "the application may",
    "DROP POLICY tenant_patient ON compliance_auditevent": "keeps patients apart",
}


def test_every_table_has_every_layer() -> None:
    assert Catalogue(connection).problems() == []


def test_no_line_of_the_lists_is_stale() -> None:
    tables = set(Catalogue(connection).tables)
    assert set(PLATFORM) | set(TRAILS) | set(SHARED_WITHIN_CLINIC) <= tables


@pytest.fixture
def good_table() -> Iterator[None]:
    """A table with every layer, gone after the test."""
    owner = connections["owner"]
    with transaction.atomic(using="owner"):
        with owner.cursor() as cursor:
            for statement in GOOD:
                cursor.execute(statement)
        yield
        transaction.set_rollback(True, using="owner")


def test_a_table_with_every_layer_passes(good_table: None) -> None:
    assert Catalogue(connections["owner"]).problems() == []


@pytest.mark.parametrize(("spoil", "complaint"), SPOILERS.items())
def test_a_table_without_one_layer_fails(good_table: None, spoil: str, complaint: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(spoil)
    problems = Catalogue(connections["owner"]).problems()
    assert any(complaint in problem for problem in problems), problems
    assert all("zz_" in problem or "compliance_auditevent" in problem for problem in problems)
