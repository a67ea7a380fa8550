"""A document and its summary side by side: by mouse, by keyboard, on a phone, without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories import Cast
from tests.journeys import files
from tests.journeys.browser import PHONE, Visit
from tests.journeys.lights import assert_lit_at, lit, sentence

FIRST, OTHER = files.HEMOGLOBIN, files.FERRITIN
LIT_TEXT = ".sheet-text mark.is-lit"


def _focus_on(page: Page, name: str) -> None:
    """Press Tab until the traceable link with this text has the focus."""
    focused = "document.activeElement.matches('.traceable') && document.activeElement.textContent"
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate(focused) == name:
            return
    raise AssertionError(f"{name} is not reached with the keyboard")


def test_with_the_keyboard_alone(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.report())
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        assert lit(page) == []
        _focus_on(page, "Your hemoglobin is 11.2 g/dL.")
        page.keyboard.press("Enter")
        assert_lit_at(page, FIRST, but_not=OTHER[0])
        assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"
        expect(page.locator("#announcer")).to_contain_text("In your document: Hemoglobin")
        _focus_on(page, "Ferritin")
        page.keyboard.press("Enter")
        assert_lit_at(page, OTHER, but_not=FIRST[0])
        page.keyboard.press("Escape")
        assert lit(page) == []


def test_on_a_phone_the_place_comes_into_sight(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.report())
    with visit(cast.alice, size=PHONE) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        expect(page.locator(".sheet")).to_be_hidden()
        sentence(page, "ferritin").click()
        assert_lit_at(page, OTHER[:1], but_not=FIRST[0])
        (place,) = lit(page)
        assert 0 <= place["left"] < PHONE[0], "the place is beside the screen"
        assert 100 < place["top"] < PHONE[1] - 100, "the place is above or below the screen"
        assert place["height"] > 12, "the words in it are too small to read"
        assert page.evaluate("document.activeElement.matches('.place.is-lit')")
        visitor.check("document-phone-large")
        page.get_by_role("button", name="Larger").click()
        width = page.locator(".sheet-paper").bounding_box()
        assert width is not None
        assert width["width"] <= PHONE[0]
        page.get_by_role("button", name="In plain words").click()
        expect(sentence(page, "ferritin")).to_be_visible()


def test_without_scripts(visit: Visit, cast: Cast) -> None:
    report, note = (files.give(cast.alice, one) for one in (files.report(), files.note()))
    with visit(cast.alice, scripts=False) as visitor:
        page = visitor.open(f"/documents/{report.id}/")
        assert lit(page) == []
        sentence(page, "hemoglobin").click()
        page.wait_for_url(re.compile("#place-"))
        assert_lit_at(page, FIRST, but_not=OTHER[0])
        page.get_by_role("table").get_by_role("link", name="Ferritin", exact=True).click()
        assert_lit_at(page, OTHER, but_not=FIRST[0])
        page = visitor.open(f"/documents/{note.id}/")
        sentence(page, "isinopril").click()
        marked = page.locator(".place-start:target + mark.place")
        expect(marked).to_contain_text("Lisinopril 10 mg")
        ground = "getComputedStyle(document.querySelector('{}')).backgroundColor"
        lit_ground = page.evaluate(ground.format(".place-start:target + mark.place"))
        assert lit_ground != page.evaluate(ground.format(".sheet-text"))
        assert lit_ground != "rgba(0, 0, 0, 0)"


def test_a_text_has_its_words_marked(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.note())
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        visitor.check_looks("document-note")
        assert page.locator(LIT_TEXT).count() == 0
        sentence(page, "isinopril").click()
        assert "Lisinopril 10 mg" in "".join(page.locator(LIT_TEXT).all_inner_texts())
        assert "Ferrous" not in "".join(page.locator(LIT_TEXT).all_inner_texts())
        visitor.check_looks("document-note-lit")


def test_an_address_with_a_place_opens_with_it_lit(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.report())
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        sentence(page, "ferritin").click()
        page = visitor.open(f"/documents/{document.id}/{page.url[page.url.index('#') :]}")
        page.reload()
        assert_lit_at(page, OTHER, but_not=FIRST[0])
        sentence(page, "hemoglobin").click()
        assert_lit_at(page, FIRST, but_not=OTHER[0])


def test_values_and_their_ranges(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.report())
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        rows = page.locator("table tbody tr")
        assert rows.count() == 11
        low = rows.filter(has=page.get_by_role("link", name="Hemoglobin"))
        assert low.locator("td").all_inner_texts()[0].startswith("11.2 g/dL")
        assert low.locator(".badge-low").inner_text() == "Low"
        assert "11.2 against the printed range 12.0 - 15.5" in str(
            low.get_by_role("img").first.get_attribute("aria-label")
        )
        mark = low.locator(".range-mark").bounding_box()
        band = low.locator(".range-band").bounding_box()
        assert mark is not None
        assert band is not None
        assert mark["x"] + mark["width"] / 2 < band["x"], "a low value lies left of its range"
        normal = rows.filter(has=page.get_by_role("link", name="TSH")).locator(".range-mark")
        inside = normal.bounding_box()
        assert inside is not None
        assert band["x"] < inside["x"] + inside["width"] / 2 < band["x"] + band["width"]
        with page.expect_download() as download:
            page.get_by_role("link", name="Download the original").click()
        assert download.value.suggested_filename == "blood-test.pdf"
        assert download.value.path().read_bytes() == files.report().data


@pytest.mark.parametrize("address", ["?cite=1-0-9999999", "?cite=9-1-2", "?cite=x", "#place-999"])
def test_a_place_that_is_not_there_harms_nothing(visit: Visit, cast: Cast, address: str) -> None:
    document = files.give(cast.alice, files.note())
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/{address}")
        expect(page.locator("#summary-title")).to_be_visible()
        assert page.locator(LIT_TEXT).count() == 0
        visitor.check()
