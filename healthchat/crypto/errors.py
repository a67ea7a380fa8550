"""What can go wrong with keys and ciphertext, and who is told when something was altered."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

logger = logging.getLogger(__name__)


class CryptoError(Exception):
    """Any failure of keys or ciphertext. No message holds plaintext or key material."""


class KeyUnavailable(CryptoError):
    """The key can't be had now: KMS unreachable or misconfigured, or no such key in this scope."""


class KeyDestroyed(CryptoError):
    """The key was destroyed on purpose; what it protected can never be read again."""


class PlaintextRefused(CryptoError, TypeError):
    """Plaintext was about to reach the database or a query, where only ciphertext may go."""


@dataclass(frozen=True, slots=True)
class TamperEvent:
    """Ids and a reason, never content. ``place`` is ``table.column``, ``blob`` or ``key``."""

    place: str
    reason: str
    clinic_id: UUID | None = None
    patient_id: UUID | None = None
    row_id: UUID | None = None
    key_id: UUID | None = None


class Tampered(CryptoError):
    """Ciphertext that was altered, cut, or moved to where it does not belong."""

    def __init__(self, event: TamperEvent) -> None:
        super().__init__(f"{event.place}: {event.reason}")
        self.event = event


Observer = Callable[[TamperEvent], None]
_observers: list[Observer] = []


def on_tampered(observer: Observer) -> Observer:
    """Have ``observer`` called, before ``Tampered`` is raised, for every altered ciphertext.

    Registered once at start-up (the audit does); registering the same one again changes nothing.
    The caller's transaction is likely to be rolled back by the error that follows, so an observer
    that writes must do so where that does not undo it. Usable as a decorator.
    """
    if observer not in _observers:
        _observers.append(observer)
    return observer


def forget_observer(observer: Observer) -> None:
    """Undo ``on_tampered``; an unknown observer is fine."""
    if observer in _observers:
        _observers.remove(observer)


def tampered(event: TamperEvent) -> Tampered:
    """Tell every observer and return the error to raise.

    An observer that fails must not hide the tampering: it is logged by class, and the error stands.
    """
    logger.error(
        "tampered ciphertext: place=%s reason=%s clinic=%s row=%s key=%s",
        event.place,
        event.reason,
        event.clinic_id,
        event.row_id,
        event.key_id,
    )
    for observer in tuple(_observers):
        try:
            observer(event)
        except Exception as error:
            logger.error("tamper observer failed: %s", type(error).__name__)
    return Tampered(event)
