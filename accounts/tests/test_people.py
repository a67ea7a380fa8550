"""The administrator's list: what is there, for whom, and what suspending does."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from accounts.errors import LastAdministrator, NotYourself
from accounts.models import Invitation, Membership, MembershipStatus
from accounts.services.memberships import restore_membership, suspend_membership
from compliance.models import AuditEvent
from healthchat import tenancy
from healthchat.actor import Actor, Role
from tests.factories import Cast, make_person


def events(cast: Cast, name: str) -> list[AuditEvent]:
    with tenancy.scope(clinic=cast.clinic.id):
        return list(AuditEvent.objects.filter(event=name))


def test_the_administrator_sees_everybody_of_their_clinic_and_nobody_else(cast: Cast) -> None:
    page = cast.carol.client().get("/clinic/people/").content.decode()
    for name in ("Alice", "Bob", "Dana", "Erin", "Carol", "Oscar"):
        assert f"{name} Sample" in page
    assert "Charlie Sample" not in page
    assert "Frank Sample" not in page
    assert len(events(cast, "people.listed")) == 1


@pytest.mark.parametrize("who", ["alice", "bob", "dana", "erin", "oscar"])
def test_nobody_else_opens_the_list(cast: Cast, who: str) -> None:
    response = getattr(cast, who).client().get("/clinic/people/")
    assert response.status_code == 404
    assert len(events(cast, "access.denied")) == 1


def test_a_stranger_is_sent_to_log_in(cast: Cast) -> None:
    response = Client().get("/clinic/people/")
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def test_the_list_can_be_narrowed(cast: Cast) -> None:
    client = cast.carol.client()
    page = client.get("/clinic/people/", {"q": "aliCE"}).content.decode()
    assert "Alice Sample" in page
    assert "Dana Sample" not in page
    page = client.get("/clinic/people/", {"role": "compliance"}).content.decode()
    assert "Oscar Sample" in page
    assert "Alice Sample" not in page
    assert "Nobody found" in client.get("/clinic/people/", {"status": "suspended"}).content.decode()


def test_a_long_list_has_pages_that_meet(cast: Cast) -> None:
    for number in range(55):
        make_person(cast.clinic, Role.CLINICIAN, f"Extra{number:02} Sample")
    client = cast.carol.client()
    first = client.get("/clinic/people/").context
    second = client.get(f"/clinic/people/{first['older_url']}").context
    seen = [person.id for person in [*first["people"], *second["people"]]]
    assert len(first["people"]) == 50
    assert len(seen) == len(set(seen)) == 61
    assert not second["older_url"]


def test_suspending_ends_the_session_and_restoring_does_not_revive_it(cast: Cast) -> None:
    alice, carol = Client(), cast.carol.client()
    alice.force_login(cast.alice.user)
    assert alice.get("/account/").status_code == 200

    url = f"/clinic/people/{cast.alice.membership.id}/suspend/"
    assert "Suspend Alice Sample?" in carol.get(url).content.decode()
    response = carol.post(url, follow=True)
    assert "can no longer log in" in response.content.decode()
    assert events(cast, "membership.suspended")[0].subject_id == cast.alice.membership.id

    assert carol.post(f"/clinic/people/{cast.alice.membership.id}/restore/").status_code == 302
    assert events(cast, "membership.restored")
    assert alice.get("/account/").status_code == 302
    assert not alice.session.get("_auth_user_id")


def test_a_suspended_person_is_logged_out_on_their_next_request(cast: Cast) -> None:
    alice = cast.alice.client()
    cast.carol.client().post(f"/clinic/people/{cast.alice.membership.id}/suspend/")
    assert alice.get("/account/").status_code == 302
    assert not alice.session.get("_auth_user_id")


def test_an_administrator_of_another_clinic_finds_nobody(cast: Cast) -> None:
    charlie = cast.charlie.client()
    foreign = charlie.post(f"/clinic/people/{cast.alice.membership.id}/suspend/")
    unknown = charlie.post(f"/clinic/people/{cast.clinic.id}/suspend/")
    assert foreign.status_code == unknown.status_code == 404
    with tenancy.scope(clinic=cast.clinic.id):
        assert Membership.objects.get(id=cast.alice.membership.id).status == MembershipStatus.ACTIVE


def test_nobody_suspends_themselves_or_the_last_administrator(cast: Cast) -> None:
    with tenancy.scope(clinic=cast.clinic.id), pytest.raises(NotYourself):
        suspend_membership(actor=cast.carol.actor, membership=cast.carol.membership)
    second = make_person(cast.clinic, Role.ADMIN, "Cora Sample")
    with tenancy.scope(clinic=cast.clinic.id):
        suspend_membership(actor=cast.carol.actor, membership=second.membership)
        system = Actor.system(cast.clinic.id)
        with pytest.raises(LastAdministrator):
            suspend_membership(actor=system, membership=cast.carol.membership)


def test_an_administrator_who_was_suspended_meanwhile_changes_nothing(cast: Cast) -> None:
    second = make_person(cast.clinic, Role.ADMIN, "Cora Sample")
    with tenancy.scope(clinic=cast.clinic.id):
        suspend_membership(actor=cast.carol.actor, membership=second.membership)
        with pytest.raises(PermissionDenied):
            restore_membership(actor=second.actor, membership=second.membership)


def test_the_list_tells_a_link_that_ran_out_from_one_that_waits(cast: Cast) -> None:
    carol = cast.carol.client()
    sent = {"role": "patient", "name": "Nora Sample", "email": "nora@people.example"}
    carol.post("/clinic/people/invite/", sent)
    page = carol.get("/clinic/people/").content.decode()
    assert "Waiting" in page
    assert "Link ran out" not in page
    with tenancy.scope(clinic=cast.clinic.id):
        Invitation.objects.update(expires_at=timezone.now())
    page = carol.get("/clinic/people/").content.decode()
    assert "Link ran out" in page
    assert "Waiting" not in page


def test_each_clinics_people_stay_apart_in_the_database(cast: Cast) -> None:
    with tenancy.scope(clinic=cast.clinic.id):
        assert not Membership.unscoped.filter(id=cast.charlie.membership.id).exists()
    with tenancy.scope(clinic=cast.clinic.id, patient=cast.alice.patient_id):
        seen = set(Membership.unscoped.values_list("id", flat=True))
        assert cast.alice.membership.id in seen
        assert cast.erin.membership.id in seen
        assert cast.dana.membership.id not in seen
