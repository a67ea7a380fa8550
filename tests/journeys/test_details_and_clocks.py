"""A patient's own details, the clinic's clock and the officer's search, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Patient, User
from healthchat.actor import Role
from tests.factories import PASSWORD, Cast, Person, make_person
from tests.journeys.browser import PHONE, Visit, check_everywhere
from tests.journeys.test_spanish import assert_spanish


@pytest.fixture
def nora(cast: Cast) -> Person:
    """A patient of her own."""
    return make_person(cast.clinic, Role.PATIENT, "Nora Sampel")


def show_who_you_are(page: Page) -> None:
    page.get_by_label("Your password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_patient_corrects_their_own_details(
    visit: Visit, cast: Cast, nora: Person, scripts: bool
) -> None:
    with visit(nora, scripts=scripts, size=PHONE) as visitor:
        page = visitor.open("/account/")
        page.get_by_role("link", name="Correct your name or date of birth").click()
        expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
        show_who_you_are(page)
        expect(page.get_by_role("heading", name="Your details")).to_be_visible()
        if scripts:
            visitor.check_looks("details")
        page.get_by_label("Your full name").fill("")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert").first).to_be_visible()
        page.get_by_label("Your full name").fill("Nora Sample")
        page.get_by_label("Date of birth").fill("1980-03-01")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Your details are corrected.")).to_be_visible()
        expect(page.get_by_text("1 March 1980")).to_be_visible()
        expect(page.get_by_role("heading", name="Nora Sample")).to_be_visible()
        if scripts:
            visitor.check_looks("account-corrected")
    with nora.scope():
        assert Patient.objects.get(id=nora.patient_id).name == "Nora Sample"
    if scripts:
        check_everywhere(
            visit, cast.carol, "/clinic/people/", "people-corrected", marker="Joined as Nora Sampel"
        )


def test_the_administrator_sets_the_clinics_clock(visit: Visit, cast: Cast, nora: Person) -> None:
    with visit(cast.carol) as visitor:
        page = visitor.open("/clinic/settings/")
        expect(page.get_by_text("There it is now")).to_be_visible()
        visitor.check_looks("settings-zone")
        page.get_by_role("link", name="Change the time zone").click()
        visitor.check_looks("time-zone")
        page.get_by_label("Time zone").select_option("Asia/Kathmandu")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Times are those of Asia/Kathmandu now")).to_be_visible()
    with visit(nora, size=PHONE) as visitor:
        page = visitor.open("/access-log/")
        expect(page.get_by_text("Times are those of Asia/Kathmandu")).to_be_visible()
        visitor.check("access-log-zone")


def test_the_officer_finds_a_patient_by_name(visit: Visit, cast: Cast, nora: Person) -> None:
    with visit(cast.oscar) as visitor:
        page = visitor.open("/compliance/events/")
        visitor.check_looks("events-find")
        page.get_by_role("link", name="Find a patient").click()
        visitor.check_looks("find-patient")
        page.get_by_label("Name of the patient").fill("nobody of this name")
        page.keyboard.press("Enter")
        expect(page.get_by_text("No patient of this clinic has such a name")).to_be_visible()
        page.get_by_label("Name of the patient").fill("sampel nora")
        page.get_by_role("button", name="Find").click()
        expect(page.get_by_role("heading", name="1 patient found")).to_be_visible()
        assert "sampel" not in page.url
        visitor.check_looks("find-patient-found")
        page.get_by_role("link", name="Nora Sampel").click()
        expect(page).to_have_url(re.compile(rf"\?patient={nora.patient_id}$"))
        expect(page.get_by_role("heading", name="Audit events")).to_be_visible()


def test_these_pages_in_spanish(visit: Visit, cast: Cast, nora: Person) -> None:
    User.objects.filter(pk__in=[nora.user.pk, cast.carol.user.pk, cast.oscar.user.pk]).update(
        language="es"
    )
    with visit(nora, size=PHONE) as visitor:
        page = visitor.open("/account/details/")
        page.get_by_label("Su contraseña", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Continuar").click()
        expect(page.get_by_role("heading", name="Sus datos")).to_be_visible()
        assert_spanish(page)
        visitor.check_looks("spanish-details")
    with visit(cast.carol, size=PHONE) as visitor:
        assert_spanish(visitor.open("/clinic/settings/"))
        page = visitor.open("/clinic/settings/time-zone/")
        expect(page.locator("optgroup[label='Europa']")).to_be_attached()
        page.locator("select").evaluate("(one) => one.replaceChildren(one.options[0])")
        assert_spanish(page)  # but for the names of places
    with visit(cast.oscar, size=PHONE) as visitor:
        page = visitor.open("/compliance/patients/")
        page.get_by_label("Nombre del paciente").fill("nora")
        page.get_by_role("button", name="Buscar").click()
        expect(page.get_by_role("heading", name="1 paciente encontrado")).to_be_visible()
        assert_spanish(page)
        visitor.check_looks("spanish-find-patient")
