"""From a request to the one value that tells who acts (``settings.TENANCY_ACTOR_RESOLVER``)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest

from accounts.models import Clinic, Membership, MembershipStatus, User
from healthchat import tenancy
from healthchat.actor import Actor

CLINIC_KEY = "clinic_id"
SIGNED_IN_KEY = "signed_in_at"


def mark_signed_in(request: HttpRequest) -> None:
    """Note when this session began: a suspension ends the sessions that began before it."""
    request.session[SIGNED_IN_KEY] = datetime.now(UTC).timestamp()


def end_other_sessions(request: HttpRequest | None, user: User) -> None:
    """From now on only this session of the person's counts, if it is one of theirs."""
    user.sessions_valid_from = datetime.now(UTC)
    user.save(update_fields=["sessions_valid_from"])
    if request is not None and isinstance(request.user, User) and request.user.pk == user.pk:
        mark_signed_in(request)


def all_memberships_of(user_id: UUID) -> list[Membership]:
    """A person's memberships across clinics, oldest first, the suspended ones too.

    This is the one read that no clinic can scope, because it is what finds the clinic. The
    database lets it through by the person's id: their own rows only.
    """
    with tenancy.as_user(user_id):
        return list(Membership.unscoped.filter(user_id=user_id).order_by("created_at", "id"))


def memberships_of(user_id: UUID) -> list[Membership]:
    """A person's active memberships in clinics that are open, oldest first."""
    active = [m for m in all_memberships_of(user_id) if m.status == MembershipStatus.ACTIVE]
    if not active:
        return []
    ids = [membership.clinic_id for membership in active]
    zones = dict(Clinic.objects.open().filter(id__in=ids).values_list("id", "time_zone"))
    usable = [membership for membership in active if membership.clinic_id in zones]
    for membership in usable:
        membership.clinic_zone = zones[membership.clinic_id]
    return usable


def usable_memberships(request: HttpRequest) -> list[Membership]:
    """Those that ``resolve_actor`` found for this request."""
    return cast(list[Membership], getattr(request, "usable_memberships", []))


def current_membership(request: HttpRequest) -> Membership | None:
    """The membership in which the person acts on this request."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return None
    return next((m for m in usable_memberships(request) if m.id == actor.membership_id), None)


def resolve_actor(request: HttpRequest) -> Actor | None:
    """The person in the clinic they chose, or their first; None for a stranger.

    A person with no usable membership left, or whose session has been ended from another one, is
    logged out here, on their next request.
    """
    if not isinstance(request.user, User):
        return None
    began = _began(request)
    memberships = []
    if _counts(began, request.user.sessions_valid_from):
        usable = memberships_of(request.user.pk)
        memberships = [m for m in usable if _counts(began, m.sessions_valid_from)]
    if not memberships:
        logout(request)
        return None
    request.usable_memberships = memberships  # type: ignore[attr-defined]
    chosen = request.session.get(CLINIC_KEY)
    for membership in memberships:
        if str(membership.clinic_id) == chosen:
            return membership.actor()
    return memberships[0].actor()


def _began(request: HttpRequest) -> datetime:
    return datetime.fromtimestamp(request.session.get(SIGNED_IN_KEY, 0.0), UTC)


def _counts(began: datetime, valid_from: datetime | None) -> bool:
    """Whether a session counts: it began after whatever ended those before."""
    return valid_from is None or valid_from <= began
