"""Names for the ids in the audit trail. Compliance knows ids; accounts knows people.

Accounts registers its resolver at start-up, because imports run the other way.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the scope's clinic. ``role`` is in plain words: "Clinician"."""

    user_id: UUID
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class FoundPatient:
    """Whose record it is: the patient's id, their name and, where it differs, the one before."""

    patient_id: UUID
    name: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """Patients whose names fit. ``more``: others fit too. ``cut``: not all names were read."""

    found: Sequence[FoundPatient] = ()
    more: bool = False
    cut: bool = False


class PeopleResolver(Protocol):
    """What accounts registers. All work in the current scope, and see no other clinic."""

    def names(self, user_ids: Collection[UUID]) -> Mapping[UUID, Person]:
        """Those of the people who are known here, in one query."""

    def staff(self) -> Sequence[Person]:
        """The clinic's own people (not patients), by name, for the officer's filter."""

    def patients(self, patient_ids: Collection[UUID]) -> Mapping[UUID, str]:
        """The names of those whose records these are, in one query; what the clinic calls them."""

    def search(self, text: str) -> Search:
        """The patients in whose names, today's or the first, every word of ``text`` stands."""


_resolver: PeopleResolver | None = None


def register_resolver(resolver: PeopleResolver) -> None:
    """Called once, from ``AppConfig.ready``."""
    global _resolver  # noqa: PLW0603
    _resolver = resolver


def names(user_ids: Collection[UUID]) -> Mapping[UUID, Person]:
    """The people behind the ids; an id that nobody resolves is left out."""
    return _resolver.names(user_ids) if _resolver and user_ids else {}


def staff() -> Sequence[Person]:
    """The clinic's own people."""
    return _resolver.staff() if _resolver else ()


def patients(patient_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """The names behind patients' ids; an id that nobody resolves is left out."""
    return _resolver.patients(patient_ids) if _resolver and patient_ids else {}


def search(text: str) -> Search:
    """The patients whose names fit."""
    return _resolver.search(text) if _resolver else Search()
