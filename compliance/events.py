"""The register of event types: nothing is recorded that was not declared here first.

An application declares its own in ``<app>/audit_events.py``, which is loaded at start-up::

    events.register(
        "document.viewed",
        action=events.Action.READ,
        sentence="{who} opened this document",
        keys=("pages",),
    )
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from string import Formatter

from django.utils.translation import gettext

from compliance.errors import UnknownEvent

NAME = re.compile(r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$")


class Action(StrEnum):
    """FHIR ``AuditEvent.action``."""

    CREATE = "C"
    READ = "R"
    UPDATE = "U"
    DELETE = "D"
    EXECUTE = "E"


class Outcome(StrEnum):
    """How it ended. ``DENIED``: somebody asked for what they may not have."""

    SUCCESS = "success"
    DENIED = "denied"
    FAILURE = "failure"


class Erasure(StrEnum):
    """What becomes of the event when the patient's record is erased.

    ``KEEP``: it stays as it is; it names no more than ids. ``UNLINK``: its data is emptied,
    because a count or code in it says something about the patient's health.
    """

    KEEP = "keep"
    UNLINK = "unlink"


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event.

    ``sentence`` is what the patient reads: ``{who}`` is "You", a name or "The portal", and any
    declared data key may be named too. ``keys`` are the data it may carry. ``words`` are what a
    person reads for a key's values where these are names of our own (``rephrase``).
    """

    name: str
    action: Action
    sentence: str
    keys: frozenset[str]
    erasure: Erasure
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def describe(self, who: str, data: Mapping[str, object], missing: str = "") -> str:
        """The sentence for one event; a key that the event does not carry reads ``missing``,
        "some" by default.

        In the reader's language, as ``who`` is.
        """
        values: dict[str, object] = dict.fromkeys(self.keys, missing or gettext("some"))
        for key in self.keys & data.keys():
            word = self.words.get(key, {}).get(str(data[key]))
            values[key] = gettext(word) if word else data[key]
        return gettext(self.sentence).format(who=who, **values)


_types: dict[str, EventType] = {}


def register(
    name: str,
    *,
    action: Action | str,
    sentence: str,
    keys: Iterable[str] = (),
    erasure: Erasure = Erasure.KEEP,
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> EventType:
    """Declare an event type, at import; declaring the same twice is harmless, differently is not.

    Raises ``ValueError`` for a name that is not ``noun.verb``, a sentence without ``{who}`` or
    one that names an undeclared key.
    """
    event = EventType(name, Action(action), sentence, frozenset(keys), erasure, words or {})
    if not NAME.match(name):
        raise ValueError(f"{name!r} is not an event name such as 'document.viewed'.")
    named = {part for _, part, _, _ in Formatter().parse(sentence) if part is not None}
    if "who" not in named:
        raise ValueError(f"The sentence of {name} does not say {{who}}.")
    if unknown := named - event.keys - {"who"}:
        raise ValueError(f"The sentence of {name} names undeclared data: {sorted(unknown)}.")
    if _types.setdefault(name, event) != event:
        raise ValueError(f"{name} is declared twice, differently.")
    return event


def get(name: str) -> EventType:
    """The declared type; raises ``UnknownEvent``."""
    try:
        return _types[name]
    except KeyError:
        raise UnknownEvent(f"No application declares the event {name!r}.") from None


def find(name: str) -> EventType | None:
    """The declared type, or None for one that an older version of the portal recorded."""
    return _types.get(name)


def every() -> list[EventType]:
    """All declared types, by name."""
    return [_types[name] for name in sorted(_types)]
