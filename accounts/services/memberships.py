"""Adding people to a clinic, and shutting and opening its door."""

from __future__ import annotations

import uuid
from datetime import date
from uuid import UUID

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.errors import LastAdministrator, NotYourRole, NotYourself, RoleStays
from accounts.models import STAFF_ROLES, Membership, MembershipStatus, Patient, User
from compliance import audit
from compliance.audit import Subject
from healthchat.actor import Actor, Role
from healthchat.crypto import keyring


def create_person(*, email: str, password: str | None) -> User:
    """Somebody who can log in. The caller knows that the address is theirs, so it is verified."""
    user = User.objects.create_user(email, password)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


def create_membership(
    *,
    actor: Actor,
    user: User,
    role: Role,
    name: str,
    birth_date: date | None = None,
    patient_id: UUID | None = None,
) -> Membership:
    """Make ``user`` part of the actor's clinic; a patient gets a record and a key of their own.

    ``patient_id`` says whose record a proxy reads.
    """
    if role is Role.PATIENT:
        patient_id = _create_patient(actor.clinic_id, name, birth_date).id
    membership = Membership(
        clinic_id=actor.clinic_id,
        user=user,
        role=role.value,
        patient_id=patient_id,
        display_name=name,
    )
    membership.save(force_insert=True)
    audit.record(
        "membership.created",
        actor=actor,
        subject=_subject(membership),
        data={"role": role.value},
    )
    return membership


def suspend_membership(*, actor: Actor, membership: Membership) -> Membership:
    """Shut the clinic's door on a person: their open sessions end with their next request.

    Raises ``NotYourself`` or ``LastAdministrator``.
    """
    if membership.id == actor.membership_id:
        raise NotYourself
    administrators = _lock_administrators(actor)
    locked = Membership.objects.select_for_update().get(id=membership.id)
    if not locked.is_active:
        return locked
    if locked.role == Role.ADMIN and administrators <= {locked.id}:
        raise LastAdministrator
    locked.status = MembershipStatus.SUSPENDED
    locked.suspended_at = locked.sessions_valid_from = timezone.now()
    locked.save(update_fields=["status", "suspended_at", "sessions_valid_from"])
    audit.record(
        "membership.suspended", actor=actor, subject=_subject(locked), data={"role": locked.role}
    )
    return locked


def restore_membership(*, actor: Actor, membership: Membership) -> Membership:
    """Open the door again; the person logs in anew, no old session comes back."""
    _lock_administrators(actor)
    locked = Membership.objects.select_for_update().get(id=membership.id)
    if locked.is_active:
        return locked
    locked.status = MembershipStatus.ACTIVE
    locked.suspended_at = None
    locked.sessions_valid_from = timezone.now()
    locked.save(update_fields=["status", "suspended_at", "sessions_valid_from"])
    audit.record(
        "membership.restored", actor=actor, subject=_subject(locked), data={"role": locked.role}
    )
    return locked


def change_role(*, actor: Actor, membership: Membership, role: Role) -> Membership:
    """Give somebody who works here another role; their open sessions end, as what they may see
    is another matter now.

    Raises ``RoleStays``, ``NotYourRole`` or ``LastAdministrator``.
    """
    if membership.id == actor.membership_id:
        raise NotYourRole
    administrators = _lock_administrators(actor)
    locked = Membership.objects.select_for_update().get(id=membership.id)
    if role not in STAFF_ROLES or not locked.is_staff:
        raise RoleStays
    if locked.role == role:
        return locked
    if locked.role == Role.ADMIN and administrators <= {locked.id}:
        raise LastAdministrator
    before, locked.role = locked.role, role.value
    locked.sessions_valid_from = timezone.now()
    locked.save(update_fields=["role", "sessions_valid_from"])
    audit.record(
        "membership.role_changed",
        actor=actor,
        subject=_subject(locked),
        data={"before": before, "after": locked.role},
    )
    return locked


def _lock_administrators(actor: Actor) -> set[UUID]:
    """The clinic's active administrators, locked in one order, so that two who suspend each other
    at once come one after the other; the second is none any more."""
    rows = (
        Membership.objects.select_for_update()
        .filter(role=Role.ADMIN.value, status=MembershipStatus.ACTIVE)
        .order_by("id")
    )
    ids = set(rows.values_list("id", flat=True))
    if actor.role is not Role.SYSTEM and actor.membership_id not in ids:
        raise PermissionDenied
    return ids


def _create_patient(clinic_id: UUID, name: str, birth_date: date | None) -> Patient:
    patient = Patient(
        id=uuid.uuid4(),
        clinic_id=clinic_id,
        name=name,
        birth_date=birth_date.isoformat() if birth_date else None,
    )
    keyring.create_patient_key(clinic_id, patient.id)
    patient.save(force_insert=True)
    return patient


def _subject(membership: Membership) -> Subject:
    return Subject("membership", membership.id, membership.patient_id)
