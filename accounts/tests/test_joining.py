"""Accepting an invitation with an account that one has: only a whole login makes one a member."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from accounts import joining
from accounts.models import Invitation, Membership, MembershipStatus
from compliance.models import AuditEvent
from healthchat import tenancy
from tests.factories import PASSWORD, Cast, Person

DETAILS = {"name": "Frank B. Sample", "birth_date": "1990-02-03", "password": PASSWORD}
SECOND_STEP = "/accounts/2fa/authenticate/"


@pytest.fixture
def secret(cast: Cast) -> str:
    """frank's second step."""
    made = generate_totp_secret()
    TOTP.activate(cast.frank.user, made)
    return str(made)


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def invite(cast: Cast, person: Person) -> str:
    """The path of an invitation to the first clinic for somebody of the other one."""
    form = {"email": person.email, "name": "Frank", "role": "patient"}
    assert cast.carol.client().post("/clinic/people/invite/", form).status_code == 302
    found = re.search(r"/invitations/\S+/", str(mail.outbox[-1].body))
    assert found is not None
    return found.group()


def joined(cast: Cast, person: Person) -> list[Membership]:
    with tenancy.scope(clinic=cast.clinic.id):
        return list(Membership.objects.filter(user=person.user))


def is_open(cast: Cast) -> bool:
    with tenancy.scope(clinic=cast.clinic.id):
        return Invitation.objects.open().exists()


def test_a_stolen_password_joins_nobody_to_anything(cast: Cast, secret: str) -> None:
    path = invite(cast, cast.frank)
    thief = Client()
    answer = thief.post(path, {**DETAILS, "name": "Mallory"})
    assert answer["Location"] == SECOND_STEP
    assert joined(cast, cast.frank) == []
    assert is_open(cast)
    for guess in ("000000", "123456"):
        thief.post(SECOND_STEP, {"code": guess})
    for page in ("/", "/account/", "/documents/", path):
        thief.get(page)
    assert thief.get("/account/").status_code == 302
    assert joined(cast, cast.frank) == []
    with tenancy.scope(clinic=cast.clinic.id):
        events = set(AuditEvent.objects.values_list("event", flat=True))
    assert not events & {"invitation.accepted"}
    # The invitation is still the owner's, and nothing that the thief wrote comes with it.
    owner = Client()
    owner.post(path, DETAILS)
    owner.post(SECOND_STEP, {"code": code_of(secret)})
    with tenancy.scope(clinic=cast.clinic.id):
        assert Membership.objects.get(user=cast.frank.user).display_name == "Frank B. Sample"


def test_the_whole_login_joins_and_goes_in_there(cast: Cast, secret: str) -> None:
    path = invite(cast, cast.frank)
    client = Client()
    client.post(path, DETAILS)
    assert client.post(SECOND_STEP, {"code": code_of(secret)}).status_code == 302
    assert "Patient, Willow Street Clinic" in client.get("/account/").content.decode()
    (membership,) = joined(cast, cast.frank)
    assert membership.is_active
    assert not is_open(cast)
    assert Client().get(path).status_code == 410


def test_what_waits_is_not_kept_in_clear(cast: Cast, secret: str) -> None:
    path = invite(cast, cast.frank)
    Client().post(path, DETAILS)
    kept = [str(row.get_decoded()) for row in Session.objects.all()]
    assert any("joining" in one for one in kept)
    for word in ("Frank B.", "1990", path.split("/")[2]):
        assert not any(word in one for one in kept)


def test_it_waits_for_the_one_who_wrote_it_and_not_for_long(
    cast: Cast, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = invite(cast, cast.frank)
    shared = Client()
    shared.post(path, DETAILS)
    session = shared.session
    del session["account_login"]  # frank gave his login up
    session.save()
    shared.post("/accounts/login/", {"login": cast.dana.email, "password": PASSWORD})
    assert shared.get("/account/").status_code == 200
    assert joined(cast, cast.frank) == []
    assert "joining" not in shared.session
    late = Client()
    late.post(path, DETAILS)
    monkeypatch.setattr(joining, "LASTS_SECONDS", -1)
    late.post("/accounts/login/", {"login": cast.frank.email, "password": PASSWORD})
    late.post(SECOND_STEP, {"code": code_of(secret)})
    assert joined(cast, cast.frank) == []


def test_an_invitation_withdrawn_meanwhile_joins_nobody_but_keeps_nobody_out(
    cast: Cast, secret: str
) -> None:
    path = invite(cast, cast.frank)
    client = Client()
    client.post(path, DETAILS)
    with tenancy.scope(clinic=cast.clinic.id):
        invitation = Invitation.objects.get()
    cast.carol.client().post(f"/clinic/invitations/{invitation.id}/withdraw/")
    page = client.post(SECOND_STEP, {"code": code_of(secret)}, follow=True).content.decode()
    assert "can no longer be used" in page
    assert "Harbour Clinic" in client.get("/account/").content.decode()
    assert joined(cast, cast.frank) == []


@pytest.mark.parametrize("withdrawn", [False, True], ids=["open", "withdrawn"])
def test_somebody_whom_their_only_clinic_has_paused_may_join_another(
    cast: Cast, secret: str, withdrawn: bool
) -> None:
    with tenancy.scope(clinic=cast.elsewhere.id):
        Membership.objects.filter(user=cast.frank.user).update(status=MembershipStatus.SUSPENDED)
    path = invite(cast, cast.frank)
    client = Client()
    assert client.post(path, DETAILS)["Location"] == SECOND_STEP
    assert client.get("/account/").status_code == 302
    if withdrawn:
        with tenancy.scope(clinic=cast.clinic.id):
            invitation = Invitation.objects.get()
        cast.carol.client().post(f"/clinic/invitations/{invitation.id}/withdraw/")
    answer = client.post(SECOND_STEP, {"code": code_of(secret)})
    assert answer.status_code == (410 if withdrawn else 302)
    page = client.get("/account/")
    assert page.status_code == (302 if withdrawn else 200)
    assert bool(joined(cast, cast.frank)) is not withdrawn
    other = client.post("/account/clinic/", {"clinic": str(cast.elsewhere.id)})
    assert other.status_code in (302, 404)
    assert "Harbour Clinic" not in client.get("/account/").content.decode()
