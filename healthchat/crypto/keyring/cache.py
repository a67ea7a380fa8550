"""How long a process remembers an unwrapped key.

- A key is remembered for ``FRESH`` seconds, then its row is read again: a key destroyed or retired
  by another process is noticed within that time, and in this process at once.
- What the KMS unwrapped is remembered for ``UNWRAPPED`` seconds, so that reading a row again costs
  no call to the KMS; withdrawing the portal's right to the KMS key takes effect within that time.
- Both are bounded; the least recently used goes first.
- What a transaction itself changed is remembered for that transaction only. Were a new key to reach
  the shared cache and its transaction be undone, another would encrypt under a key in no row.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from uuid import UUID

from django.db import transaction

from healthchat.crypto.datakey import DataKey

FRESH = 5.0
UNWRAPPED = 300.0
MAX_KEYS = 1024
MAX_UNWRAPPED = 256

Value = TypeVar("Value")
Slot = tuple[UUID, Hashable]
"""The clinic, and what of the clinic's."""


class Expiring(Generic[Value]):
    """A bounded map whose entries run out. Safe between threads."""

    def __init__(
        self, seconds: float, limit: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._limit = limit
        self._clock = clock
        self._lock = threading.Lock()
        self._entries: OrderedDict[Hashable, tuple[Value, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, slot: Hashable) -> Value | None:
        """What is remembered and has not run out."""
        with self._lock:
            entry = self._entries.get(slot)
            if entry is None:
                return None
            if entry[1] <= self._clock():
                del self._entries[slot]
                return None
            self._entries.move_to_end(slot)
            return entry[0]

    def put(self, slot: Hashable, value: Value) -> None:
        """Remember from now on."""
        with self._lock:
            self._entries[slot] = (value, self._clock() + self._seconds)
            self._entries.move_to_end(slot)
            while len(self._entries) > self._limit:
                self._entries.popitem(last=False)

    def drop(self, unwanted: Callable[[Hashable], bool]) -> None:
        """Forget the slots that ``unwanted`` names."""
        with self._lock:
            for slot in [slot for slot in self._entries if unwanted(slot)]:
                del self._entries[slot]


@dataclass(slots=True)
class _Pending:
    """What one transaction changed. Its hooks list is replaced by every commit and rollback, of a
    savepoint too, so holding the list tells whether nothing was undone since."""

    hooks: object
    clinics: set[UUID] = field(default_factory=set)
    keys: dict[Slot, DataKey] = field(default_factory=dict)


class KeyCache:
    """Unwrapped keys by clinic and slot."""

    def __init__(self) -> None:
        self._shared: Expiring[DataKey] = Expiring(FRESH, MAX_KEYS)
        self._local = threading.local()

    def get(self, slot: Slot, load: Callable[[], DataKey]) -> DataKey:
        """The remembered key, or the one that ``load`` finds now."""
        pending = self._pending()
        if pending is not None and slot[0] in pending.clinics:
            key = pending.keys.get(slot)
            if key is None:
                key = pending.keys[slot] = load()
            return key
        key = self._shared.get(slot)
        if key is None:
            key = load()
            self._shared.put(slot, key)
        return key

    def changed(self, clinic_id: UUID) -> None:
        """A clinic's keys were changed: forget them, here now and in this process on commit."""
        transaction.on_commit(lambda: self._forget_clinic(clinic_id))
        connection = transaction.get_connection()
        if not connection.in_atomic_block:
            return
        pending = self._pending()
        if pending is None:
            pending = self._local.pending = _Pending(connection.run_on_commit)
        pending.clinics.add(clinic_id)
        pending.keys = {slot: key for slot, key in pending.keys.items() if slot[0] != clinic_id}

    def clear(self) -> None:
        """Forget everything, in this process and thread."""
        self._shared.drop(lambda _slot: True)
        self._local.pending = None

    def _pending(self) -> _Pending | None:
        pending: _Pending | None = getattr(self._local, "pending", None)
        if pending is not None and pending.hooks is not transaction.get_connection().run_on_commit:
            pending = self._local.pending = None
        return pending

    def _forget_clinic(self, clinic_id: UUID) -> None:
        self._shared.drop(lambda slot: isinstance(slot, tuple) and slot[0] == clinic_id)
