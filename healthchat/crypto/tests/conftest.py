"""A clinic with keys, for the tests that need the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from pytest_django import Settings

from healthchat import tenancy
from healthchat.actor import Actor, Role
from healthchat.crypto import keyring


@dataclass(frozen=True)
class Place:
    """A clinic, and the ids of two patients with keys."""

    clinic: UUID
    alice: UUID
    bob: UUID


def make_place() -> Place:
    place = Place(uuid4(), uuid4(), uuid4())
    clinics = apps.get_model("accounts", "Clinic").objects
    clinics.create(id=place.clinic, name="Made-up Clinic", slug=str(place.clinic))
    with tenancy.scope(clinic=place.clinic):
        keyring.create_clinic_key(place.clinic)
        keyring.create_patient_key(place.clinic, place.alice)
        keyring.create_patient_key(place.clinic, place.bob)
    return place


@pytest.fixture(autouse=True)
def forgetful_keyring() -> Iterator[None]:
    """No key is remembered from one test to the next."""
    keyring.forget()
    yield
    keyring.forget()


@pytest.fixture
def here(db: None) -> Place:
    """One clinic."""
    return make_place()


@pytest.fixture
def there(db: None) -> Place:
    """Another clinic."""
    return make_place()


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """Storage of this test's own."""
    settings.STORAGE_URL = (tmp_path / "files").as_uri()
    return tmp_path / "files"


@pytest.fixture
def alice(here: Place) -> Actor:
    return Actor(here.clinic, Role.PATIENT, user_id=uuid4(), patient_id=here.alice)
