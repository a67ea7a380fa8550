"""The portal in Spanish: chosen by a stranger, kept with the account, nothing left in English."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories import PASSWORD, Cast
from tests.journeys import files
from tests.journeys.browser import Visit
from tests.journeys.lights import assert_lit_at
from tests.translations import GAPS, TAGS, catalogue, entries

pytestmark = [pytest.mark.xdist_group("spanish"), pytest.mark.usefixtures("real_worker")]
PATIENCE = 90_000
# What a reader sees and hears of the portal's own words: without what is marked as of another
# language, file names, and the switch that names each language in itself.
OWN_WORDS = """() => {
  const found = [document.title];
  const foreign = (element) => element.closest('[lang]:not([lang="es"]), [data-foreign]');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!foreign(parent) && !parent.closest("script, noscript")) {
      found.push(walker.currentNode.textContent);
    }
  }
  for (const name of ["aria-label", "alt", "placeholder", "data-label"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      if (!foreign(element)) found.push(element.getAttribute(name));
    }
  }
  return found.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""
# Small English words that no Spanish sentence holds.
ENGLISH = re.compile(
    r"\b(?:the|your|you|and|is|are|of|with|this|that|what|can|not|from|was|or|it|we|our)\b", re.I
)


def english_sentences() -> set[str]:
    """Everything that the portal says, as it says it in English only."""
    return {
        TAGS.sub("", entry.english[0])
        for entry in entries(catalogue())
        if entry.english != entry.spanish and not GAPS.search(entry.english[0])
    }


def assert_spanish(page: Page) -> None:
    """No word of the portal's own on this page is English."""
    expect(page.locator("html")).to_have_attribute("lang", "es")
    known = english_sentences()
    shown = page.evaluate(OWN_WORDS)
    assert [text for text in shown if text in known] == []
    assert [text for text in shown if ENGLISH.search(text)] == []


def test_switch_log_in_upload_read_and_ask(visit: Visit, cast: Cast) -> None:
    with visit() as visitor:
        page = visitor.open("/accounts/login/")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.get_by_role("button", name="Español").click()
        expect(page.get_by_role("heading", name="Qué bueno verle de nuevo")).to_be_visible()
        assert_spanish(page)
        visitor.check_looks("spanish-login")
        page.get_by_label("Correo electrónico").fill(cast.alice.email)
        page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Iniciar sesión").click()
        page.wait_for_url(re.compile("/overview/|/documents/"))
        assert_spanish(page)
        visitor.open("/documents/")
        assert_spanish(page)
        files.drop(page, [files.report()])
        row = page.locator("[data-documents] .row:not([data-progress])", has_text="blood-test.pdf")
        expect(row).to_contain_text("Listo", timeout=PATIENCE)
        expect(row).to_contain_text("Informe de laboratorio")
        assert_spanish(page)
        visitor.check_looks("spanish-documents")
        row.get_by_role("link", name="blood-test.pdf").click()
        page.locator("#summary-title").wait_for()
        summary = page.locator(".summary-part a.traceable", has_text="resultado de hemoglobina")
        expect(summary.first).to_contain_text("11.2 g/dL")
        assert_spanish(page)
        visitor.check_looks("spanish-document")
        summary.first.click()
        assert_lit_at(page, files.HEMOGLOBIN, but_not=files.FERRITIN[0])
        expect(page.locator("#announcer")).to_contain_text("En su documento")
        page.locator("[data-composer][data-ready]").fill("¿Qué significa mi hemoglobina?")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/conversations/[0-9a-f-]{36}/"))
        expect(page.locator("[data-answer-state]")).to_have_count(0, timeout=PATIENCE)
        answer = page.locator(".bubble-theirs").last
        expect(answer).to_contain_text("Su resultado de hemoglobina")
        expect(answer).to_contain_text("Está por debajo del rango")
        assert_spanish(page)
        visitor.check_looks("spanish-answer")


@pytest.mark.parametrize(
    "path",
    ["/account/", "/access-log/", "/conversations/", "/documents/values/", "/accounts/2fa/"],
)
def test_the_other_pages_of_a_patient_are_in_spanish(visit: Visit, cast: Cast, path: str) -> None:
    cast.alice.client().post("/account/language/", {"language": "es", "next": "/"})
    with visit(cast.alice) as visitor:
        page = visitor.open(path)
        assert_spanish(page)
        visitor.check()


@pytest.mark.parametrize(
    ("person", "path"),
    [
        ("carol", "/clinic/people/"),
        ("carol", "/clinic/people/invite/"),
        ("carol", "/clinic/settings/"),
        ("oscar", "/compliance/events/"),
    ],
)
def test_the_pages_of_the_clinic_are_in_spanish(
    visit: Visit, cast: Cast, person: str, path: str
) -> None:
    who = getattr(cast, person)
    who.client().post("/account/language/", {"language": "es", "next": "/"})
    with visit(who) as visitor:
        page = visitor.open(path)
        assert_spanish(page)
        visitor.check()


def test_the_language_follows_the_account_and_switches_back(visit: Visit, cast: Cast) -> None:
    cast.alice.client().post("/account/language/", {"language": "es", "next": "/"})
    with visit(cast.alice, scripts=False) as visitor:
        page = visitor.open("/documents/")
        expect(page.get_by_role("heading", name="Sus documentos")).to_be_visible()
        page.get_by_role("button", name="English").click()
        expect(page.get_by_role("heading", name="Your documents")).to_be_visible()


def test_every_page_around_a_document_is_in_spanish(visit: Visit, cast: Cast) -> None:
    report = files.arrive(cast.alice, files.report())
    note = files.arrive(cast.alice, files.note())
    refused = files.arrive(cast.alice, files.refused())
    cast.alice.client().post("/account/language/", {"language": "es", "next": "/"})
    with visit(cast.alice) as visitor:
        for path in (
            "/overview/",
            "/documents/",
            f"/documents/{refused.id}/",
            f"/documents/{note.id}/",
            f"/documents/{note.id}/?depth=short",
            f"/documents/{note.id}/?depth=original",
            f"/documents/{report.id}/?depth=original",
            f"/documents/{report.id}/questions/?take=1&take=2",
            f"/documents/{report.id}/values/1/",
            "/documents/values/",
            "/documents/values/hemoglobin/",
            "/access-log/",
        ):
            page = visitor.open(path)
            expect(page.locator("h1")).to_be_visible()
            assert_spanish(page)
            visitor.check()
