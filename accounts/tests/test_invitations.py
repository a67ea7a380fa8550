"""From the administrator's invitation to a person with a record and a key of their own."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import Invitation, Membership, Patient, User
from compliance.models import AuditEvent
from healthchat import tenancy
from healthchat.actor import Role
from healthchat.crypto import keyring
from tests.factories import Cast

PASSWORD = "maple-otter-lantern-77"
NEWCOMER = {"role": "patient", "name": "Nora Example", "email": "Nora@people.example"}
DETAILS = {"name": "Nora B. Example", "birth_date": "1990-02-03", "password": PASSWORD}


def invite(cast: Cast, **changes: str) -> str:
    """The path of the link that was mailed."""
    response = cast.carol.client().post("/clinic/people/invite/", {**NEWCOMER, **changes})
    assert response.status_code == 302, response.content.decode()
    return link()


def link() -> str:
    found = re.search(r"https?://[^/]+(/invitations/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def invitation(cast: Cast) -> Invitation:
    with tenancy.scope(clinic=cast.clinic.id):
        return Invitation.objects.get()


def test_the_link_makes_an_account_a_record_and_a_key(cast: Cast) -> None:
    path = invite(cast)
    assert mail.outbox[-1].to == ["nora@people.example"]
    client = Client()
    assert "Join Willow Street Clinic" in client.get(path).content.decode()
    response = client.post(path, DETAILS)
    assert response.status_code == 302
    assert response["Location"] == "/"
    user = User.objects.get(email="nora@people.example")
    with tenancy.scope(clinic=cast.clinic.id):
        membership = Membership.objects.get(user=user)
        patient = membership.patient
        assert isinstance(patient, Patient)
        assert (patient.name, patient.birth_date) == ("Nora B. Example", "1990-02-03")
        assert keyring.patient_key(cast.clinic.id, patient.id)
        assert AuditEvent.objects.filter(event="invitation.accepted").count() == 1
        assert AuditEvent.objects.filter(event="account.logged_in").count() == 1
    assert "Nora B. Example" in client.get("/account/").content.decode()


def test_the_token_and_the_address_are_not_kept_in_clear(cast: Cast) -> None:
    token = invite(cast).split("/")[2]
    with tenancy.scope(clinic=cast.clinic.id):
        row = Invitation.objects.values().get()
    stored = b" ".join(
        bytes(value) if isinstance(value, memoryview) else str(value).encode()
        for value in row.values()
    )
    assert token.encode() not in stored
    assert b"nora" not in stored.lower()


def test_a_link_works_once(cast: Cast) -> None:
    path = invite(cast)
    assert Client().post(path, DETAILS).status_code == 302
    assert Client().get(path).status_code == 410
    assert Client().post(path, DETAILS).status_code == 410


def test_a_link_runs_out_after_seven_days(cast: Cast) -> None:
    path = invite(cast)
    with tenancy.scope(clinic=cast.clinic.id):
        row = Invitation.objects.get()
        assert timedelta(days=6) < row.expires_at - timezone.now() <= timedelta(days=7)
        row.expires_at = timezone.now() - timedelta(seconds=1)
        row.save()
    assert Client().get(path).status_code == 410
    assert Client().post(path, DETAILS).status_code == 410
    assert not User.objects.filter(email="nora@people.example").exists()


def test_sending_again_replaces_the_link(cast: Cast) -> None:
    before = invite(cast)
    cast.carol.client().post(f"/clinic/invitations/{invitation(cast).id}/resend/")
    assert link() != before
    assert Client().get(before).status_code == 410
    assert Client().get(link()).status_code == 200


def test_a_withdrawn_link_opens_nothing(cast: Cast) -> None:
    path = invite(cast)
    carol = cast.carol.client()
    url = f"/clinic/invitations/{invitation(cast).id}/withdraw/"
    assert "Withdraw the invitation" in carol.get(url).content.decode()
    carol.post(url)
    assert Client().get(path).status_code == 410


@pytest.mark.parametrize("token", ["x", "A" * 64, "é" * 64, "A" * 63 + "="])
def test_a_made_up_link_gets_the_same_answer(cast: Cast, token: str) -> None:
    assert Client().get(f"/invitations/{token}/").status_code == 410


def test_an_address_is_invited_once_and_a_member_not_at_all(cast: Cast) -> None:
    invite(cast)
    carol = cast.carol.client()
    again = carol.post("/clinic/people/invite/", NEWCOMER)
    assert "open invitation" in again.content.decode()
    member = carol.post("/clinic/people/invite/", {**NEWCOMER, "email": cast.dana.email})
    assert "already part" in member.content.decode()
    assert len(mail.outbox) == 1


def test_a_carer_reads_the_patient_that_was_named(cast: Cast) -> None:
    carol = cast.carol.client()
    nobody = carol.post("/clinic/people/invite/", {**NEWCOMER, "role": "proxy"})
    assert "Write the patient" in nobody.content.decode()
    foreign = {**NEWCOMER, "role": "proxy", "patient_email": cast.frank.email}
    refused = carol.post("/clinic/people/invite/", foreign)
    assert "No patient of this clinic" in refused.content.decode()
    path = invite(cast, role="proxy", patient_email=cast.dana.email)
    Client().post(path, {"name": "Nora", "password": PASSWORD})
    with tenancy.scope(clinic=cast.clinic.id):
        nora = Membership.objects.get(user__email="nora@people.example")
    assert (nora.role, nora.patient_id) == (Role.PROXY.value, cast.dana.patient_id)


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("password", "short", "at least 12"),
        ("password", "nora@people.example", "too similar"),
        ("birth_date", "2090-01-01", "can’t be right"),
        ("birth_date", "yesterday", "year, month, day"),
        ("name", "", "required"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    cast: Cast, field: str, value: str, complaint: str
) -> None:
    response = Client().post(invite(cast), {**DETAILS, field: value})
    assert response.status_code == 400
    assert complaint in response.content.decode()
    assert not User.objects.filter(email="nora@people.example").exists()


def test_a_message_that_cant_be_sent_leaves_nothing_behind(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError("no route for nora@people.example")

    monkeypatch.setattr("accounts.services.invitations.EmailMessage.send", refuse)
    response = cast.carol.client().post("/clinic/people/invite/", NEWCOMER)
    assert "could not be sent" in response.content.decode()
    with tenancy.scope(clinic=cast.clinic.id):
        assert not Invitation.objects.exists()
        assert not AuditEvent.objects.filter(event="invitation.sent").exists()


def test_somebody_with_an_account_joins_a_second_clinic_with_their_password(cast: Cast) -> None:
    user = cast.frank.user
    user.set_password(PASSWORD)
    user.save()
    path = invite(cast, email=user.email)
    client = Client()
    assert "Your password shows that it is you" in client.get(path).content.decode()
    wrong = client.post(path, {**DETAILS, "password": "something-else-entirely"})
    assert "That password is not right" in wrong.content.decode()
    assert client.post(path, DETAILS).status_code == 302
    page = client.get("/account/").content.decode()
    assert "Willow Street Clinic" in page

    switched = client.post("/account/clinic/", {"clinic": str(cast.elsewhere.id)})
    assert switched.status_code == 302
    assert "Patient, Harbour Clinic" in client.get("/account/").content.decode()


def test_a_clinic_that_is_not_ones_own_cant_be_switched_to(cast: Cast) -> None:
    client = cast.alice.client()
    response = client.post("/account/clinic/", {"clinic": str(cast.elsewhere.id)})
    assert response.status_code == 404
    assert "Willow Street Clinic" in client.get("/account/").content.decode()


def test_somebody_elses_invitation_is_not_accepted_by_whoever_is_logged_in(cast: Cast) -> None:
    path = invite(cast)
    client = cast.frank.client()
    for response in (client.get(path), client.post(path, DETAILS)):
        assert "for somebody else" in response.content.decode()
    assert not User.objects.filter(email="nora@people.example").exists()


def test_another_clinics_administrator_sees_no_invitation(cast: Cast) -> None:
    invite(cast)
    charlie = cast.charlie.client()
    assert "Nora Example" not in charlie.get("/clinic/people/").content.decode()
    for action in ("resend", "withdraw"):
        url = f"/clinic/invitations/{invitation(cast).id}/{action}/"
        assert charlie.post(url).status_code == 404
