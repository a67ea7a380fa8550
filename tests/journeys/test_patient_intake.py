"""What a patient brings and sets right: a value checked against its page, a file that is here
already, photos that are one document, and a packed folder."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from documents.services.lifecycle import PROCESS
from documents.tests import papers
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast
from tests.journeys import files
from tests.journeys.browser import PHONE, Visit


def _row(page: Page, test: str) -> Locator:
    return page.locator("table tr", has_text=test).first


def test_a_value_is_checked_corrected_and_put_back(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.report())
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        page.get_by_role("link", name=re.compile("Check this value.*Hemoglobin")).first.click()
        expect(page.get_by_role("heading", name="Check Hemoglobin")).to_be_visible()
        expect(page.get_by_role("img", name="This part of page 1")).to_be_visible()
        visitor.check_looks("value-check")
        page.get_by_label("Value").fill("1490")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Nobody can have this value in this unit.")).to_be_visible()
        visitor.check("value-check-refused")
        page.get_by_label("Value").fill("14.9")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("link", name="You corrected this value:")).to_be_visible()
        row = _row(page, "Hemoglobin")
        expect(row).to_contain_text("You corrected this")
        expect(row).to_contain_text("14.9")
        visitor.check_looks("value-corrected")
        row.get_by_role("link", name=re.compile("See or undo.*Hemoglobin")).click()
        expect(page.get_by_role("button", name="Undo")).to_be_visible()
        visitor.check_looks("value-check-history")
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("You took it back")).to_be_visible()
        page.get_by_role("button", name="This is right").click()
        expect(_row(page, "Hemoglobin")).to_contain_text("You checked this")


def test_a_value_is_corrected_on_a_phone_without_a_script(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.note())
    report = files.give(cast.alice, files.report())
    with visit(cast.alice, size=PHONE, scripts=False) as visitor:
        page = visitor.open(f"/documents/{report.id}/values/1/")
        page.get_by_label("Unit").fill("mmHg")
        page.get_by_role("button", name="Save").click()
        page.get_by_label("Yes, I looked again.").check()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("You corrected this").first).to_be_visible()
        visitor.open(f"/documents/{document.id}/")


def test_a_file_that_is_here_already_is_offered(visit: Visit, cast: Cast) -> None:
    note = files.note()
    document = files.give(cast.alice, note)
    with visit(cast.alice) as visitor:
        page = visitor.open("/documents/")
        files.drop(page, [note])
        item = page.locator("[data-uploads] > li")
        expect(item).to_contain_text("You already have this document (added on")
        link = item.get_by_role("link", name=note.name)
        expect(link).to_have_attribute("href", f"/documents/{document.id}/")
        visitor.check_looks("documents-again")
        item.get_by_role("button", name="Keep both anyway").click()
        expect(item).to_contain_text("Waiting for its turn")
        run_waiting(kind=PROCESS)
        expect(page.locator("[data-documents] .row", has_text=note.name)).to_have_count(
            2, timeout=30_000
        )


def test_a_removed_file_is_put_back_by_sending_it_again(visit: Visit, cast: Cast) -> None:
    note = files.note()
    document = files.give(cast.alice, note)
    cast.alice.client().post(f"/documents/{document.id}/remove/")
    with visit(cast.alice) as visitor:
        page = visitor.open("/documents/")
        files.drop(page, [note])
        page.locator("[data-uploads]").get_by_role("button", name="Put it back").click()
        expect(page.locator(f"#document-{document.id}")).to_be_visible()


def test_photos_are_put_in_order_and_sent_as_one(visit: Visit, cast: Cast) -> None:
    sheets = [files.scan("page-10.png"), files.scan("page-2.png")]
    sheets[0] = files.File("page-10.png", "image/png", sheets[0].data + b"\0")
    with visit(cast.alice) as visitor:
        page = visitor.open("/documents/")
        files.drop(page, sheets)
        asked = page.get_by_role("heading", name="Are these 2 photos pages of one document?")
        expect(asked).to_be_focused()
        photos = page.locator("[data-photo-list] > li")
        expect(photos.first).to_contain_text("1. page-2.png")
        visitor.check_looks("photos")
        page.get_by_role("button", name=re.compile("Later.*page-2.png")).click()
        expect(photos.first).to_contain_text("1. page-10.png")
        expect(page.get_by_role("button", name=re.compile("Earlier.*page-2.png"))).to_be_focused()
        page.get_by_role("button", name="Yes, one document").click()
        expect(page.locator("[data-uploads] > li")).to_have_count(1)
        expect(page.locator("[data-uploads] > li")).to_contain_text("page-10.png and 1 more")


def test_a_packed_folder_shows_what_was_in_it(visit: Visit, cast: Cast) -> None:
    packed = papers.archive(
        {"portal/visit.txt": files.note().data, "style.css": b"p {}", "song.mp3": b"ID3 la la"}
    )
    document = files.give(cast.alice, files.File("export.zip", "application/zip", packed))
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        expect(page.get_by_text("1 document was added, 2 files were left out.")).to_be_visible()
        expect(page.get_by_text("song.mp3")).to_be_visible()
        visitor.check_looks("packed")
        page.get_by_role("link", name="visit.txt").click()
        expect(page.get_by_role("link", name="See what else came")).to_be_visible()
