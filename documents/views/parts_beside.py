"""What stands beside a summary, in the parts that an address asks for."""

from __future__ import annotations

from accounts.access import ActorRequest
from documents.alarms import alarm_in
from documents.beside import ShownBeside, show_alarm, show_beside
from documents.models import Document
from documents.pipeline.compose.next_steps import Step
from documents.pipeline.compose.telling import telling
from documents.pipeline.compose.urgent import Urgent
from documents.places import Places
from documents.prepared import Sheaf
from documents.preparing import Told
from documents.views.seen import CHANGES_AT_ONCE, STEPS_AT_ONCE, URGENT_AT_ONCE
from healthchat.leaves import leaf_of

_LISTS = {
    "values": ("changes", "changes-title"),
    "steady": ("steady", "changes-steady"),
    "medicines": ("medicines", "changes-medicines"),
    "questions": ("questions", "questions-title"),
}
"""What an address calls each list, and where it stands on the page."""


def show_parts_beside(
    request: ActorRequest, document: Document, own: Sheaf, told: Sheaf, places: Places
) -> ShownBeside:
    """The parts of what was prepared (``own`` and ``told``) that the page shows."""
    query = request.GET
    alarm = alarm_in(document, own)
    shown_alarm = None
    if alarm is not None:
        urgent = leaf_of(own.of("urgent", Urgent), query, "urgent", URGENT_AT_ONCE, "urgent-title")
        shown_alarm = show_alarm(alarm, urgent, places, telling(told.language))
    return show_beside(
        request.actor,
        document,
        {
            name: leaf_of(told.of(name, Told), query, asked, CHANGES_AT_ONCE, anchor)
            for name, (asked, anchor) in _LISTS.items()
        },
        leaf_of(own.of("steps", Step), query, "steps", STEPS_AT_ONCE, "steps-title"),
        shown_alarm,
        places,
    )
