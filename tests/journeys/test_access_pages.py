"""Who saw my record, and the compliance officer's events, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from compliance import audit
from compliance.audit import Subject
from compliance.events import Outcome
from healthchat.actor import Actor
from tests.factories import Cast, Person
from tests.journeys import files
from tests.journeys.browser import PHONE, Visit, check_everywhere

LOG, EVENTS = "/access-log/", "/compliance/events/"


def happened(person: Person, event: str, about: Person, **kwargs: object) -> None:
    with person.scope():
        audit.record(
            event,
            actor=person.actor,
            subject=Subject("document", None, about.patient_id),
            **kwargs,  # type: ignore[arg-type]
        )


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """A record that people have looked at."""
    happened(cast.alice, "document.uploaded", cast.alice, data={"size": 1200})
    for page in (1, 1, 1):
        happened(cast.bob, "document.page_viewed", cast.alice, data={"page": page})
    happened(cast.bob, "access.denied", cast.alice, outcome=Outcome.DENIED)
    happened(cast.carol, "membership.suspended", cast.alice, data={"role": "patient"})
    with cast.alice.scope():
        audit.record(
            "document.failed",
            actor=Actor.system(cast.clinic.id, cast.alice.patient_id),
            data={"stage": "extract", "code": "unreadable"},
            outcome=Outcome.FAILURE,
        )
    return cast


def test_the_log_looks_right_everywhere(visit: Visit, busy: Cast) -> None:
    check_everywhere(visit, busy.alice, LOG, "access-log", marker="Bob Sample looked at page 1")


def test_the_log_without_a_match(visit: Visit, cast: Cast) -> None:
    path = f"{LOG}?since=2031-01-01"
    check_everywhere(visit, cast.alice, path, "access-log-empty", marker="Nothing matches")


def test_the_events_look_right_everywhere(visit: Visit, busy: Cast) -> None:
    check_everywhere(visit, busy.oscar, EVENTS, "events", marker="Bob Sample looked at page 1")


def test_a_wrong_filter_looks_right(visit: Visit, cast: Cast) -> None:
    path = f"{EVENTS}?patient=nonsense&since=2031-02-02&until=2031-01-01"
    check_everywhere(visit, cast.oscar, path, "events-wrong", marker="comes before the first one")


def test_a_patient_finds_out_who_looked(visit: Visit, busy: Cast) -> None:
    with visit(busy.alice, size=PHONE) as visitor:
        page = visitor.open("/")
        page.get_by_role("link", name="Who saw my record").click()
        expect(page.get_by_text("(3 times)")).to_be_visible()
        page.get_by_text("Filter", exact=True).click()
        page.get_by_label("Who", exact=True).select_option(label="Other people")
        page.get_by_role("button", name="Show").click()
        expect(page).to_have_url(re.compile("who=others"))
        expect(page.get_by_text("Carol Sample suspended")).to_be_visible()
        expect(page.get_by_text("You added a document")).to_have_count(0)
        visitor.check("access-log-filtered")
        page.get_by_role("link", name="Show everything").click()
        expect(page.get_by_text("You added a document")).to_be_visible()


def test_the_officer_opens_an_event_by_keyboard_and_follows_it(visit: Visit, busy: Cast) -> None:
    with visit(busy.oscar) as visitor:
        page = visitor.open("/")
        row = page.get_by_role("row").filter(has_text="Carol Sample suspended")
        row.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(row.get_by_text("Something was changed")).to_be_visible()
        expect(row.get_by_text("membership.suspended", exact=True)).to_be_visible()
        visitor.check_looks("events-details")
        row.get_by_role("link", name=re.compile("all events about this patient")).click()
        expect(page.get_by_label("Patient number")).to_have_value(str(busy.alice.patient_id))
        visitor.check("events-filtered")
        with page.expect_download() as download:
            page.get_by_role("link", name="Export as CSV").click()
        text = download.value.path().read_text()
        assert "membership.suspended" in text
        assert str(busy.dana.patient_id) not in text


@pytest.mark.parametrize("path", [LOG, EVENTS])
def test_it_works_without_scripts(visit: Visit, busy: Cast, path: str) -> None:
    with visit(busy.alice if path == LOG else busy.oscar, scripts=False) as visitor:
        page = visitor.open(f"{path}?until=2031-01-01")
        expect(page.get_by_text("Bob Sample looked at page 1").first).to_be_visible()


def test_the_log_leads_to_the_document(visit: Visit, cast: Cast) -> None:
    files.give(cast.alice, files.note())
    with visit(cast.alice) as visitor:
        page = visitor.open(LOG)
        expect(page.get_by_text("finding values and medicines")).to_be_visible()
        visitor.check_looks("access-log-linked")
        page.get_by_role("link", name="visit-note.txt").first.click()
        expect(page.get_by_role("heading", name="Visit note")).to_be_visible()
