"""Asking: a streamed answer, its sources, what the documents don't hold, and what is urgent."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from conversations.answering.triage import CALL_NOW
from tests.factories import Cast
from tests.journeys import files
from tests.journeys.browser import PHONE, Visit
from tests.journeys.lights import assert_lit_at

pytestmark = [
    pytest.mark.xdist_group("patient-questions"),
    pytest.mark.usefixtures("real_worker"),
]
PATIENCE = 60_000
BETWEEN_LOOKS = 500


@pytest.fixture
def reader(cast: Cast) -> Iterator[Cast]:
    """The cast, where alice has a report and a note."""
    for file in (files.report(), files.note()):
        files.arrive(cast.alice, file)
    yield cast


def ask(page: Page, question: str) -> None:
    """Type it and press Enter, once the page's script listens."""
    page.locator("[data-composer][data-ready]").fill(question)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/conversations/[0-9a-f-]{36}/"))


def answered(page: Page) -> Locator:
    """The last answer, once nothing more will come."""
    expect(page.locator("[data-answer-state]")).to_have_count(0, timeout=PATIENCE)
    return page.locator(".bubble-theirs").last


def test_an_answer_its_source_and_what_is_not_there(visit: Visit, reader: Cast) -> None:
    with visit(reader.alice) as visitor:
        page = visitor.open("/documents/")
        page.get_by_role("link", name="blood-test.pdf").click()
        ask(page, "Is my hemoglobin too low?")
        page.evaluate("window.sameWindow = true")
        answer = answered(page)
        expect(answer).to_contain_text("Your hemoglobin is 11.2 g/dL.")
        expect(answer).to_contain_text("12.0 - 15.5")
        assert page.evaluate("window.sameWindow"), "the answer came by loading the page again"
        assert page.locator("[data-composer]").is_enabled()
        visitor.check_looks("conversation-answered")
        streamed = answer.locator("[data-blocks]").inner_text()
        page.reload()
        assert answered(page).locator("[data-blocks]").inner_text() == streamed
        answer.locator("a.source-chip", has_text="blood-test.pdf").first.click()
        page.locator("#summary-title").wait_for()
        expect(page.locator(".place.is-lit")).to_have_count(1)
        assert_lit_at(page, files.HEMOGLOBIN, but_not=files.FERRITIN[0])
        page.go_back()
        ask(page, "What did the x-ray of my knee show?")
        expect(answered(page)).to_contain_text("do not say anything about this")
        assert answered(page).locator("a.source-chip").count() == 0
        visitor.check_looks("conversation-not-found")
        visitor.open("/conversations/")
        expect(page.get_by_role("link", name="Is my hemoglobin too low?")).to_be_visible()
        visitor.check_looks("conversations-some")


def test_what_is_urgent_comes_first(visit: Visit, reader: Cast) -> None:
    with visit(reader.alice, size=PHONE) as visitor:
        page = visitor.open("/conversations/")
        ask(page, "I have crushing chest pain. What is my potassium?")
        answer = answered(page)
        expect(answer).to_contain_text("Your potassium is 4.4 mmol/L")
        for _ in ("as it came", "as it is kept"):
            words = answer.inner_text()
            assert words.index(CALL_NOW[:40]) < words.index("Your potassium")
            page.evaluate("scrollTo(0, 0)")  # else a link may lie half below the header
            visitor.check_looks("conversation-urgent")
            page.reload()


def test_a_closed_tab_loses_nothing(visit: Visit, reader: Cast) -> None:
    question = "Which medicines do I take?"
    with visit(reader.alice) as visitor:
        ask(visitor.open("/conversations/"), question)
    with visit(reader.alice, size=PHONE) as visitor:
        page = visitor.open("/conversations/")
        page.get_by_role("link", name=question).click()
        expect(answered(page)).to_contain_text(re.compile("lisinopril", re.IGNORECASE))
        chip = page.locator("a.source-chip", has_text="visit-note.txt").first
        chip.click()
        lit = page.locator(".sheet-text mark.is-lit")
        expect(lit.first).to_contain_text("Lisinopril 10 mg")
        expect(lit.first).to_be_in_viewport()


def test_without_scripts(visit: Visit, reader: Cast) -> None:
    with visit(reader.alice, scripts=False) as visitor:
        page = visitor.open("/conversations/")
        page.locator("[data-composer]").fill("What is my TSH?")
        page.get_by_role("button", name="Ask").click()
        page.wait_for_url(re.compile(r"/conversations/[0-9a-f-]{36}/"))
        for _ in range(PATIENCE // BETWEEN_LOOKS):
            again = page.get_by_role("link", name="Look again")
            if not again.count():
                break
            page.wait_for_timeout(BETWEEN_LOOKS)  # as a person looks, not as fast as pages load
            again.click()
        expect(page.locator(".bubble-theirs")).to_contain_text("Your TSH is 2.1 mIU/L")
