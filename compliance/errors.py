"""What goes wrong when an action can't be recorded. The action fails with it."""

from __future__ import annotations


class AuditError(Exception):
    """An event could not be recorded as it was asked for."""


class UnknownEvent(AuditError):
    """No application has declared this event type."""


class UndeclaredData(AuditError):
    """The event type does not allow this key, or the value is more than an id, code or count."""
