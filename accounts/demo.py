"""The demo: two clinics of plainly made-up people, so that a first start shows something."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from uuid import UUID

from accounts.models import Clinic, Membership, User
from accounts.sample_report import DEMO_BORN
from accounts.services.clinics import create_clinic, set_phones
from accounts.services.memberships import create_membership, create_person
from healthchat import tenancy
from healthchat.actor import Actor, Role

CLINICS = {"example": "Example Clinic", "second-example": "Second Example Clinic"}
# Numbers that are kept free for stories.
PHONES = {"urgent_phone": "+1 202-555-0143", "after_hours_phone": "+1 202-555-0188"}
WORDS = (
    "amber anchor apple basil beacon birch bramble breeze candle canyon cedar cherry clover cobalt "
    "copper coral cotton cricket daisy ember falcon fern forest garnet ginger harbor hazel heron "
    "indigo ivory jasmine juniper kettle lagoon lantern lemon lilac linen lotus maple marble "
    "meadow mint mosaic nectar oak olive opal orchid otter pebble pepper pine plum poppy quartz "
    "quill raven reed river saffron sage sparrow spruce teal thistle tulip velvet violet walnut "
    "willow winter yarrow zephyr"
).split()


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Who they are, and where. ``reads``: the patient whose record a proxy may read."""

    email: str
    name: str
    role: Role
    clinic: str = "example"
    reads: str = ""


PEOPLE = (
    DemoPerson("alice@demo.example", "Alice Example", Role.PATIENT),
    DemoPerson("ben@demo.example", "Ben Example", Role.PATIENT),
    DemoPerson("bob@demo.example", "Bob Example", Role.PROXY, reads="alice@demo.example"),
    DemoPerson("dana@demo.example", "Dana Example", Role.CLINICIAN),
    DemoPerson("carol@demo.example", "Carol Example", Role.ADMIN),
    DemoPerson("oscar@demo.example", "Oscar Example", Role.COMPLIANCE),
    DemoPerson("charlie@demo.example", "Charlie Example", Role.ADMIN, clinic="second-example"),
    DemoPerson("paula@demo.example", "Paula Example", Role.PATIENT, clinic="second-example"),
    DemoPerson("dana@demo.example", "Dana Example", Role.CLINICIAN, clinic="second-example"),
)


def new_password() -> str:
    """Four words and a number: about 36 bits, and possible to type on a phone."""
    return "-".join([*(secrets.choice(WORDS) for _ in range(4)), str(secrets.randbelow(900) + 100)])


def seed(passwords: dict[str, str]) -> dict[str, str]:
    """Make what is missing; returns everybody's password by address.

    ``passwords`` are those known already. Whoever exists without a known one gets a new one, and
    whoever's known one no longer fits gets it back: the list that is shown is always true.
    """
    clinics = {slug: _clinic(slug, name) for slug, name in CLINICS.items()}
    known: dict[str, str] = {}
    for person in PEOPLE:
        password = known.setdefault(person.email, passwords.get(person.email) or new_password())
        user = User.objects.filter(email=person.email).first()
        if user is None:
            user = create_person(email=person.email, password=password)
        elif not user.check_password(password):
            user.set_password(password)
            user.save(update_fields=["password"])
        _belong(clinics[person.clinic], user, person)
    return known


def _clinic(slug: str, name: str) -> Clinic:
    clinic = Clinic.objects.filter(slug=slug).first()
    if clinic is None:
        clinic = create_clinic(name=name, slug=slug)
        with tenancy.scope(clinic=clinic.id):
            set_phones(actor=Actor.system(clinic.id), phones=PHONES)
        clinic.refresh_from_db()
    return clinic


def _belong(clinic: Clinic, user: User, person: DemoPerson) -> None:
    with tenancy.scope(clinic=clinic.id):
        if Membership.objects.filter(user=user).exists():
            return
        create_membership(
            actor=Actor.system(clinic.id),
            user=user,
            role=person.role,
            name=person.name,
            birth_date=DEMO_BORN if person.role is Role.PATIENT else None,
            patient_id=_patient(person.reads) if person.reads else None,
        )


def _patient(email: str) -> UUID | None:
    return Membership.objects.get(user__email=email).patient_id
