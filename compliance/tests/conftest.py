"""Actors of two clinics. Compliance knows ids only, so none of them needs an account."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from compliance import events, people
from compliance.people import Person
from healthchat import tenancy
from healthchat.actor import Actor, Role

EVENT = "test.happened"
CLINIC, ELSEWHERE = uuid4(), uuid4()
NAMES = {"alice": "Alice Example", "bob": "Bob Example", "carol": "Carol Example"}


def actor(role: Role, *, clinic: UUID = CLINIC, patient: UUID | None = None) -> Actor:
    return Actor(clinic, role, user_id=uuid4(), patient_id=patient, membership_id=uuid4())


def within(someone: Actor) -> AbstractContextManager[tenancy.Scope]:
    """The scope that the middleware opens for this actor."""
    return tenancy.scope(clinic=someone.clinic_id, patient=someone.patient_id, user=someone.user_id)


@pytest.fixture(autouse=True)
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """An event of these tests alone: the officer's page lists every kind that is declared."""
    monkeypatch.setattr(events, "_types", dict(events._types))
    events.register(
        EVENT, action="R", sentence="{who} did it {count} times", keys=("count", "codes")
    )


@pytest.fixture
def alice() -> Actor:
    return actor(Role.PATIENT, patient=uuid4())


@pytest.fixture
def bob(alice: Actor) -> Actor:
    return actor(Role.PROXY, patient=alice.patient_id)


@pytest.fixture
def second_patient() -> Actor:
    return actor(Role.PATIENT, patient=uuid4())


@pytest.fixture
def carol() -> Actor:
    return actor(Role.ADMIN)


@pytest.fixture
def oscar() -> Actor:
    return actor(Role.COMPLIANCE)


@pytest.fixture
def charlie() -> Actor:
    return actor(Role.COMPLIANCE, clinic=ELSEWHERE)


@pytest.fixture
def portal(alice: Actor) -> Actor:
    return replace(Actor.system(alice.clinic_id), patient_id=None)


@pytest.fixture
def named(
    alice: Actor, bob: Actor, carol: Actor, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Names for three of them."""
    known = {
        someone.user_id: Person(someone.user_id, name, someone.role.value.title())
        for someone, name in zip((alice, bob, carol), NAMES.values(), strict=True)
        if someone.user_id is not None
    }

    class Resolver:
        def names(self, user_ids: object) -> dict[UUID, Person]:
            return known

        def staff(self) -> list[Person]:
            return [person for person in known.values() if person.role == "Admin"]

    monkeypatch.setattr(people, "_resolver", Resolver())
    yield
