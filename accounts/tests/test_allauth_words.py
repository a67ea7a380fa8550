"""What allauth says at the door is the portal's own, in both languages, and leads on."""

from __future__ import annotations

import pytest
from allauth.account.adapter import get_adapter as account_adapter
from allauth.mfa.adapter import get_adapter as second_step_adapter
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from pytest_django import Settings

from accounts.models import User
from tests.factories import PASSWORD, Cast
from tests.translations import catalogue

# The portal has no phones to log in with, no user names and no passkeys.
ABSENT = ("phone", "username", "select_only_one", "unknown_phone")


@pytest.mark.parametrize("adapter", [account_adapter, second_step_adapter], ids=["door", "second"])
def test_every_message_is_ours_and_has_its_spanish(adapter: object) -> None:
    known = catalogue()
    assert callable(adapter)
    for key, message in adapter().error_messages.items():
        if key.startswith(ABSENT):
            continue
        with override("en"):
            english = str(message)
        assert known.get(english) is not None, f"{key} speaks with allauth's voice: {english}"


def test_the_address_moves_though_a_second_step_is_on(cast: Cast) -> None:
    """It used to be refused, which left whoever changed their address without a way."""
    client = Client()
    client.post("/accounts/login/", {"login": cast.alice.email, "password": PASSWORD})
    TOTP.activate(cast.alice.user, generate_totp_secret())
    wanted = {"email": "alice@new.example", "action_add": ""}
    asked = client.post("/accounts/email/", wanted)
    client.post(asked["Location"], {"password": PASSWORD})
    (message,) = (each for each in mail.outbox if each.to == ["alice@new.example"])
    link = next(word for word in str(message.body).split() if word.startswith("http"))
    client.post(link)
    assert User.objects.get(pk=cast.alice.user.pk).email == "alice@new.example"


@pytest.mark.parametrize("page", ["/accounts/password/change/", "/accounts/reauthenticate/"])
def test_the_way_to_a_new_password_stands_after_the_button(cast: Cast, page: str) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": cast.alice.email, "password": PASSWORD})
    body = client.get(page).content.decode()
    main = body[body.index("<main") : body.index("</main>")]
    assert main.count('href="/accounts/password/reset/"') == 1
    assert main.index("</button>") < main.index('href="/accounts/password/reset/"')
    assert "placeholder" not in main


def test_a_mail_about_a_change_says_when_and_in_which_zone(cast: Cast, settings: Settings) -> None:
    settings.TIME_ZONE = "Asia/Kathmandu"
    client = Client()
    client.post("/accounts/login/", {"login": cast.alice.email, "password": PASSWORD})
    new = "pebble lantern quartz"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    hours = [f"{timezone.localtime():%Y, %H:}"]
    client.post("/accounts/password/change/", form)
    hours.append(f"{timezone.localtime():%Y, %H:}")
    (message,) = mail.outbox
    assert "(Asia/Kathmandu)" in str(message.body)
    assert any(hour in str(message.body) for hour in hours)
