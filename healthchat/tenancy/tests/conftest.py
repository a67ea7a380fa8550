"""Two clinics with two patients each, and tables to keep things in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connection, connections
from pytest_django.plugin import DjangoDbBlocker

from healthchat import tenancy
from healthchat.tenancy.tests import sample


@dataclass(frozen=True)
class Place:
    """A clinic and two of its patients."""

    clinic: UUID
    alice: UUID
    other: UUID


@pytest.fixture(scope="session")
def sample_tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The sample tables, made once as the owner."""
    with django_db_blocker.unblock():
        sample.create_tables()
        connections["owner"].close()
    yield


def make_place() -> Place:
    """Rows that the sample tables' references need, whatever the accounts look like inside."""
    clinic = uuid4()
    apps.get_model("accounts", "Clinic").objects.create(id=clinic, name="Test", slug=str(clinic))
    place = Place(clinic, uuid4(), uuid4())
    with tenancy.scope(clinic=clinic), connection.cursor() as cursor:
        for patient in (place.alice, place.other):
            cursor.execute(
                "INSERT INTO accounts_patient (id, clinic_id, name, created_at)"
                " VALUES (%s, %s, ''::bytea, now())",
                [patient, clinic],
            )
    return place


@pytest.fixture
def here(db: None, sample_tables: None) -> Place:
    """One clinic."""
    return make_place()


@pytest.fixture
def there(db: None, sample_tables: None) -> Place:
    """Another clinic."""
    return make_place()
