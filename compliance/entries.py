"""Events as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext

from compliance import events, people, subjects, wording
from compliance.events import Action, Outcome
from compliance.models import AuditEvent
from compliance.people import Person
from compliance.subjects import Link
from healthchat.actor import Actor

ICONS = {
    Action.CREATE: "plus",
    Action.READ: "eye",
    Action.UPDATE: "refresh",
    Action.DELETE: "trash",
    Action.EXECUTE: "clock",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. ``times`` like events in a row became one, the first at ``began``.

    ``link`` leads to what it is about, where the reader may open that. ``patient`` is the name of
    whose record it is, where that is known.
    """

    event: AuditEvent
    who: str
    role: str
    sentence: str
    icon: str
    at: datetime
    began: datetime
    times: int = 1
    link: Link | None = None
    patient: str = ""

    @property
    def details(self) -> list[tuple[str, str]]:
        """What the event carries, by name."""
        return wording.details(self.event.data)

    @property
    def action(self) -> str:
        """What sort of act it was, in words."""
        return gettext(wording.ACTION_WORDS[Action(self.event.action)])

    @property
    def took_time(self) -> bool:
        """Whether the first and the last of them show different times, to the minute."""
        first, last = self.began, self.at
        return first.replace(second=0, microsecond=0) != last.replace(second=0, microsecond=0)

    @property
    def denied(self) -> bool:
        """Whether somebody was refused."""
        return self.event.outcome == Outcome.DENIED

    @property
    def failed(self) -> bool:
        """Whether it went wrong."""
        return self.event.outcome == Outcome.FAILURE


@dataclass(frozen=True, slots=True)
class Day:
    """The entries of one day, in the reader's time zone."""

    date: date
    entries: list[Entry]


def entries_of(rows: Iterable[AuditEvent], reader: UUID | None) -> list[Entry]:
    """One entry for each event; the reader is "You"."""
    rows = list(rows)
    known = people.names({row.actor_user_id for row in rows if row.actor_user_id})
    return [_entry(row, reader, known) for row in rows]


def with_patients(entries: Iterable[Entry]) -> list[Entry]:
    """The entries with the names of those whose records they are about; call in scope."""
    some = list(entries)
    ids = {entry.event.patient_id for entry in some if entry.event.patient_id}
    names = people.patients(ids)
    return [
        replace(entry, patient=names.get(entry.event.patient_id, ""))
        if entry.event.patient_id
        else entry
        for entry in some
    ]


def linked(entries: Iterable[Entry], actor: Actor) -> list[Entry]:
    """The entries with links to what they are about, for whoever may open it; call in scope."""
    some = list(entries)
    links = subjects.links(actor, [entry.event for entry in some])
    return [
        replace(entry, link=links.get(entry.event.subject_id)) if entry.event.subject_id else entry
        for entry in some
    ]


def by_day(entries: Iterable[Entry]) -> list[Day]:
    """Grouped by day; the same thing done again and again in a row is one entry."""
    days = groupby(entries, key=lambda entry: timezone.localtime(entry.at).date())
    return [Day(day, _folded(of_day)) for day, of_day in days]


def _folded(entries: Iterable[Entry]) -> list[Entry]:
    folded: list[Entry] = []
    for entry in entries:
        last = folded[-1] if folded else None
        if last is not None and _alike(last, entry):
            folded[-1] = replace(last, times=last.times + 1, began=entry.at)
        else:
            folded.append(entry)
    return folded


def _alike(one: Entry, other: Entry) -> bool:
    return (
        one.sentence == other.sentence
        and one.event.actor_user_id == other.event.actor_user_id
        and one.event.subject_id == other.event.subject_id
        and one.event.outcome == other.event.outcome
    )


def _entry(row: AuditEvent, reader: UUID | None, known: Mapping[UUID, Person]) -> Entry:
    kind = events.find(row.event)
    who, role = _who(row, reader, known)
    return Entry(
        event=row,
        who=who,
        role=role,
        sentence=kind.describe(who, row.data) if kind else f"{who}: {row.event}",
        icon=ICONS[Action(row.action)],
        at=row.occurred_at,
        began=row.occurred_at,
    )


def _who(row: AuditEvent, reader: UUID | None, known: Mapping[UUID, Person]) -> tuple[str, str]:
    role = wording.role_word(row.actor_role)
    if row.is_by(reader):
        return gettext("You"), ""
    if row.by_portal:
        return gettext("The portal"), ""
    person = known.get(row.actor_user_id) if row.actor_user_id else None
    if person is not None:
        return person.name, person.role or role
    return gettext("Somebody"), role
