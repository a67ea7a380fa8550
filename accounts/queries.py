"""Reads for the administrator's pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.db.models import Q

from accounts.models import Membership, MembershipQuerySet
from healthchat.actor import Actor, Role

PAGE = 50
CHUNK = 500


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of people, newest first. ``older`` is the id to go on after, if there are more."""

    people: list[Membership]
    older: UUID | None


def find_people(
    actor: Actor, *, text: str = "", role: str = "", status: str = "", after: UUID | None = None
) -> PeoplePage:
    """The people whom the actor may see, narrowed.

    Names are encrypted, so that a text is looked for here and not in the database: rows are read
    in chunks until the page is full.
    """
    rows = Membership.objects.visible_to(actor).select_related("user")
    if role:
        rows = rows.filter(role=role)
    if status:
        rows = rows.filter(status=status)
    ordered = _after(rows, after).order_by("-created_at", "-id").iterator(chunk_size=CHUNK)
    found = list(islice(_matching(ordered, text.strip().casefold()), PAGE + 1))
    page = found[:PAGE]
    return PeoplePage(page, page[-1].id if len(found) > PAGE else None)


def patient_by_email(email: str) -> UUID | None:
    """The record of the clinic's patient with this address."""
    membership = Membership.objects.filter(
        role=Role.PATIENT.value, user__email=email.strip().lower()
    ).first()
    return membership.patient_id if membership else None


def _after(rows: MembershipQuerySet, anchor_id: UUID | None) -> MembershipQuerySet:
    anchor = rows.filter(id=anchor_id).first() if anchor_id else None
    if anchor is None:
        return rows
    at = anchor.created_at
    return rows.filter(Q(created_at__lt=at) | Q(created_at=at, id__lt=anchor.id))


def _matching(rows: Iterator[Membership], wanted: str) -> Iterator[Membership]:
    for row in rows:
        if (
            not wanted
            or wanted in row.user.email.casefold()
            or wanted in str(row.display_name).casefold()
        ):
            yield row
