"""The administrator's pages and an invitation from both ends, in a real browser."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from healthchat.actor import Role
from tests.factories import Cast, make_person
from tests.journeys.browser import PHONE, Visit, check_everywhere

PASSWORD = "maple-otter-lantern-77"

PAGES = [
    ("/clinic/people/", "people", "Who can log in to Willow Street Clinic"),
    ("/clinic/people/?q=nobody-at-all", "people-none", "No one here matches"),
    ("/clinic/people/invite/", "invite", "What will they do?"),
    ("/clinic/settings/", "settings", "Where may a model run?"),
]


@pytest.mark.parametrize(("path", "name", "marker"), PAGES)
def test_pages(visit: Visit, cast: Cast, path: str, name: str, marker: str) -> None:
    check_everywhere(visit, cast.carol, path, name, marker=marker)


def test_an_invitation_from_sending_to_the_first_page(visit: Visit, cast: Cast) -> None:
    with visit(cast.carol) as carol:
        page = carol.open("/clinic/people/")
        page.get_by_role("link", name="Invite someone").click()
        expect(page.get_by_label("Patient’s e-mail address")).to_be_hidden()
        page.get_by_text("Family or carer", exact=True).click()
        expect(page.get_by_label("Patient’s e-mail address")).to_be_visible()
        page.get_by_text("Patient", exact=True).click()
        page.get_by_role("button", name="Send the invitation").click()
        assert page.get_by_text("This field is required").count() == 2
        carol.check_looks("invite-wrong")
        page.get_by_label("Full name").fill("Nora Example")
        page.get_by_label("E-mail address", exact=True).fill("nora@people.example")
        page.get_by_role("button", name="Send the invitation").click()
        page.get_by_text("The invitation is on its way.").wait_for()
        carol.check_looks("people-invited")
        page.get_by_role("link", name="Withdraw the invitation of Nora Example").click()
        carol.check_looks("withdraw")
        page.get_by_role("link", name="Keep it").click()
    link = re.search(r"https?://\S+/invitations/\S+", str(mail.outbox[-1].body))
    assert link
    with visit(size=PHONE) as nora:
        page = nora.page
        page.goto(link[0])
        nora.check_looks("join")
        page.get_by_label("Your full name").fill("Nora B. Example")
        page.get_by_label("Date of birth").fill("1990-02-03")
        page.get_by_label("Choose a password").fill("short")
        page.get_by_role("button", name="Make my account").click()
        assert "at least 12" in page.locator(".field-error").inner_text()
        nora.check_looks("join-wrong")
        page.get_by_label("Choose a password").fill(PASSWORD)
        page.get_by_role("button", name="Make my account").click()
        page.wait_for_url(re.compile("/documents/|/$"))
        nora.open("/account/")
        expect(page.get_by_role("heading", name="Nora B. Example")).to_be_visible()


def test_suspending_undoing_and_restoring(visit: Visit, cast: Cast) -> None:
    with visit(cast.carol) as carol, visit(cast.dana) as dana:
        expect(dana.open("/account/").get_by_role("heading", name="Dana Sample")).to_be_visible()
        page = carol.open("/clinic/people/")
        page.get_by_role("link", name="Suspend Dana Sample").click()
        carol.check_looks("suspend")
        page.get_by_role("button", name="Suspend this person").click()
        page.get_by_text("Dana Sample can no longer log in.").wait_for()
        carol.check_looks("people-suspended")
        dana.open("/account/").get_by_role("heading", name="Welcome back").wait_for()
        page.get_by_role("button", name="Undo").click()
        page.get_by_text("They can log in again.").wait_for()
        expect(page.get_by_role("link", name="Suspend Dana Sample")).to_be_visible()


def test_another_role(visit: Visit, cast: Cast) -> None:
    with visit(cast.carol) as carol:
        page = carol.open("/clinic/people/")
        page.get_by_role("link", name="Change role of Erin Sample").click()
        carol.check_looks("role")
        page.get_by_label("Compliance officer").check()
        page.get_by_role("button", name="Save the role").click()
        expect(page.get_by_text("Erin Sample: Compliance officer.")).to_be_visible()
        page.get_by_role("link", name="Change role of Erin Sample").click()
        expect(page.get_by_label("Compliance officer")).to_be_checked()


def test_a_long_address_is_whole_on_a_phone(visit: Visit, cast: Cast) -> None:
    cast.dana.user.email = f"{'dana.'.ljust(40, 'o')}@{'long.'.ljust(40, 'o')}.example"
    cast.dana.user.save()
    with visit(cast.carol, size=PHONE) as carol:
        cells = carol.open("/clinic/people/").locator("td")
        cut = "(cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length"
        assert cells.evaluate_all(cut) == 0
        carol.check("people-long-address")


def test_the_model_policy(visit: Visit, cast: Cast) -> None:
    with visit(cast.carol) as carol:
        page = carol.open("/clinic/settings/")
        page.get_by_text("Only on the clinic’s own machines").click()
        page.get_by_role("button", name="Save").click()
        page.get_by_text("Saved.").wait_for()
        carol.check_looks("settings-saved")
    cast.clinic.refresh_from_db()
    assert cast.clinic.model_policy == "local"


def test_somebody_of_two_clinics_goes_from_one_to_the_other(visit: Visit, cast: Cast) -> None:
    make_person(cast.elsewhere, Role.CLINICIAN, "Erin Sample", user=cast.erin.user)
    with visit(cast.erin) as erin:
        page = erin.open("/")
        page.locator("summary").click()
        erin.check_looks("menu-clinics")
        page.get_by_role("button", name="Harbour Clinic").click()
        page.get_by_role("heading", name=re.compile("Hello")).wait_for()
        assert page.locator(".brand-clinic").inner_text() == "Harbour Clinic"


def test_an_invitation_for_somebody_else(visit: Visit, cast: Cast) -> None:
    with visit(cast.carol) as carol:
        page = carol.open("/clinic/people/invite/")
        page.get_by_label("Full name").fill("Nora Example")
        page.get_by_label("E-mail address", exact=True).fill("nora@people.example")
        page.get_by_role("button", name="Send the invitation").click()
        page.get_by_text("on its way").wait_for()
        link = re.search(r"/invitations/\S+", str(mail.outbox[-1].body))
        assert link
        carol.open(link[0])
        carol.check_looks("join-other")
        page.get_by_role("button", name="Log out and go on").click()
        page.get_by_role("heading", name="Join Willow Street Clinic").wait_for()
