"""The people that tests are about: plainly made up, each with a name that says their part.

alice is a patient, bob her proxy (who reads and never writes), dana a second patient, erin a
clinician, carol the clinic's administrator, oscar its compliance officer. charlie is the
administrator, and frank a patient, of another clinic.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from allauth.account.models import EmailAddress
from django.test import Client

from accounts.actors import SIGNED_IN_KEY
from accounts.models import Clinic, Membership, User
from accounts.services.clinics import create_clinic
from accounts.services.memberships import create_membership
from healthchat import tenancy
from healthchat.actor import Actor, Role

BORN = date(1980, 2, 29)
"""When every patient of a test was born."""
PASSWORD = "correct horse battery"  # every person of a test has it


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account and a membership."""

    user: User
    membership: Membership
    actor: Actor

    @property
    def email(self) -> str:
        """What they log in with; the password is ``PASSWORD``."""
        return self.user.email

    @property
    def patient_id(self) -> UUID:
        """The record they see; for a patient or a proxy only."""
        assert self.actor.patient_id is not None
        return self.actor.patient_id

    def client(self) -> Client:
        """A browser in which they are logged in."""
        client = Client()
        client.force_login(self.user)
        session = client.session
        session[SIGNED_IN_KEY] = 4_000_000_000.0
        session.save()
        return client

    def scope(self) -> AbstractContextManager[tenancy.Scope]:
        """The scope that a request of theirs runs in."""
        return tenancy.scope(
            clinic=self.actor.clinic_id, patient=self.actor.patient_id, user=self.actor.user_id
        )


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody."""

    clinic: Clinic
    elsewhere: Clinic
    alice: Person
    bob: Person
    dana: Person
    erin: Person
    carol: Person
    oscar: Person
    charlie: Person
    frank: Person

    def by_part(self) -> dict[str, Person]:
        """The people by name, in a fixed order."""
        names = ("alice", "bob", "dana", "erin", "carol", "oscar", "charlie", "frank")
        return {name: getattr(self, name) for name in names}


def make_clinic(name: str = "Willow Street Clinic") -> Clinic:
    """A clinic with its keys and nobody in it."""
    return create_clinic(name=name, slug=f"clinic-{uuid4().hex[:12]}")


def make_person(
    clinic: Clinic,
    role: Role,
    name: str,
    *,
    patient_id: UUID | None = None,
    user: User | None = None,
) -> Person:
    """Somebody with this role; a proxy needs the ``patient_id`` of whom they represent."""
    if user is None:
        first = name.split()[0].lower()
        email = f"{first}-{uuid4().hex[:8]}@example.org"
        user = User.objects.create_user(email, PASSWORD)
        EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    with tenancy.scope(clinic=clinic.id):
        membership = create_membership(
            actor=Actor.system(clinic.id),
            user=user,
            role=role,
            name=name,
            birth_date=BORN if role is Role.PATIENT else None,
            patient_id=patient_id,
        )
    return Person(user, membership, membership.actor())


def make_cast() -> Cast:
    """Two clinics and everybody in them."""
    clinic, elsewhere = make_clinic(), make_clinic("Harbour Clinic")
    alice = make_person(clinic, Role.PATIENT, "Alice Sample")
    return Cast(
        clinic=clinic,
        elsewhere=elsewhere,
        alice=alice,
        bob=make_person(clinic, Role.PROXY, "Bob Sample", patient_id=alice.patient_id),
        dana=make_person(clinic, Role.PATIENT, "Dana Sample"),
        erin=make_person(clinic, Role.CLINICIAN, "Erin Sample"),
        carol=make_person(clinic, Role.ADMIN, "Carol Sample"),
        oscar=make_person(clinic, Role.COMPLIANCE, "Oscar Sample"),
        charlie=make_person(elsewhere, Role.ADMIN, "Charlie Sample"),
        frank=make_person(elsewhere, Role.PATIENT, "Frank Sample"),
    )
