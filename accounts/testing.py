"""The cast of the tests: who belongs to which clinic.

Alice is a patient, Bob her proxy, Ben a second patient, Dana a clinician, Carol the administrator,
Oscar the compliance officer. Charlie runs another clinic, where Paula is a patient.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.test import Client

from accounts.models import Clinic, Membership
from accounts.services.clinics import create_clinic
from accounts.services.memberships import create_membership, create_person
from healthchat import tenancy
from healthchat.actor import Actor, Role


@dataclass(frozen=True, slots=True)
class Cast:
    """Two clinics and their people."""

    clinic: Clinic
    elsewhere: Clinic
    alice: Membership
    bob: Membership
    ben: Membership
    dana: Membership
    carol: Membership
    oscar: Membership
    charlie: Membership
    paula: Membership


def make_clinic(name: str = "Test Clinic") -> Clinic:
    """A clinic with keys."""
    return create_clinic(name=name, slug=f"clinic-{uuid4().hex[:12]}")


def make_person(
    clinic: Clinic,
    name: str,
    role: Role,
    *,
    patient: Membership | None = None,
    password: str | None = None,
) -> Membership:
    """Somebody of a clinic. ``password`` None: they come in by ``log_in`` only, which is fast."""
    address = f"{name.split()[0].lower()}.{uuid4().hex[:8]}@people.example"
    with tenancy.scope(clinic=clinic.id):
        return create_membership(
            actor=Actor.system(clinic.id),
            user=create_person(email=address, password=password),
            role=role,
            name=name,
            birth_date=date(1980, 5, 17) if role is Role.PATIENT else None,
            patient_id=patient.patient_id if patient else None,
        )


def make_cast() -> Cast:
    """Everybody. About 20 ms."""
    clinic, elsewhere = make_clinic("Example Clinic"), make_clinic("Second Example Clinic")
    alice = make_person(clinic, "Alice Example", Role.PATIENT)
    return Cast(
        clinic=clinic,
        elsewhere=elsewhere,
        alice=alice,
        bob=make_person(clinic, "Bob Example", Role.PROXY, patient=alice),
        ben=make_person(clinic, "Ben Example", Role.PATIENT),
        dana=make_person(clinic, "Dana Example", Role.CLINICIAN),
        carol=make_person(clinic, "Carol Example", Role.ADMIN),
        oscar=make_person(clinic, "Oscar Example", Role.COMPLIANCE),
        charlie=make_person(elsewhere, "Charlie Example", Role.ADMIN),
        paula=make_person(elsewhere, "Paula Example", Role.PATIENT),
    )


def log_in(person: Membership, client: Client | None = None, **defaults: Any) -> Client:
    """A test client with the person's session, no password asked."""
    client = client or Client(**defaults)
    client.force_login(
        person.user, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client
