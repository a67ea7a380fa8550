"""From a request to the one value that tells who acts (``settings.TENANCY_ACTOR_RESOLVER``)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
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


def memberships_of(user_id: UUID) -> list[Membership]:
    """A person's active memberships in clinics that are open, across clinics, newest last.

    This is the one read that no clinic can scope, because it is what finds the clinic. The
    database lets it through by the person's id: their own rows only.
    """
    with tenancy.as_user(user_id):
        return list(
            Membership.unscoped.filter(
                user_id=user_id,
                status=MembershipStatus.ACTIVE,
                clinic_id__in=Clinic.objects.open().values("id"),
            ).order_by("created_at", "id")
        )


def valid_memberships(request: HttpRequest) -> list[Membership]:
    """Those of the person's memberships that this session may use."""
    if not isinstance(request.user, User):
        return []
    return _still_valid(memberships_of(request.user.pk), request)


def resolve_actor(request: HttpRequest) -> Actor | None:
    """The person in the clinic they chose, or their first; None for a stranger.

    A person whose every membership is suspended is logged out here, on their next request.
    """
    if not isinstance(request.user, User):
        return None
    memberships = valid_memberships(request)
    if not memberships:
        logout(request)
        return None
    chosen = request.session.get(CLINIC_KEY)
    for membership in memberships:
        if str(membership.clinic_id) == chosen:
            return membership.actor()
    return memberships[0].actor()


def _still_valid(memberships: Sequence[Membership], request: HttpRequest) -> list[Membership]:
    began = datetime.fromtimestamp(request.session.get(SIGNED_IN_KEY, 0.0), UTC)
    return [
        membership
        for membership in memberships
        if membership.sessions_valid_from is None or membership.sessions_valid_from <= began
    ]
