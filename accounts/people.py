"""Names for the ids in the audit trail: what accounts registers with compliance."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from accounts.models import PATIENT_ROLES, Membership
from compliance.people import Person
from healthchat.actor import Role


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


def _person(membership: Membership) -> Person:
    return Person(
        user_id=membership.user_id,
        name=str(membership.display_name),
        role=str(membership.get_role_display()),
    )
