"""What a patient sees beside a summary, in a real browser: urgent values, changes, questions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.services.clinics import set_phones
from tests.factories import Cast
from tests.journeys import files
from tests.journeys.browser import PHONE, Visit

TODAY = timezone.localdate()
EARLIER = TODAY - timedelta(days=90)


def report(day: date, *rows: str, name: str) -> files.File:
    """A laboratory report as plain text."""
    head = ["WILLOW STREET LABORATORY", f"Collected: {day}", ""]
    head.append("Test                Result    Unit      Reference range   Flag")
    lines = []
    for row in rows:
        test, value, unit, low_high, *flag = row.split("|")
        lines.append(f"{test:<20}{value:<10}{unit:<10}{low_high:<18}{''.join(flag)}".rstrip())
    return files.File(name, "text/plain", "\n".join([*head, *lines]).encode())


BEFORE = report(
    EARLIER,
    "Potassium|4.1|mmol/L|3.5 - 5.1",
    "Sodium|139|mmol/L|135 - 145",
    "Hemoglobin|9.1|g/dL|13.0 - 17.0|L",
    "TSH|2.1|mIU/L|0.4 - 4.0",
    name="spring.txt",
)
AFTER = report(
    TODAY,
    "Potassium|6.4|mmol/L|3.5 - 5.1|HH",
    "Sodium|140|mmol/L|135 - 145",
    "Hemoglobin|124|g/L|130 - 170|L",
    "Ferritin|9|ng/mL|30 - 400|L",
    name="summer.txt",
)
NOTE = f"""WILLOW STREET CLINIC
VISIT NOTE
Date of visit: {TODAY}

ALLERGIES
Penicillin - rash

MEDICATIONS
1. Lisinopril 20 mg tablet, take 1 tablet by mouth once daily
2. Amoxicillin 500 mg capsule, take 1 capsule by mouth three times daily

ASSESSMENT
1. Hypertension

PLAN
Return to clinic in 6 weeks for a repeat blood count.
Schedule an eye exam.
""".encode()
OLD_NOTE = f"""WILLOW STREET CLINIC
VISIT NOTE
Date of visit: {EARLIER}

MEDICATIONS
1. Lisinopril 10 mg tablet, take 1 tablet by mouth once daily
2. Ferrous sulfate 325 mg tablet, take 1 tablet by mouth twice daily

