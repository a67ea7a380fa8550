"""Logging in, out and not at all; every try leaves its mark in the audit trail."""

from __future__ import annotations

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.test import Client

from accounts.models import Clinic, User
from compliance.models import AuditEvent
from healthchat import tenancy
from healthchat.crypto.errors import Tampered
from tests.factories import PASSWORD, Cast, Person


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def log_in(client: Client, email: str, password: str = PASSWORD) -> int:
    response = client.post("/accounts/login/", {"login": email, "password": password})
    return response.status_code


def trail(person: Person, event: str) -> list[AuditEvent]:
    with tenancy.scope(clinic=person.actor.clinic_id):
        return list(AuditEvent.objects.filter(event=event))


def test_logging_in_and_out_is_recorded_for_the_clinic_and_the_patient(cast: Cast) -> None:
    client = Client()
    assert log_in(client, cast.alice.email.upper()) == 302
    assert client.get("/account/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/account/").status_code == 302
    for event in ("account.logged_in", "account.logged_out"):
        (row,) = trail(cast.alice, event)
        assert row.actor_user_id == cast.alice.user.id
        assert row.patient_id == cast.alice.patient_id


def test_a_wrong_password_is_recorded_against_the_account_not_as_its_owner(cast: Cast) -> None:
    assert log_in(Client(), cast.alice.email, "not the password") == 200
    (row,) = trail(cast.alice, "account.login_refused")
    assert (row.outcome, row.data) == ("denied", {"reason": "wrong_password"})
    assert row.actor_user_id is None
    assert row.patient_id == cast.alice.patient_id


def test_an_unknown_address_is_recorded_without_a_clinic_and_answered_the_same(
    cast: Cast,
) -> None:
    known = Client().post("/accounts/login/", {"login": cast.alice.email, "password": "wrong one"})
    unknown = Client().post("/accounts/login/", {"login": "x@example.org", "password": "wrong one"})
    said = "do not go together"
    assert said in known.content.decode()
    assert said in unknown.content.decode()
    assert not trail(cast.alice, "account.login_refused")[1:]


def test_a_suspended_person_is_turned_away_after_a_right_password(cast: Cast) -> None:
    cast.carol.client().post(f"/clinic/people/{cast.alice.membership.id}/suspend/")
    client = Client()
    response = client.post("/accounts/login/", {"login": cast.alice.email, "password": PASSWORD})
    assert response["Location"] == "/accounts/inactive/"
    assert not client.session.get("_auth_user_id")
    (row,) = trail(cast.alice, "account.login_refused")
    assert row.data == {"reason": "suspended"}


def test_a_suspended_clinic_lets_nobody_in(cast: Cast) -> None:
    client = cast.alice.client()
    Clinic.objects.filter(id=cast.clinic.id).update(suspended_at="2026-01-01T00:00:00Z")
    assert client.get("/account/").status_code == 302
    assert log_in(Client(), cast.alice.email) == 302
    assert client.get("/account/").status_code == 302


def test_guessing_is_stopped(cast: Cast) -> None:
    client = Client()
    answers = [
        client.post("/accounts/login/", {"login": cast.alice.email, "password": f"guess {n}"})
        for n in range(7)
    ]
    assert "Too many tries" in answers[-1].content.decode()
    assert log_in(client, cast.alice.email) == 200, "the right password does not help now"


def test_nobody_signs_up(cast: Cast) -> None:
    form = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    page = Client().post("/accounts/signup/", form)
    assert "by invitation" in page.content.decode()
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_changed_password_is_recorded_and_told(cast: Cast) -> None:
    client = Client()
    log_in(client, cast.alice.email)
    new = "pebble lantern quartz"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/accounts/password/change/", form).status_code == 302
    assert client.get("/account/").status_code == 200, "the session goes on"
    assert len(trail(cast.alice, "account.password_changed")) == 1
    assert mail.outbox[-1].to == [cast.alice.email]
    assert "was changed" in str(mail.outbox[-1].body)


def test_a_second_step_is_asked_for_and_its_secret_is_sealed(cast: Cast) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.alice.user, secret)
    row = Authenticator.objects.get(user=cast.alice.user)
    assert secret not in str(row.data)
    assert get_adapter().decrypt(row.data["secret"]) == secret
    with pytest.raises(Tampered):
        get_adapter().decrypt(row.data["secret"][:-8] + "AAAAAAA=")

    client = Client()
    assert log_in(client, cast.alice.email) == 302
    assert client.get("/account/").status_code == 302, "not in yet"
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert trail(cast.alice, "account.login_refused")[0].data == {"reason": "wrong_code"}
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    assert client.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 302
    assert client.get("/account/").status_code == 200


def test_the_appearance_stays_on_this_site(cast: Cast) -> None:
    response = Client().post("/account/theme/", {"theme": "dark", "next": "https://evil.example/"})
    assert response["Location"] == "/"
    assert response.cookies["theme"].value == "dark"
    page = Client(headers={"Cookie": "theme=dark"}).get("/accounts/login/").content.decode()
    assert 'data-theme="dark"' in page
    odd = Client(headers={"Cookie": 'theme="><script>'}).get("/accounts/login/").content.decode()
    assert "data-theme=" not in odd


def test_the_administrators_model_policy_is_recorded(cast: Cast) -> None:
    carol = cast.carol.client()
    assert carol.post("/clinic/settings/", {"policy": "cloud"}).status_code == 400
    assert carol.post("/clinic/settings/", {"policy": "local"}).status_code == 302
    assert carol.post("/clinic/settings/", {"policy": "local"}).status_code == 302
    (row,) = trail(cast.carol, "clinic.model_policy_changed")
    assert row.data == {"before": "off", "after": "local"}
    assert Clinic.objects.get(id=cast.elsewhere.id).model_policy == "off"


def test_each_role_begins_at_its_own_place(cast: Cast) -> None:
    homes = {
        "alice": "/overview/",
        "bob": "/overview/",
        "carol": "/clinic/people/",
        "oscar": "/compliance/events/",
    }
    for name, home in homes.items():
        assert getattr(cast, name).client().get("/")["Location"] == home
    assert "what there is for you" in cast.erin.client().get("/").content.decode()
    assert Client().get("/")["Location"] == "/accounts/login/"
