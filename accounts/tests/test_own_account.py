"""One's own account: what is said of one, and logging out everywhere else."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from compliance.models import AuditEvent
from tests.factories import PASSWORD, Cast, Person


def logged_in(person: Person) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert client.get("/account/").status_code == 200
    return client


@pytest.mark.parametrize(
    ("language", "said"), [("en", "29 February 1980"), ("es", "29 de febrero de 1980")]
)
def test_a_date_of_birth_is_said_with_its_month(cast: Cast, language: str, said: str) -> None:
    client = logged_in(cast.alice)
    client.post("/account/language/", {"language": language})
    page = client.get("/account/").content.decode()
    assert said in page
    assert "1980-02-29" not in page


def test_logging_out_everywhere_else(cast: Cast) -> None:
    here, elsewhere, bystander = (logged_in(p) for p in (cast.alice, cast.alice, cast.bob))
    assert 'action="/account/sessions/end/"' in here.get("/account/").content.decode()
    page = here.post("/account/sessions/end/", follow=True)
    assert page.redirect_chain[-1][0] == "/account/"
    assert "You are logged out everywhere else." in page.content.decode()
    assert elsewhere.get("/account/").status_code == 302
    assert bystander.get("/account/").status_code == 200
    with cast.alice.scope():
        (event,) = AuditEvent.objects.filter(event="account.sessions_ended")
    assert event.actor_user_id == cast.alice.user.pk
    logged_in(cast.alice)


def test_a_clinician_is_not_advised_what_they_have_done_already(cast: Cast) -> None:
    erin = cast.erin.client()
    advice = "Set up the second step"
    assert advice in erin.get("/").content.decode()
    TOTP.activate(cast.erin.user, generate_totp_secret())
    assert advice not in erin.get("/").content.decode()