PLAN
Return to clinic in 12 weeks.
""".encode()


@pytest.fixture
def reports(cast: Cast) -> Cast:
    """Two reports: the newer one cannot wait. The clinic has said whom to call."""
    with cast.carol.scope():
        phones = {"urgent_phone": "555 0100", "after_hours_phone": "+1 555 0111 ext 2"}
        set_phones(actor=cast.carol.actor, phones=phones)
    files.give(cast.alice, BEFORE)
    files.give(cast.alice, AFTER)
    return cast


def test_an_urgent_value_comes_first_from_the_home_page_to_the_place(
    visit: Visit, reports: Cast
) -> None:
    with visit(reports.alice, size=PHONE) as visitor:
        page = visitor.open("/overview/")
        visitor.check_looks("overview-urgent")
        expect(page.get_by_role("link", name="Willow Street Clinic: 555 0100")).to_be_visible()
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        page.get_by_role("link", name="See the value and whom to call").click()
        note = page.get_by_role("region", name="Please read this first")
        expect(note).to_contain_text("potassium 6.4 mmol/L")
        expect(note).to_contain_text("Call your clinic now")
        expect(note.get_by_role("link", name="Willow Street Clinic")).to_have_attribute(
            "href", "tel:5550100"
        )
        expect(note.get_by_role("link", name="When they are closed")).to_have_attribute(
            "href", "tel:+15550111,2"
        )
        expect(note.get_by_text("a heartbeat that is uneven")).to_be_visible()
        assert note.bounding_box()["y"] < page.locator("#summary-title").bounding_box()["y"]  # type: ignore[index]
        visitor.check_looks("urgent")
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        note.get_by_role("link", name="potassium").click()
        expect(page.locator(".sheet-text mark.is-lit").filter(has_text="Potassium")).to_be_visible()
        page = visitor.open("/documents/")
        expect(page.get_by_text("Please read soon")).to_have_count(1)
        visitor.check("documents-urgent")


def test_what_changed_leads_to_both_places(visit: Visit, reports: Cast) -> None:
    with visit(reports.alice) as visitor:
        page = visitor.open("/documents/")
        page.get_by_role("link", name="summer.txt").click()
        changes = page.get_by_role("region", name="What changed since before")
        moved = changes.get_by_role("listitem").first
        expect(moved).to_contain_text("Your potassium went from 4.1 to 6.4 mmol/L since")
        expect(moved).to_contain_text("in the printed range then; it is above it now.")
        expect(changes).to_contain_text(
            "Your hemoglobin went from 9.1 g/dL (91 g/L) to 124 g/L since"
        )
        expect(changes).to_contain_text("This one does not.")
        visitor.check_looks("changes")
        page.set_viewport_size({"width": 1280, "height": 900})
        moved.get_by_role("link", name="Your potassium").click()
        expect(page.locator(".sheet-text mark.is-lit").filter(has_text="6.4")).to_be_visible()
        moved.get_by_role("link", name="spring.txt").click()
        expect(page.locator(".sheet-text mark.is-lit").filter(has_text="4.1")).to_be_visible()


def test_medicines_questions_and_what_comes_next(visit: Visit, cast: Cast) -> None:
    files.give(cast.alice, files.File("old-note.txt", "text/plain", OLD_NOTE))
    document = files.give(cast.alice, files.File("note.txt", "text/plain", NOTE))
    with visit(cast.alice) as visitor:
        visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = visitor.open(f"/documents/{document.id}/")
        changes = page.get_by_role("region", name="What changed since before")
        expect(changes).to_contain_text("“10 mg”. This one says “20 mg”.")
        expect(changes).to_contain_text("It is not listed here.")
        asked = page.get_by_role("region", name="What you could ask")
        expect(asked.get_by_role("listitem").first).to_contain_text(
            "I am listed as allergic to penicillin. Is amoxicillin safe for me?"
        )
        steps = page.get_by_role("region", name="What comes next")
        expect(steps).to_contain_text("“in 6 weeks”")
        expect(steps).to_contain_text("No date given")
        visitor.check_looks("note-beside")
        page.set_viewport_size({"width": 1280, "height": 900})
        asked.get_by_role("checkbox").first.uncheck()
        asked.get_by_role("button", name="Copy").click()
        expect(asked.get_by_text("Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "amoxicillin safe" not in copied
        assert "eye exam" in copied
        asked.get_by_role("button", name="A page to print").click()
        page.get_by_role("heading", name="Questions for my doctor").wait_for()
        expect(page.get_by_text("amoxicillin")).to_have_count(0)
        expect(page.get_by_text("eye exam")).to_be_visible()
        visitor.check_looks("questions")
        page = visitor.open("/overview/")
        page.get_by_role("link", name="Schedule an eye exam").click()
        expect(page.locator(".sheet-text mark.is-lit").filter(has_text="eye exam")).to_be_visible()
        visitor.open("/overview/")
        visitor.check_looks("overview")


def test_an_empty_home(visit: Visit, cast: Cast) -> None:
    with visit(cast.bob) as visitor:
        visitor.open("/").get_by_role("heading", name="Nothing here yet").wait_for()
        visitor.check_looks("overview-empty")


def test_the_clinic_says_whom_to_call(visit: Visit, cast: Cast) -> None:
    with visit(cast.carol) as visitor:
        page = visitor.open("/clinic/settings/")
        page.get_by_role("link", name="Change the numbers").click()
        page.get_by_label("Number for urgent results").fill("call us")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Write a phone number")).to_be_visible()
        visitor.check_looks("phones-wrong")
        page.get_by_label("Number for urgent results").fill("555 0100")
        page.get_by_role("button", name="Save").click()
        page.get_by_text("Saved.").wait_for()
        expect(page.get_by_text("555 0100")).to_be_visible()
        visitor.check_looks("phones-saved")


def test_it_works_without_scripts(visit: Visit, reports: Cast) -> None:
    with visit(reports.alice, scripts=False) as visitor:
        page = visitor.open("/overview/")
        page.get_by_role("link", name="See the value and whom to call").click()
        expect(page.get_by_text("Call your clinic now")).to_be_visible()
        page.get_by_role("button", name="A page to print").click()
        expect(page.get_by_role("heading", name="Questions for my doctor")).to_be_visible()
