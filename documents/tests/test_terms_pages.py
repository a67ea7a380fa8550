"""Words explained and the three depths, as responses: links that lead somewhere, nothing lost."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from documents.models import Document
from documents.models import Page as PageRow
from documents.services import lifecycle
from documents.tests.conftest import Upload
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

NOTE = b"""WILLOW STREET CLINIC
VISIT NOTE
Date of visit: 2026-03-09

HISTORY OF PRESENT ILLNESS
Nocturia for two months. Denies dyspnea. The left lower rib pain (LLRP) is gone. LLRP was mild.

PHYSICAL EXAM
SpO2 97% on RA. <b>Lungs</b> clear to auscultation.

ASSESSMENT
1. Hypertension
2. MS
3. Hyperlipidemia

PLAN
Start atorvastatin 20 mg by mouth at bedtime.
Return to clinic in 6 weeks.
"""


@pytest.fixture
def note(cast: Cast, upload: Upload) -> Document:
    document = upload(cast.alice, NOTE, "note.txt")
    run_waiting(kind=lifecycle.PROCESS)
    with cast.alice.scope():
        return Document.objects.get(id=document.id)


def _get(cast: Cast, document: Document, address: str = "", **kwargs: Any) -> str:
    response = cast.alice.client().get(f"/documents/{document.id}/{address}", **kwargs)
    assert response.status_code == 200
    return str(response.content.decode())


def _word(page: str, printed: str) -> str:
    """The entry of a word in the list, as text."""
    for item in re.split(r'<li class="word" id="word-\d+">', page)[1:]:
        entry = item.split("Show in your document")[0]
        if re.search(rf"<strong[^>]*>{printed}</strong>", entry):
            return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", entry)).split())
    raise AssertionError(f"{printed} is not in the list")


def _own_text(page: str) -> str:
    """What stands in the pane of the document's own words, without our marks."""
    (body,) = re.findall(r'<div class="own-text"[^>]*>(.*?)</div>', page, re.DOTALL)
    body = re.sub(r' <a class="traceable own-place.*?</a>', "", body, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", body))


@pytest.mark.parametrize("depth", ["short", "standard", "original"])
def test_every_marked_word_leads_to_its_entry(cast: Cast, note: Document, depth: str) -> None:
    page = _get(cast, note, f"?depth={depth}")
    led_to = set(re.findall(r'class="term[^"]*" href="#(word-\d+)"', page))
    entries = re.findall(r'<li class="word" id="(word-\d+)">', page)
    assert led_to
    assert led_to <= set(entries)
    assert len(entries) == len(set(entries))
    places = {
        name for links in re.findall(r'data-places="([^"]*)"', page) for name in links.split()
    }
    assert places == set(re.findall(r'id="(place-\d+)"', page))


def test_a_word_says_what_it_means_and_where_that_is_from(cast: Cast, note: Document) -> None:
    page = _get(cast, note)
    assert "high blood pressure" in _word(page, "Hypertension")
    assert "From HealthChat’s own glossary." in _word(page, "Hypertension")
    assert "a medicine that helps lower cholesterol" in _word(page, "atorvastatin")
    assert "room air" in _word(page, "RA")


def test_an_abbreviation_that_nothing_decides_shows_what_it_can_mean(
    cast: Cast, note: Document
) -> None:
    told = _word(_get(cast, note), "MS")
    assert "Your document does not tell which." in told
    for meaning in ("multiple sclerosis", "mitral stenosis", "morphine sulfate"):
        assert meaning in told


def test_what_the_document_spells_out_it_means(cast: Cast, note: Document) -> None:
    told = _word(_get(cast, note), "LLRP")
    assert "left lower rib pain" in told
    assert "Your document says what it stands for." in told


def test_a_test_has_a_public_page_to_read_more(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice)
    run_waiting(kind=lifecycle.PROCESS)
    page = _get(cast, document)
    assert "Read more on MedlinePlus" in _word(page, "Hemoglobin")
    assert 'href="https://medlineplus.gov/' in page[page.index('id="word-list"') :]


def test_the_original_shows_every_character_of_the_document(cast: Cast, note: Document) -> None:
    assert _own_text(_get(cast, note, "?depth=original")) == NOTE.decode()


def test_a_scan_says_that_a_machine_read_it(cast: Cast, note: Document) -> None:
    said = "A machine read these words from a picture."
    assert said not in _get(cast, note, "?depth=original")
    with cast.alice.scope():
        PageRow.objects.filter(document=note).update(reader="ocr")
    assert said in _get(cast, note, "?depth=original")
    assert said not in _get(cast, note, "?depth=standard")


def test_short_is_shorter_and_leads_on(cast: Cast, note: Document) -> None:
    short, standard = (_get(cast, note, f"?depth={depth}") for depth in ("short", "standard"))

    def sentences(page: str) -> int:
        return len(re.findall('<p><a class="traceable"', page.split("</section>")[0]))

    assert 0 < sentences(short) <= sentences(standard)
    assert "Return to clinic" in short
    assert "atorvastatin" in short
    assert "Read the whole summary" in short
    assert "Read the whole summary" not in standard


def test_a_depth_is_remembered_until_another_is_chosen(cast: Cast, note: Document) -> None:
    client, address = cast.alice.client(), f"/documents/{note.id}/"
    marked = 'href="?depth={}" aria-current="true"'

    def page(query: str = "") -> str:
        return str(client.get(address + query).content.decode())

    assert marked.format("standard") in page()
    assert "depth" not in client.cookies, "to read is not to choose"
    assert marked.format("short") in page("?depth=short")
    assert marked.format("short") in page()
    assert marked.format("short") in page("?depth=nonsense")
    assert marked.format("original") in page("?depth=original")
    assert marked.format("original") in page()


@pytest.mark.parametrize("number", ["0", "-1", "99999", "x", "2"])
def test_a_page_that_is_not_there_shows_the_first(cast: Cast, note: Document, number: str) -> None:
    page = _get(cast, note, f"?depth=original&page={number}")
    assert _own_text(page).startswith("WILLOW STREET CLINIC")
