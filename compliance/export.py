"""Events as a table for a spreadsheet."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Iterator

from compliance.entries import Entry, entries_of
from compliance.queries import Filters, every
from healthchat import tenancy
from healthchat.actor import Actor
from healthchat.errors import stream_event
from healthchat.presence import Ended, Presence

HEADINGS = (
    "time",
    "event",
    "action",
    "outcome",
    "sentence",
    "person",
    "role",
    "person id",
    "patient id",
    "subject",
    "subject id",
    "address",
    "request id",
    "session",
    "data",
    "event id",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(actor: Actor, filters: Filters, presence: Presence) -> Iterator[str]:
    """The heading, then a line an event, the newest first; read as the client takes them.

    Where the officer's access ends meanwhile, a last line says that it is not all.
    """
    writer = csv.writer(_Echo())
    yield writer.writerow(HEADINGS)
    for rows in every(actor, filters):
        if not presence.lasts(time.monotonic()):
            yield writer.writerow([stream_event(Ended())[1]["message"]])
            return
        with tenancy.scope(clinic=actor.clinic_id, user=actor.user_id):
            entries = entries_of(rows, None)
        for entry in entries:
            yield writer.writerow([_inert(cell) for cell in _cells(entry)])


def _cells(entry: Entry) -> tuple[object, ...]:
    row = entry.event
    return (
        row.occurred_at.isoformat(timespec="microseconds"),
        row.event,
        row.action,
        row.outcome,
        entry.sentence,
        entry.who,
        row.actor_role,
        row.actor_user_id,
        row.patient_id,
        row.subject_type,
        row.subject_id,
        row.ip,
        row.request_id,
        row.session_hash,
        json.dumps(row.data, sort_keys=True),
        row.id,
    )


def _inert(cell: object) -> str:
    """A name that begins like a formula would be run by a spreadsheet."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
