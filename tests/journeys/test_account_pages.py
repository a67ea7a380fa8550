"""Logging in and one's own account, in a real browser."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from playwright.sync_api import expect

from compliance.models import AuditEvent
from healthchat import tenancy
from healthchat.actor import Role
from tests.factories import PASSWORD, Cast, Person, make_person
from tests.journeys.browser import PHONE, Visit, Visitor, check_everywhere

STRANGERS_PAGES = [
    ("/accounts/login/", "login", "Welcome back"),
    ("/accounts/signup/", "signup-closed", "Accounts are by invitation"),
    ("/accounts/password/reset/", "password-reset", "We send you a link"),
    ("/accounts/password/reset/done/", "password-reset-done", "Look in your inbox"),
    ("/accounts/password/reset/key/1-bad/", "password-reset-bad", "This link does not work"),
    ("/accounts/password/reset/key/done/", "password-reset-saved", "Your new password is saved"),
    ("/accounts/confirm-email/", "email-sent", "Confirm your address"),
    ("/accounts/confirm-email/nothing/", "email-bad", "This link does not work"),
    ("/accounts/inactive/", "inactive", "Your clinic has paused your access"),
    ("/invitations/nothing/", "invitation-closed", "This link does not work"),
    ("/nowhere/", "error-404", "There is nothing here"),
]
OWN_PAGES = [
    ("/account/", "account", "Logging in"),
    ("/accounts/password/change/", "password-change", "Your password now"),
    ("/accounts/email/", "email-change", "You log in with"),
    ("/accounts/2fa/", "second-step", "Recovery codes"),
    ("/accounts/logout/", "logout", "Stay logged in"),
]


@pytest.fixture
def nora(cast: Cast) -> Person:
    """A patient of her own."""
    return make_person(cast.clinic, Role.PATIENT, "Nora Sample")


@pytest.mark.parametrize(("path", "name", "marker"), STRANGERS_PAGES)
def test_strangers_pages(visit: Visit, cast: Cast, path: str, name: str, marker: str) -> None:
    check_everywhere(visit, None, path, name, marker=marker)


@pytest.mark.parametrize(("path", "name", "marker"), OWN_PAGES)
def test_own_pages(visit: Visit, nora: Person, path: str, name: str, marker: str) -> None:
    check_everywhere(visit, nora, path, name, marker=marker)


def test_the_clinicians_home(visit: Visit, cast: Cast) -> None:
    check_everywhere(
        visit, cast.erin, "/", "clinician-home", marker="This is what there is for you"
    )


def test_logging_in_and_out_with_the_keyboard_alone(visit: Visit, nora: Person) -> None:
    with visit() as visitor:
        page = visitor.open("/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        _tab_to(visitor, "login")
        page.keyboard.type(nora.email)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("(?<!/accounts/login)/$"))
        visitor.open("/account/")
        menu = page.locator("summary")
        menu.focus()
        page.keyboard.press("Enter")
        logout = page.locator(".menu-panel").get_by_role("button", name="Log out")
        expect(logout).to_be_visible()
        page.keyboard.press("Escape")
        expect(logout).to_be_hidden()
        page.keyboard.press("Enter")
        visitor.check_looks("menu-open")
        logout.focus()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Welcome back").wait_for()


def test_a_wrong_password_is_said_and_shown_to_a_screen_reader(visit: Visit, nora: Person) -> None:
    with visit() as visitor:
        page = visitor.open("/accounts/login/")
        page.get_by_label("E-mail address").fill(nora.email)
        page.get_by_label("Password", exact=True).fill("something else")
        page.get_by_role("button", name="Log in").click()
        assert "do not go together" in page.get_by_role("alert").inner_text()
        visitor.check_looks("login-wrong")


def test_it_works_without_scripts(visit: Visit, nora: Person) -> None:
    with visit(scripts=False, size=PHONE) as visitor:
        page = visitor.open("/accounts/login/")
        page.get_by_label("E-mail address").fill(nora.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        visitor.open("/account/")
        page.get_by_role("button", name="Dark").click()
        assert page.locator("html").get_attribute("data-theme") == "dark"
        page.get_by_role("button", name="Auto").click()
        assert page.locator("html").get_attribute("data-theme") is None


def test_the_appearance_is_kept(visit: Visit, nora: Person) -> None:
    with visit(nora) as visitor:
        page = visitor.open("/account/")
        with page.expect_response(re.compile("/account/theme/")):
            page.get_by_role("button", name="Dark").click()
        ground = "getComputedStyle(document.body).backgroundColor"
        dark = page.evaluate(ground)
        visitor.open("/accounts/email/")
        assert page.evaluate(ground) == dark
        assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
        visitor.check("appearance-dark")


def test_another_address(visit: Visit, nora: Person) -> None:
    with visit(size=PHONE) as visitor:
        _log_in(visitor, nora)
        page = visitor.open("/accounts/email/")
        page.get_by_label("New e-mail address").fill("nora.sample.of.willow.street@people.example")
        page.get_by_role("button", name="Send a link to the new address").click()
        page.get_by_label("Your password").fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_text("Waiting for you to confirm")).to_be_visible()
        visitor.check_looks("email-changing")
        link = re.search(r"/accounts/confirm-email/\S+", str(mail.outbox[-1].body))
        assert link
        visitor.open(link[0])
        visitor.check_looks("email-confirm")
        page.get_by_role("button", name="Yes, use this address").click()
        expect(page.get_by_text("is now your address")).to_be_visible()


def test_an_expired_form_is_loaded_again(visit: Visit, nora: Person) -> None:
    with visit(size=PHONE) as visitor:
        page = visitor.open("/accounts/login/")
        page.context.clear_cookies()
        page.get_by_label("E-mail address").fill(nora.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        visitor.check_looks("error-csrf")
        page.get_by_role("link", name="Load the page again").click()
        expect(page.get_by_role("heading", name="Welcome back")).to_be_visible()


def test_a_forgotten_password(visit: Visit, nora: Person) -> None:
    with visit() as visitor:
        page = visitor.open("/accounts/login/")
        page.get_by_role("link", name="Forgot your password?").click()
        page.get_by_label("E-mail address").fill(nora.email)
        page.get_by_role("button", name="Send the link").click()
        page.get_by_role("heading", name="Look in your inbox").wait_for()
        link = re.search(r"https?://\S+/password/reset/key/\S+", str(mail.outbox[-1].body))
        assert link
        page.goto(link[0])
        visitor.check_looks("password-new")
        page.get_by_label("New password", exact=True).fill("river-pebble-quartz-19")
        page.get_by_label("New password, once more").fill("river-pebble-quartz-19")
        page.get_by_role("button", name="Save the new password").click()
        page.get_by_role("heading", name="Your new password is saved").wait_for()
    nora.user.refresh_from_db()
    assert nora.user.check_password("river-pebble-quartz-19")


def test_the_second_step(visit: Visit, nora: Person) -> None:
    with visit() as visitor:
        _log_in(visitor, nora)
        page = visitor.open("/accounts/2fa/")
        page.get_by_role("link", name="Turn on").click()
        if page.get_by_role("heading", name="Is it you?").is_visible():
            visitor.check_looks("reauthenticate")
            page.get_by_label("Your password").fill(PASSWORD)
            page.get_by_role("button", name="Go on").click()
        page.get_by_role("heading", name="Turn on the second step").wait_for()
        visitor.check_looks("second-step-on")
        secret = page.locator("#totp-secret").inner_text()
        page.get_by_label("Code from the app").fill("000000")
        page.get_by_role("button", name="Turn on").click()
        assert "not right" in page.locator(".field-error").inner_text()
        page.get_by_label("Code from the app").fill(_code(secret))
        page.get_by_role("button", name="Turn on").click()
        page.get_by_role("heading", name="Recovery codes").wait_for()
        visitor.check_looks("recovery-codes")
        recovery = page.locator("#codes li").first.inner_text()
        with page.expect_download() as download:
            page.get_by_role("link", name="Save as a file").click()
        assert recovery in download.value.path().read_text()
        for path, name in (
            ("/accounts/2fa/", "second-step-is-on"),
            ("/accounts/2fa/recovery-codes/generate/", "recovery-codes-new"),
            ("/accounts/2fa/totp/deactivate/", "second-step-off"),
        ):
            visitor.open(path)
            visitor.check_looks(name)
    with visit() as visitor:
        _log_in(visitor, nora)
        page = visitor.page
        page.get_by_role("heading", name="Second step").wait_for()
        visitor.check_looks("second-step-ask")
        page.get_by_label("Code").fill("111111")
        page.get_by_role("button", name="Log in", exact=True).click()
        assert "not right" in page.locator(".field-error").inner_text()
        page.get_by_label("Code").fill(recovery)
        page.get_by_role("button", name="Log in", exact=True).click()
        page.wait_for_url(re.compile("/documents/|/$"))
        visitor.open("/account/")
        expect(page.get_by_role("heading", name=re.compile("Second step.*On"))).to_be_visible()
    with tenancy.scope(clinic=nora.actor.clinic_id):
        kept = set(AuditEvent.objects.values_list("event", flat=True))
    assert {"account.second_factor_added", "account.login_refused", "account.logged_in"} <= kept


def _log_in(visitor: Visitor, person: Person) -> None:
    page = visitor.open("/accounts/login/")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(re.compile("^(?!.*/accounts/login/)"))


def _code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def _tab_to(visitor: Visitor, name: str) -> None:
    for _ in range(12):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"{name} is not reached with the keyboard")
