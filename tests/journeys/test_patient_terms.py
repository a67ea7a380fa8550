"""Hard words: by tap, by keyboard, by a link where there is no script; and how much to read."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.factories import Cast
from tests.journeys import files
from tests.journeys.browser import PHONE, Visit
from tests.journeys.lights import lit


def _card(page: Page) -> Locator:
    return page.locator("#word-card")


def _chip(page: Page, word: str) -> Locator:
    return page.locator(".word-chips a", has_text=re.compile(f"^{word}$", re.IGNORECASE)).first


def test_a_word_opens_its_card_and_escape_goes_back(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.note())
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        expect(_card(page)).to_be_hidden()
        chip = _chip(page, "hypertension")
        chip.focus()
        for key in ("Enter", "Space"):
            page.keyboard.press(key)
            expect(_card(page)).to_be_visible()
            expect(_card(page)).to_contain_text("high blood pressure")
            expect(_card(page)).to_contain_text("From HealthChat’s own glossary.")
            expect(_card(page)).to_be_focused()
            expect(page.get_by_role("dialog", name="Hypertension")).to_be_visible()
            expect(chip).to_have_attribute("aria-expanded", "true")
            page.keyboard.press("Escape")
            expect(_card(page)).to_be_hidden()
            expect(chip).to_be_focused()
            expect(chip).to_have_attribute("aria-expanded", "false")
        chip.click()
        visitor.check_looks("document-word-card")


def test_one_card_at_a_time_and_it_stands_beside_its_word(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.note())
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        marked = page.locator(".sheet-text a.term")
        first, second = marked.filter(has_text="Penicillin"), marked.filter(has_text="anemia")
        first.click()
        expect(_card(page)).to_contain_text("Penicillin")
        second.click()
        expect(_card(page)).to_contain_text("anemia")
        expect(first).to_have_attribute("aria-expanded", "false")
        word, card = second.bounding_box(), _card(page).bounding_box()
        assert word is not None
        assert card is not None
        below = 0 <= card["y"] - (word["y"] + word["height"]) < 40
        above = 0 <= word["y"] - (card["y"] + card["height"]) < 40
        assert below or above, (word, card)
        page.get_by_role("button", name="Close").click()
        expect(_card(page)).to_be_hidden()


def test_on_a_phone_the_card_lies_in_the_screen(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.note())
    with visit(cast.alice, size=PHONE) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        chip = _chip(page, "hypertension")
        box = chip.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
        chip.click()
        card = _card(page).bounding_box()
        assert card is not None
        assert card["x"] >= 0
        assert card["x"] + card["width"] <= PHONE[0]
        assert card["y"] + card["height"] <= PHONE[1]
        page.evaluate("window.scrollTo(0, 0)")
        visitor.check("document-word-card-phone")
        _card(page).get_by_role("link", name="Show in your document").click()
        expect(_card(page)).to_be_hidden()
        expect(page.locator(".sheet-text mark.is-lit").first).to_be_visible()


def test_without_scripts_a_word_is_a_link_to_its_entry(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.note())
    with visit(cast.alice, scripts=False) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        expect(_card(page)).to_be_hidden()
        _chip(page, "hypertension").click()
        page.wait_for_url(re.compile("#word-"))
        entry = page.locator("li.word:target")
        expect(entry).to_contain_text("high blood pressure")
        expect(entry).to_be_in_viewport()
        page.get_by_role("link", name="Short", exact=True).click()
        expect(page.get_by_role("link", name="Short", exact=True)).to_have_attribute(
            "aria-current", "true"
        )


def test_three_depths(visit: Visit, cast: Cast) -> None:
    note, report = (files.give(cast.alice, one) for one in (files.note(), files.report()))
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{note.id}/")
        whole = page.locator(".summary-part a.traceable").count()
        page.get_by_role("link", name="Short", exact=True).click()
        expect(page.get_by_role("link", name="Read the whole summary")).to_be_visible()
        assert page.locator(".summary-part a.traceable").count() < whole
        visitor.check_looks("document-short")
        page = visitor.open(f"/documents/{report.id}/")
        expect(page.get_by_role("link", name="Short", exact=True)).to_have_attribute(
            "aria-current", "true"
        )
        page.get_by_role("link", name="Original words").click()
        expect(page.locator(".own-text")).to_contain_text("Ferritin")
        assert lit(page) == []
        page.locator(".own-place").nth(4).click()
        assert lit(page) != []
        page.locator(".own-text a.term", has_text="Ferritin").first.click()
        expect(_card(page)).to_contain_text("Read more on MedlinePlus")
        visitor.check_looks("document-original")


def test_a_scan_says_that_a_machine_read_it(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.scan())
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/?depth=original")
        expect(page.get_by_text("A machine read these words from a picture.")).to_be_visible()
        expect(page.locator(".own-text")).to_contain_text("Potassium")
        visitor.check("document-original-scan")
