"""Another role for staff: who may give it, to whom, and what it does to open sessions."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from accounts.errors import AccountsError, LastAdministrator, NotYourRole, RoleStays
from accounts.models import Membership
from accounts.services.memberships import change_role, suspend_membership
from compliance.models import AuditEvent
from healthchat import tenancy
from healthchat.actor import Actor, Role
from tests.factories import PASSWORD, Cast, Person, make_person


def role_of(person: Person) -> str:
    with tenancy.scope(clinic=person.actor.clinic_id):
        return Membership.objects.get(id=person.membership.id).role


def changes(cast: Cast) -> list[AuditEvent]:
    with tenancy.scope(clinic=cast.clinic.id):
        return list(AuditEvent.objects.filter(event="membership.role_changed"))


def address(person: Person) -> str:
    return f"/clinic/people/{person.membership.id}/role/"


def test_another_role_ends_the_sessions_and_is_on_record(cast: Cast) -> None:
    erin, carol = Client(), cast.carol.client()
    erin.post("/accounts/login/", {"login": cast.erin.email, "password": PASSWORD})
    assert erin.get("/account/").status_code == 200
    assert address(cast.erin) in carol.get("/clinic/people/").content.decode()
    page = carol.get(address(cast.erin)).content.decode()
    assert 'value="clinician" checked' in page
    assert 'value="patient"' not in page
    answer = carol.post(address(cast.erin), {"role": "compliance"}, follow=True)
    assert "Erin Sample: Compliance officer." in answer.content.decode()
    assert erin.get("/account/").status_code == 302
    assert erin.get("/compliance/events/").status_code == 302
    erin.post("/accounts/login/", {"login": cast.erin.email, "password": PASSWORD})
    assert erin.get("/compliance/events/").status_code == 200
    (event,) = changes(cast)
    assert event.subject_id == cast.erin.membership.id
    assert event.data == {"before": "clinician", "after": "compliance"}
    told = cast.oscar.client().get("/compliance/events/", {"event": event.event}).content.decode()
    assert "changed a person&#x27;s role from Clinician to Compliance officer" in told


def test_the_same_role_again_changes_nothing(cast: Cast) -> None:
    erin = cast.erin.client()
    cast.carol.client().post(address(cast.erin), {"role": "clinician"})
    assert changes(cast) == []
    assert erin.get("/account/").status_code == 200


@pytest.mark.parametrize("name", ["alice", "bob"])
def test_patients_and_proxies_keep_their_role(cast: Cast, name: str) -> None:
    person, carol = cast.by_part()[name], cast.carol.client()
    before = role_of(person)
    assert address(person) not in carol.get("/clinic/people/").content.decode()
    page = carol.get(address(person)).content.decode()
    assert "Patients, family and carers keep theirs" in page
    assert 'name="role"' not in page
    answer = carol.post(address(person), {"role": "admin"}, follow=True)
    assert "Patients, family and carers keep theirs" in answer.content.decode()
    assert role_of(person) == before


@pytest.mark.parametrize("role", [Role.PATIENT, Role.PROXY, Role.SYSTEM], ids=str)
def test_nobody_becomes_a_patient_this_way(cast: Cast, role: Role) -> None:
    assert cast.carol.client().post(address(cast.erin), {"role": role.value}).status_code == 400
    with cast.carol.scope(), pytest.raises(RoleStays):
        change_role(actor=cast.carol.actor, membership=cast.erin.membership, role=role)
    assert role_of(cast.erin) == "clinician"


def test_nobody_changes_their_own_role_or_the_last_administrators(cast: Cast) -> None:
    carol = cast.carol.client()
    assert 'name="role"' not in carol.get(address(cast.carol)).content.decode()
    answer = carol.post(address(cast.carol), {"role": "clinician"}, follow=True)
    assert "change your own role" in answer.content.decode()
    with cast.carol.scope():
        refused: tuple[tuple[Actor, type[AccountsError]], ...] = (
            (cast.carol.actor, NotYourRole),
            (Actor.system(cast.clinic.id), LastAdministrator),
        )
        for actor, error in refused:
            with pytest.raises(error):
                change_role(actor=actor, membership=cast.carol.membership, role=Role.CLINICIAN)
    assert role_of(cast.carol) == "admin"


def test_of_two_administrators_one_can_step_down(cast: Cast) -> None:
    second = make_person(cast.clinic, Role.ADMIN, "Cora Sample")
    cast.carol.client().post(address(second), {"role": "clinician"})
    assert role_of(second) == "clinician"
    with cast.carol.scope(), pytest.raises(PermissionDenied):
        change_role(actor=second.actor, membership=cast.carol.membership, role=Role.CLINICIAN)


def test_an_administrator_who_was_suspended_meanwhile_gives_no_role(cast: Cast) -> None:
    second = make_person(cast.clinic, Role.ADMIN, "Cora Sample")
    with tenancy.scope(clinic=cast.clinic.id):
        suspend_membership(actor=cast.carol.actor, membership=second.membership)
        with pytest.raises(PermissionDenied):
            change_role(actor=second.actor, membership=cast.erin.membership, role=Role.ADMIN)


def test_another_clinics_people_are_not_there(cast: Cast) -> None:
    answer = cast.charlie.client().post(address(cast.erin), {"role": "admin"})
    assert answer.status_code == 404
    assert role_of(cast.erin) == "clinician"
