"""Taking an account over: from a page left open, an old session, a forged host, a used link."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from healthchat.actor import Role
from tests.cluster import Database
from tests.factories import PASSWORD, Cast, make_clinic, make_person

NEW = "pebble lantern quartz"


def logged_in(email: str, password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": password})
    assert is_in(client)
    return client


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def current_code(client: Client) -> str:
    secret = client.session[SECRET_SESSION_KEY]
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def links_in(text: object) -> list[str]:
    return re.findall(r"https?://\S+", str(text))


def test_a_page_left_open_does_not_move_the_account_to_another_address(cast: Cast) -> None:
    left_open = logged_in(cast.alice.email)
    answer = left_open.post("/accounts/email/", {"email": "thief@example.org", "action_add": ""})
    assert answer["Location"].startswith("/accounts/reauthenticate/")
    assert not any("thief@example.org" in message.to for message in mail.outbox)
    page = left_open.post(answer["Location"], {"password": PASSWORD})
    assert page.status_code == 302
    assert ["thief@example.org"] in [message.to for message in mail.outbox]


def test_another_address_ends_every_other_session(cast: Cast) -> None:
    here, elsewhere = logged_in(cast.alice.email), logged_in(cast.alice.email)
    asked = here.post("/accounts/email/", {"email": "alice@new.example", "action_add": ""})
    here.post(asked["Location"], {"password": PASSWORD})
    (link,) = links_in(mail.outbox[-1].body)
    assert is_in(elsewhere)
    assert here.post(link).status_code == 302
    assert User.objects.get(pk=cast.alice.user.pk).email == "alice@new.example"
    assert is_in(here)
    assert not is_in(elsewhere)


def test_a_second_step_ends_every_session_begun_without_it(committed_db: Database) -> None:
    """Committed, because the portal hears of it when the transaction ends."""
    alice = make_person(make_clinic(), Role.PATIENT, "Alice Sample")
    here, elsewhere = logged_in(alice.email), logged_in(alice.email)
    asked = here.get("/accounts/2fa/totp/activate/")
    here.post(asked["Location"], {"password": PASSWORD})
    here.get("/accounts/2fa/totp/activate/")
    answer = here.post("/accounts/2fa/totp/activate/", {"code": current_code(here)})
    assert answer.status_code == 302
    assert is_in(here)
    assert not is_in(elsewhere)


def test_another_password_ends_every_other_session_and_a_link_to_one_works_once(
    cast: Cast,
) -> None:
    elsewhere = logged_in(cast.alice.email)
    stranger = Client()
    stranger.post("/accounts/password/reset/", {"email": cast.alice.email})
    (link,) = links_in(mail.outbox[-1].body)
    form = {"password1": NEW, "password2": NEW}
    step = stranger.get(link)["Location"]
    assert stranger.post(step, form).status_code == 302
    assert not is_in(stranger), "setting a password is no way in"
    assert not is_in(elsewhere)
    logged_in(cast.alice.email, NEW)
    again = Client().get(link)
    assert again.status_code == 200
    assert b'name="password1"' not in again.content


def test_an_unknown_address_is_told_nothing_else_when_it_asks_for_a_password(cast: Cast) -> None:
    pages = []
    for email in (cast.alice.email, "nobody@example.org"):
        answer = Client().post("/accounts/password/reset/", {"email": email}, follow=True)
        pages.append(answer.content.decode().replace(email, "…"))
    strip = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert strip.sub("", pages[0]) == strip.sub("", pages[1])


@pytest.mark.parametrize("host", ["localhost", "[::1]"])
def test_links_in_mails_lead_to_the_portals_own_address(
    cast: Cast, settings: Settings, host: str
) -> None:
    """A request may call the portal by any of its names, and a proxy by its inner one."""
    settings.PUBLIC_URL = "https://portal.example/"
    settings.ALLOWED_HOSTS = ["localhost", "[::1]"]
    client = Client(headers={"host": host})
    client.post("/accounts/password/reset/", {"email": cast.alice.email})
    (link,) = links_in(mail.outbox[-1].body)
    assert link.startswith("https://portal.example/accounts/password/reset/key/")
    client.post("/accounts/login/", {"login": cast.alice.email, "password": PASSWORD})
    asked = client.post("/accounts/email/", {"email": "alice@new.example", "action_add": ""})
    client.post(asked["Location"], {"password": PASSWORD})
    (link,) = links_in(mail.outbox[-1].body)
    assert link.startswith("https://portal.example/accounts/confirm-email/")


def test_behind_a_proxy_one_guesser_does_not_shut_everybody_out(
    cast: Cast, settings: Settings
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    guesser = Client(headers={"x-forwarded-for": "203.0.113.9"})
    for number in range(12):
        guesser.post("/accounts/login/", {"login": f"x{number}@example.org", "password": "wrong"})
    own = {"login": cast.alice.email, "password": PASSWORD}
    assert guesser.post("/accounts/login/", own).status_code == 200, "the guesser is stopped"
    # What the guesser writes in front of the address that the proxy adds counts for nothing.
    forged = Client(headers={"x-forwarded-for": "198.51.100.1, 203.0.113.9"})
    assert forged.post("/accounts/login/", own).status_code == 200
    neighbour = Client(headers={"x-forwarded-for": "198.51.100.7"})
    assert neighbour.post("/accounts/login/", own).status_code == 302


def test_a_session_begins_anew_at_login(cast: Cast) -> None:
    """A key that somebody planted in the browser is not the one that is logged in."""
    client = Client()
    client.post("/account/language/", {"language": "es"})
    client.get("/accounts/login/")
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies["healthchat_session"] = planted or ""
    client.post("/accounts/login/", {"login": cast.alice.email, "password": PASSWORD})
    assert is_in(client)
    assert client.session.session_key != planted
    client.cookies["healthchat_session"] = planted or ""
    assert not is_in(client)


def test_guessing_the_second_step_is_stopped_and_a_code_works_once(cast: Cast) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.alice.user, secret)
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    first, second = Client(), Client()
    for client in (first, second):
        client.post("/accounts/login/", {"login": cast.alice.email, "password": PASSWORD})
        client.post("/accounts/2fa/authenticate/", {"code": code})
    assert is_in(first)
    assert not is_in(second), "somebody who looked over the shoulder is late"
    guesser = Client()
    guesser.post("/accounts/login/", {"login": cast.alice.email, "password": PASSWORD})
    said = [
        guesser.post("/accounts/2fa/authenticate/", {"code": f"{number:06}"}).content.decode()
        for number in range(8)
    ]
    assert "Too many tries" in said[-1]
    assert not is_in(guesser)
