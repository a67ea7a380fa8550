"""The patient's journey: from an empty page to the place in the original, with a real worker."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.factories import PASSWORD, Cast
from tests.journeys import files
from tests.journeys.browser import Visit
from tests.journeys.lights import assert_lit_at, lit, sentence

pytestmark = [
    pytest.mark.xdist_group("patient-documents"),
    pytest.mark.usefixtures("real_worker"),
]
PATIENCE = 90_000


def upload(page: Page, *some: files.File) -> None:
    """Drop files on the list and wait until each is ready to read."""
    files.drop(page, some)
    for file in some:
        expect(row(page, file.name)).to_contain_text("Ready", timeout=PATIENCE)


def row(page: Page, name: str) -> Locator:
    """The line of a document that is settled, in the list."""
    return page.locator("[data-documents] .row:not([data-progress])", has_text=name)


def open_document(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()
    page.locator("#summary-title").wait_for()


def test_from_logging_in_to_the_place_in_the_original(visit: Visit, cast: Cast) -> None:
    some = [files.report(), files.note(), files.scan(), files.refused()]
    with visit() as visitor:
        page = visitor.open("/accounts/login/")
        page.get_by_label("E-mail address").fill(cast.alice.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("heading", name="Nothing here yet").wait_for()
        page.get_by_role("link", name="Add a document").click()
        page.get_by_role("heading", name="Your documents").wait_for()
        visitor.check_looks("documents-empty")
        files.drop(page, some)
        expect(page.locator("[data-uploads] > li")).to_have_count(4)
        visitor.check("documents-uploading")
        for file in some[:3]:
            expect(row(page, file.name)).to_contain_text("Ready", timeout=PATIENCE)
        expect(row(page, "holiday.pdf")).to_contain_text("Not accepted", timeout=PATIENCE)
        expect(page.locator("[data-uploads] > li")).to_have_count(0)
        expect(row(page, "blood-test.pdf")).to_contain_text("Lab report")
        visitor.check_looks("documents-done")
        listed = page.locator("[data-documents] .row-title").all_inner_texts()
        assert listed == visitor.open("/documents/").locator(".row-title").all_inner_texts()
        open_document(page, "blood-test.pdf")
        expect(sentence(page, "hemoglobin")).to_be_visible()
        visitor.check_looks("document-report")
        sentence(page, "hemoglobin").click()
        assert_lit_at(page, files.HEMOGLOBIN, but_not=files.FERRITIN[0])
        visitor.check_looks("document-lit")
        page.get_by_role("link", name="Ferritin", exact=True).click()
        assert_lit_at(page, files.FERRITIN, but_not=files.HEMOGLOBIN[0])
        expect(page.locator("#announcer")).to_contain_text("Ferritin")
        page.keyboard.press("Escape")
        assert lit(page) == []
