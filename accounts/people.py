"""Names for the ids in the audit trail: what accounts registers with compliance."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from accounts.models import PATIENT_ROLES, Membership
from compliance.people import FoundPatient, Person, Search
from healthchat.actor import Role

MOST_READ = 50_000
"""Names that one search decrypts at most: some seconds of work."""
MOST_FOUND = 25
CHUNK = 500


class ClinicPeople:
    """The people of the scope's clinic. In a patient's scope the database shows the staff, the
    patient and their proxies only."""

    def names(self, user_ids: Collection[UUID]) -> Mapping[UUID, Person]:
        """Those of the people who are known here, in one query."""
        rows = Membership.objects.filter(user_id__in=user_ids)
        return {row.user_id: _person(row) for row in rows}

    def staff(self) -> Sequence[Person]:
        """The clinic's own people, by name."""
        rows = Membership.objects.exclude(role__in=PATIENT_ROLES)
        return sorted((_person(row) for row in rows), key=lambda person: person.name.casefold())

    def patients(self, patient_ids: Collection[UUID]) -> Mapping[UUID, str]:
        """Names as the clinic's list of people has them; no patient's own key is needed."""
        rows = Membership.objects.filter(role=Role.PATIENT.value, patient_id__in=patient_ids)
        return {row.patient_id: str(row.display_name) for row in rows if row.patient_id}

    def search(self, text: str) -> Search:
        """Names are encrypted and no part of one is kept for finding it: they are decrypted here,
        the newest MOST_READ at most, and forgotten."""
        words = _folded(text).split()
        rows = Membership.objects.filter(role=Role.PATIENT.value).order_by("-created_at", "-id")
        found: list[FoundPatient] = []
        read = 0
        for row in rows[: MOST_READ + 1].iterator(chunk_size=CHUNK):
            read += 1
            if read > MOST_READ:
                return Search(found, cut=True)
            name, before = str(row.display_name), str(row.joined_as or "")
            known = _folded(f"{name} {before}")
            if row.patient_id is None or not all(word in known for word in words):
                continue
            if len(found) == MOST_FOUND:
                return Search(found, more=True)
            found.append(FoundPatient(row.patient_id, name, before if before != name else ""))
        return Search(found)


def _folded(text: str) -> str:
    """Without case and accents: who looks for Munoz finds Muñoz, however it was typed."""
    apart = unicodedata.normalize("NFKD", text.upper())
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).casefold()


def _person(membership: Membership) -> Person:
    return Person(
        user_id=membership.user_id,
        name=str(membership.display_name),
        role=str(membership.get_role_display()),
    )
