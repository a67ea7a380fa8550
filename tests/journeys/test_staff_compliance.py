"""The compliance officer finds what happened; strangers of every kind find nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from conversations.services import ask_question
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast
from tests.journeys import files
from tests.journeys.browser import Visit, Visitor

SECRET = "blood-test.pdf"


@pytest.fixture
def busy(visit: Visit, cast: Cast) -> Cast:
    """The cast, after alice has uploaded, read and asked, and dana has tried to look."""
    document = files.give(cast.alice, files.report(SECRET))
    with visit(cast.alice) as visitor:
        visitor.open(f"/documents/{document.id}/").locator(".sheet img").wait_for()
    ask_question(actor=cast.alice.actor, question="What is my TSH?")
    run_waiting()
    assert cast.dana.client().get(f"/documents/{document.id}/").status_code == 404
    return cast


def choose(visitor: Visitor, **filters: str) -> Page:
    """Set the officer's filters by hand and press Show."""
    page = visitor.open("/compliance/events/")
    page.locator("details.filters summary").first.click()
    for label, value in filters.items():
        field = page.get_by_label(label.replace("_", " "), exact=True)
        if field.evaluate("(field) => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url(re.compile(r"\?"))
    return page


def happened(page: Page) -> list[str]:
    """The lines of the table, as they read."""
    return [" ".join(line.split()) for line in page.locator("tbody th").all_inner_texts()]


def test_the_officer_finds_what_happened(visit: Visit, busy: Cast) -> None:
    with visit(busy.oscar) as visitor:
        page = visitor.open("/compliance/events/")
        lines = "\n".join(happened(page))
        for words in (
            "added a document",
            "opened a document",
            "looked at page 1 of a document",
            "finished a step with a document",
            "asked a question",
            "answered a question",
        ):
            assert words in lines
        visitor.check_looks("events")
        page = choose(visitor, What_happened="document.uploaded")
        assert len(happened(page)) == 1
        assert "added a document" in happened(page)[0]
        visitor.check_looks("events-filtered")
        page = choose(visitor, How_it_ended="denied")
        assert len(happened(page)) == 1
        expect(page.locator("tbody")).to_contain_text("Refused")
        page = choose(visitor, Patient_number=str(busy.alice.patient_id))
        assert len(happened(page)) >= 8
        page = choose(visitor, Patient_number=str(busy.dana.patient_id))
        assert not any("added a document" in line for line in happened(page))
        page = choose(visitor, From="2001-01-01", To="2001-01-02")
        expect(page.get_by_text("Nothing matches")).to_be_visible()
        visitor.check_looks("events-none")
        page = choose(visitor, From="2001-01-02", To="2001-01-01")
        expect(page.get_by_text("comes before the first one")).to_be_visible()
        visitor.check("events-wrong")


def test_the_officer_sees_events_and_no_content(visit: Visit, busy: Cast) -> None:
    with visit(busy.oscar) as visitor:
        page = visitor.open("/compliance/events/")
        for details in page.locator("tbody details summary").all():
            details.click()
        visitor.check("events-open")
        words = page.locator("main").inner_text()
        for secret in (SECRET, "11.2", "emoglobin", "TSH", "Ferritin"):
            assert secret not in words
        for path in ("/documents/", "/conversations/", "/access-log/", "/clinic/people/"):
            assert page.request.get(visitor.base + path).status == 404


def test_another_clinics_events_are_not_there(visit: Visit, busy: Cast) -> None:
    files.give(busy.frank, files.note())
    with visit(busy.oscar) as visitor:
        page = choose(visitor, What_happened="document.uploaded")
        assert len(happened(page)) == 1


@pytest.mark.parametrize("name", ["dana", "erin", "carol", "oscar", "charlie", "frank"])
def test_somebody_elses_document_looks_like_none(visit: Visit, cast: Cast, name: str) -> None:
    document = files.give(cast.alice, files.note())
    unknown = "00000000-0000-4000-8000-000000000000"
    with visit(cast.by_part()[name]) as visitor:
        bodies = []
        for document_id in (str(document.id), unknown):
            for part in ("", "original/", "events/", "pages/1/image/"):
                path = f"/documents/{document_id}/{part}"
                reply = visitor.page.request.get(visitor.base + path)
                assert reply.status == 404
                bodies.append(re.sub(r'value="\w{64}"', "", reply.text()).replace(path, ""))
        assert len(set(bodies)) == 1
        visitor.open(f"/documents/{document.id}/")
        visitor.check(f"foreign-{name}")


def test_a_stranger_is_asked_to_log_in(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.note())
    with visit() as visitor:
        for path in (f"/documents/{document.id}/", "/conversations/", "/compliance/events/"):
            page = visitor.open(path)
            expect(page.get_by_role("heading", name="Welcome back")).to_be_visible()
            assert "visit-note" not in page.content()
