"""Plain words for the officer: kinds of events, and the names of what an event carries.

Codes stay what is stored, searched and exported; they stand beside the words as a detail.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop

from compliance import events
from compliance.events import Action
from healthchat.actor import Role

ROLE_WORDS: dict[str, str] = {
    Role.PATIENT: gettext_noop("Patient"),
    Role.PROXY: gettext_noop("Family or carer"),
    Role.CLINICIAN: gettext_noop("Clinician"),
    Role.ADMIN: gettext_noop("Administrator"),
    Role.COMPLIANCE: gettext_noop("Compliance officer"),
    Role.SYSTEM: "",
}
ACTION_WORDS: dict[Action, str] = {
    Action.CREATE: gettext_noop("Something was added"),
    Action.READ: gettext_noop("Something was looked at"),
    Action.UPDATE: gettext_noop("Something was changed"),
    Action.DELETE: gettext_noop("Something was removed"),
    Action.EXECUTE: gettext_noop("Something was done"),
}
# By the first word of an event's name, in the order in which the filter lists them.
AREAS: dict[str, str] = {
    "account": gettext_noop("Logging in and accounts"),
    "membership": gettext_noop("People and invitations"),
    "invitation": gettext_noop("People and invitations"),
    "people": gettext_noop("People and invitations"),
    "patients": gettext_noop("People and invitations"),
    "clinic": gettext_noop("The clinic’s settings"),
    "document": gettext_noop("Documents and values"),
    "values": gettext_noop("Documents and values"),
    "overview": gettext_noop("Documents and values"),
    "conversation": gettext_noop("Questions and answers"),
    "access": gettext_noop("Safety and records"),
    "access_log": gettext_noop("Safety and records"),
    "ciphertext": gettext_noop("Safety and records"),
    "storage": gettext_noop("Safety and records"),
    "events": gettext_noop("Safety and records"),
}
KEY_WORDS: dict[str, str] = {
    "accepted": gettext_noop("Sentences kept"),
    "after": gettext_noop("After"),
    "again": gettext_noop("Read again"),
    "attempt": gettext_noop("Try"),
    "before": gettext_noop("Before"),
    "calls": gettext_noop("Calls"),
    "changed": gettext_noop("Changed"),
    "cites": gettext_noop("Places named"),
    "code": gettext_noop("Reason"),
    "conversation": gettext_noop("Conversation"),
    "count": gettext_noop("Entries shown"),
    "documents": gettext_noop("Documents"),
    "extractor": gettext_noop("Other reader"),
    "filters": gettext_noop("Looked for by"),
    "found": gettext_noop("Found"),
    "input_tokens": gettext_noop("Tokens read"),
    "invitation": gettext_noop("Invitation"),
    "key_id": gettext_noop("Key"),
    "kind": gettext_noop("Kind"),
    "labs": gettext_noop("Values found"),
    "method": gettext_noop("Kind of request"),
    "model": gettext_noop("Model"),
    "outcome": gettext_noop("Outcome"),
    "output_tokens": gettext_noop("Tokens written"),
    "page": gettext_noop("Page"),
    "pages": gettext_noop("Pages"),
    "policy": gettext_noop("Where the model runs"),
    "prices_changed": gettext_noop("Prices changed"),
    "reason": gettext_noop("Reason"),
    "replaced": gettext_noop("Sentences replaced"),
    "role": gettext_noop("Role"),
    "route": gettext_noop("Address asked for"),
    "sentences": gettext_noop("Sentences"),
    "shown": gettext_noop("Entries shown"),
    "size": gettext_noop("Bytes"),
    "stage": gettext_noop("Step"),
    "status": gettext_noop("Status"),
    "taken_back": gettext_noop("Wording taken back"),
    "what": gettext_noop("What"),
}


def role_word(role: str) -> str:
    """A role's name; empty for the portal itself and for a word that is no role."""
    word = ROLE_WORDS.get(role, "")
    return gettext(word) if word else ""


def kinds() -> list[tuple[str, list[tuple[str, str]]]]:
    """All kinds of events for a select, by area, each in words: its code and its sentence."""
    areas: dict[str, list[tuple[str, str]]] = {word: [] for word in AREAS.values()}
    for kind in events.every():
        area = AREAS.get(kind.name.partition(".")[0], AREAS["events"])
        areas[area].append((kind.name, kind.describe(gettext("Somebody"), {}, missing="…")))
    return [
        (gettext(area), sorted(listed, key=lambda each: each[1].casefold()))
        for area, listed in areas.items()
        if listed
    ]


def details(data: Mapping[str, object]) -> list[tuple[str, str]]:
    """What an event carries, by name, for reading."""
    return [(_key(key), _value(key, value)) for key, value in data.items()]


def _key(key: str) -> str:
    word = KEY_WORDS.get(key)
    return gettext(word) if word else key


def _value(key: str, value: object) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if value is None or value in ([], {}, ""):
        return gettext("none")
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return (role_word(str(value)) if key == "role" else "") or str(value)
