"""Compliance's own events: looking at the record of who looked."""

from __future__ import annotations

from compliance import events

events.register(
    "access.denied",
    action=events.Action.READ,
    sentence="{who} asked for something that was not theirs to see",
    keys=("method", "route", "reason"),
)
events.register(
    "access_log.viewed",
    action=events.Action.READ,
    sentence="{who} looked at who saw this record",
    keys=("shown", "filters"),
)
events.register(
    "events.viewed",
    action=events.Action.READ,
    sentence="{who} checked who did what in the clinic",
    keys=("shown", "filters"),
)
events.register(
    "events.exported",
    action=events.Action.EXECUTE,
    sentence="{who} exported the list of who did what in the clinic",
    keys=("filters",),
)
events.register(
    "ciphertext.tampered",
    action=events.Action.READ,
    sentence="{who} found that stored data had been changed, and did not show it",
    keys=("what", "key_id"),
)
events.register(
    "patients.searched",
    action=events.Action.READ,
    sentence="{who} looked for a patient by name",
    keys=("shown",),
)
events.register(
    "storage.leftovers_removed",
    action=events.Action.DELETE,
    sentence="{who} removed stored files that nothing needed any more",
    keys=("count",),
)
