"""In which language somebody is answered: their account's, their device's, their browser's."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from healthchat.languages import known
from tests.factories import Cast, make_cast

LOGIN = "/accounts/login/"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def language_of(client: Client, path: str = LOGIN, **headers: str) -> str:
    response = client.get(path, headers=headers)
    page = response.content.decode()
    assert f'<html lang="{response.headers["Content-Language"]}"' in page
    return str(response.headers["Content-Language"])


def test_a_stranger_is_answered_as_their_browser_asks(db: None) -> None:
    client = Client()
    assert language_of(client) == "en"
    assert language_of(client, **{"Accept-Language": "es-MX,es;q=0.9,en;q=0.5"}) == "es"
    assert language_of(client, **{"Accept-Language": "fr,de;q=0.5"}) == "en"
    page = client.get(LOGIN, headers={"Accept-Language": "es"})
    assert "Accept-Language" in page.headers["Vary"]
    assert "Cookie" in page.headers["Vary"]


def test_a_stranger_chooses_and_the_device_keeps_it(db: None) -> None:
    client = Client()
    response = client.post("/account/language/", {"language": "es", "next": LOGIN})
    assert (response.status_code, response["Location"]) == (302, LOGIN)
    assert language_of(client, **{"Accept-Language": "en"}) == "es"


@pytest.mark.parametrize("wanted", ["fr", "", "es'><script>"])
def test_a_language_that_the_portal_does_not_speak_changes_nothing(db: None, wanted: str) -> None:
    client = Client()
    response = client.post("/account/language/", {"language": wanted, "next": LOGIN})
    assert "language" not in response.cookies
    client.cookies["language"] = wanted
    assert language_of(client) == "en"


def test_the_switch_stays_on_this_site(db: None) -> None:
    data = {"language": "es", "next": "https://evil.example/"}
    assert Client().post("/account/language/", data)["Location"] == "/"


def test_the_choice_follows_the_account_to_another_device(cast: Cast) -> None:
    cast.alice.client().post("/account/language/", {"language": "es", "next": "/"})
    assert User.objects.get(id=cast.alice.user.id).language == "es"
    other = cast.alice.client()
    assert language_of(other, "/account/", **{"Accept-Language": "en"}) == "es"
    other.cookies["language"] = "en"
    assert language_of(other, "/account/") == "es", "the account's word counts"
    assert language_of(cast.bob.client(), "/account/") == "en"


def test_errors_forms_and_mails_are_in_the_readers_language(cast: Cast) -> None:
    client = Client(headers={"Accept-Language": "es"})
    missing = client.get("/no/such/page/").content.decode()
    assert "Esta página no existe" in missing
    refused = client.post(LOGIN, {"login": cast.alice.email, "password": "wrong"}).content.decode()
    assert "no coinciden" in refused
    client.post("/accounts/password/reset/", {"email": cast.alice.email})
    (message,) = mail.outbox
    assert message.subject == "Elija una contraseña nueva"
    assert "Si fue usted, abra este enlace" in message.body


def test_codes_of_regions_are_known_by_their_language() -> None:
    assert [known(code) for code in ("es-419", "ES", "en-gb", "pt-br", "")] == [
        "es", "es", "en", "en", "en",
    ]  # fmt: skip


def test_an_invitation_is_written_in_both_languages(cast: Cast) -> None:
    data = {"role": "clinician", "name": "Nora Example", "email": "nora@new.example"}
    cast.carol.client().post("/clinic/people/invite/", data)
    (message,) = mail.outbox
    assert "Open this link to begin" in message.body
    assert "Abra este enlace para empezar" in message.body
    assert message.body.count("/invitations/") == 2
    assert message.body.index("Open this") < message.body.index("Abra este")
