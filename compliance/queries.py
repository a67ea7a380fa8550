"""Reading the trail a page at a time. Never an offset, never a count: the trail is long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from compliance.events import Outcome
from compliance.identifiers import first_at
from compliance.models import AuditEvent, AuditEventQuerySet
from healthchat import tenancy
from healthchat.actor import Actor, Role

PAGE = 50
CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Filters:
    """What somebody looks for. ``since`` and ``until`` are days, both included.

    ``others_than`` leaves out a person and the portal; ``by_portal`` asks for the portal alone.
    """

    person: UUID | None = None
    patient: UUID | None = None
    event: str = ""
    outcome: str = ""
    since: date | None = None
    until: date | None = None
    others_than: UUID | None = None
    by_portal: bool = False

    def names(self) -> list[str]:
        """Which filters are set, for the audit event: never what they hold."""
        return [name for name in self.__slots__ if getattr(self, name)]

    def apply(self, rows: AuditEventQuerySet) -> AuditEventQuerySet:
        """Cut ``rows`` down."""
        if self.person:
            rows = rows.filter(actor_user_id=self.person)
        if self.patient:
            rows = rows.filter(patient_id=self.patient)
        if self.event:
            rows = rows.filter(event=self.event)
        if self.outcome:
            rows = rows.filter(outcome=Outcome(self.outcome))
        if self.by_portal:
            rows = rows.filter(actor_role=Role.SYSTEM)
        if self.others_than:
            rows = rows.filter(actor_user_id__isnull=False).exclude(actor_user_id=self.others_than)
        if self.since:
            rows = rows.filter(id__gte=first_at(_midnight(self.since)))
        if self.until and self.until < date.max:
            rows = rows.filter(id__lt=first_at(_midnight(self.until + timedelta(days=1))))
        return rows


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins: after the event ``before`` (going back) or ``after`` (forward)."""

    before: UUID | None = None
    after: UUID | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Events, the newest first, and where the neighbouring pages begin."""

    events: list[AuditEvent]
    newer: UUID | None
    older: UUID | None


def find(actor: Actor, filters: Filters) -> AuditEventQuerySet:
    """The events that the actor may read and looks for."""
    return filters.apply(AuditEvent.objects.visible_to(actor)).newest_first()


def page(rows: AuditEventQuerySet, cursor: Cursor, size: int | None = None) -> Page:
    """One page of ``rows``, which are newest first."""
    size = size or PAGE
    if cursor.after:
        found = list(rows.filter(id__gt=cursor.after).order_by("id")[: size + 1])
        events = found[:size][::-1]
        newer = events[0].id if len(found) > size else None
        return Page(events, newer, events[-1].id if events else None)
    if cursor.before:
        rows = rows.filter(id__lt=cursor.before)
    found = list(rows[: size + 1])
    events = found[:size]
    newer = events[0].id if cursor.before and events else None
    return Page(events, newer, events[-1].id if len(found) > size else None)


def every(actor: Actor, filters: Filters) -> Iterator[list[AuditEvent]]:
    """All that the actor looks for, in chunks, each read in a scope of its own.

    For a streamed export: it runs after the request's scope has ended, and holds no transaction
    while the client is slow.
    """
    cursor = Cursor()
    while True:
        with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id, user=actor.user_id):
            found = page(find(actor, filters), cursor, CHUNK)
        if found.events:
            yield found.events
        if found.older is None:
            return
        cursor = Cursor(before=found.older)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_current_timezone())
