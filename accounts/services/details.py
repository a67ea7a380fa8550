"""A patient's right to have their own name and date of birth put right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from django.utils import timezone

from accounts.errors import TooManyCorrections
from accounts.models import Membership, Patient
from compliance import audit
from compliance.audit import Subject
from healthchat.actor import Actor, Role

MOST_FORMER = 50
ALSO_NAMES, ALSO_BORN = "also_names", "also_birth_dates"

_followers: list[Callable[[Patient], None]] = []


def follow(follower: Callable[[Patient], None]) -> None:
    """Have ``follower`` called, in the same transaction, whenever what a patient is called changed;
    called once, when an application is ready."""
    _followers.append(follower)


def correct_details(*, actor: Actor, name: str, birth_date: date | None) -> list[str]:
    """Correct what the portal calls the acting patient; which of ``name`` and ``birth_date`` are
    new.

    A name is for people to read and never decides what anybody may do. What it was before stays
    known, under the patient's key, for whoever takes names out of text; the clinic keeps the name
    that the person joined with. Raises ``TooManyCorrections``.
    """
    patient = Patient.objects.visible_to(actor).select_for_update().get()
    changed = []
    if name != patient.name:
        _keep(patient, "names", patient.name)
        patient.name = name
        changed.append("name")
    born = birth_date.isoformat() if birth_date else None
    if born != patient.birth_date:
        _keep(patient, "birth_dates", patient.birth_date)
        patient.birth_date = born
        changed.append("birth_date")
    if not changed:
        return []
    patient.save(update_fields=["name", "birth_date", "former"])
    _tell_the_clinic(patient, name)
    _tell_followers(patient)
    audit.record(
        "account.details_corrected",
        actor=actor,
        subject=Subject("patient", patient.id, patient.id),
        data={"changed": changed},
    )
    return changed


def identifiers_of(patient: Patient) -> tuple[list[str], list[str]]:
    """Every name and every date of birth (``1980-05-17``) that the patient has had here, today's
    first: a document may say any of them. Names that they said are theirs too come last."""
    former = patient.former or {}
    born = [patient.birth_date] if patient.birth_date else []
    return (
        list(dict.fromkeys([patient.name, *former.get("names", ()), *former.get(ALSO_NAMES, ())])),
        list(dict.fromkeys([*born, *former.get("birth_dates", ())])),
    )


def also_born(patient: Patient) -> list[str]:
    """Dates of birth that the patient said are meant for theirs, as a document prints them."""
    return list((patient.former or {}).get(ALSO_BORN, ()))


def remember_also(patient: Patient, *, names: Sequence[str], birth_dates: Sequence[str]) -> None:
    """What the patient says they are called as well; ``patient`` is locked by the caller."""
    for kind, values in ((ALSO_NAMES, names), (ALSO_BORN, birth_dates)):
        for value in values:
            _keep(patient, kind, value)
    patient.save(update_fields=["former"])
    _tell_followers(patient)


def forget_also(patient: Patient, *, names: Collection[str], birth_dates: Collection[str]) -> None:
    """Take back what ``remember_also`` was told; names from before a correction stay known."""
    former = dict(patient.former or {})
    for kind, values in ((ALSO_NAMES, names), (ALSO_BORN, birth_dates)):
        former[kind] = [each for each in former.get(kind, ()) if each not in values]
    patient.former = former
    patient.save(update_fields=["former"])
    _tell_followers(patient)


def _tell_followers(patient: Patient) -> None:
    for follower in _followers:
        follower(patient)


def _keep(patient: Patient, kind: str, value: str | None) -> None:
    former = dict(patient.former or {})
    known = list(former.get(kind, ()))
    if not value or value in known:
        return
    if len(known) >= MOST_FORMER:
        raise TooManyCorrections
    patient.former = {**former, kind: [*known, value]}


def _tell_the_clinic(patient: Patient, name: str) -> None:
    """The list of people shows the new name, when it came, and the one from before."""
    membership = Membership.objects.select_for_update().get(
        patient_id=patient.id, role=Role.PATIENT.value
    )
    if name != membership.display_name:
        membership.joined_as = membership.joined_as or membership.display_name
        membership.display_name = name
    membership.details_corrected_at = timezone.now()
    membership.save(update_fields=["display_name", "joined_as", "details_corrected_at"])
