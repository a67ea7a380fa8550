"""The trail can only be added to, whoever tries."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from compliance import audit
from compliance.models import AuditEvent
from compliance.tests.conftest import EVENT, within
from healthchat.actor import Actor
from tests.cluster import Database

TABLE = AuditEvent._meta.db_table
CHANGES = [
    f"UPDATE {TABLE} SET event = 'x'",
    f"DELETE FROM {TABLE}",
    f"TRUNCATE {TABLE}",
]


@pytest.mark.django_db
@pytest.mark.parametrize("statement", CHANGES)
def test_the_application_has_no_right_to(alice: Actor, statement: str) -> None:
    with within(alice):
        audit.record(EVENT, actor=alice)
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


@pytest.mark.parametrize("statement", CHANGES)
def test_a_trigger_refuses_even_a_superuser(
    committed_db: Database, alice: Actor, statement: str
) -> None:
    with within(alice):
        audit.record(EVENT, actor=alice)
    with psycopg.connect(committed_db.superuser_url) as link:
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="only be added to"):
            link.execute(statement)
        link.rollback()
        seen = link.execute(f"SELECT count(*) FROM {TABLE}").fetchone()
    assert seen == (1,)


def test_the_sealers_place_can_be_filled_once(committed_db: Database, alice: Actor) -> None:
    with within(alice):
        row = audit.record(EVENT, actor=alice)
    seal = f"UPDATE {TABLE} SET seal_id = %s, seal_position = %s WHERE id = %s"
    with psycopg.connect(committed_db.superuser_url) as link:
        link.execute(seal, [uuid4(), 1, row.id])
        link.commit()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(seal, [uuid4(), 2, row.id])
        link.rollback()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(f"UPDATE {TABLE} SET seal_id = NULL")
