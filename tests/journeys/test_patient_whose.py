"""A paper with another name on it, in a browser: what its page says, and the patient's answer."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from documents.models import Document
from tests.factories import Cast
from tests.journeys import files
from tests.journeys.browser import Visit

TODAY = timezone.localdate()
ROWS = f"""Collected: {TODAY}

Test                Result    Unit      Reference range   Flag
Potassium           6.9       mmol/L    3.5 - 5.1         HH
Hemoglobin          9.1       g/dL      13.0 - 17.0       L
"""
OTHER = f"WILLOW STREET LABORATORY\nPatient: Otto Brandt   DOB: 1944-09-30\n{ROWS}"
ALIKE = f"WILLOW STREET LABORATORY\nPatient: Alice Sampel\n{ROWS}"


def _give(cast: Cast, text: str, name: str) -> Document:
    return files.give(cast.alice, files.File(name, "text/plain", text.encode()))


def test_it_is_asked_decided_and_taken_back(visit: Visit, cast: Cast) -> None:
    document = _give(cast, OTHER, "from-the-kitchen-table.txt")
    with visit(cast.alice) as alice:
        page = alice.open("/documents/")
        expect(page.locator("[data-documents] .row")).to_contain_text("Please read soon")
        page = alice.open("/overview/")
        expect(page.get_by_text("If it is about you, do what it says here")).to_be_visible()
        alice.check_looks("overview-whose")
        page = alice.open("/documents/values/")
        expect(page.get_by_text("1 paper may be about someone else")).to_be_visible()
        alice.check_looks("values-whose")
        page = alice.open(f"/documents/{document.id}/")
        expect(page.get_by_role("heading", name="may be about someone else")).to_be_visible()
        alice.check_looks("document-whose-asked")
        page.get_by_role("button", name="It is not mine").click()
        expect(page.get_by_role("heading", name="this paper is not yours")).to_be_visible()
        alice.check_looks("document-whose-other")
        page = alice.open("/documents/")
        expect(page.locator("[data-documents] .row")).to_contain_text("Not yours")
        alice.check_looks("documents-whose-other")
        page = alice.open(f"/documents/{document.id}/")
        page.get_by_role("button", name="Take my answer back").click()
        page.get_by_role("button", name="It is mine").click()
        expect(page.get_by_role("heading", name="this paper is yours")).to_be_visible()
        alice.check_looks("document-whose-mine")
        page = alice.open("/documents/values/")
        expect(page.get_by_role("link", name="Potassium")).to_be_visible()


def test_in_doubt_it_is_told_and_counts(visit: Visit, cast: Cast) -> None:
    document = _give(cast, ALIKE, "blood-test.txt")
    with visit(cast.alice) as alice:
        page = alice.open(f"/documents/{document.id}/")
        expect(page.get_by_role("heading", name="Is this paper yours?")).to_be_visible()
        alice.check_looks("document-whose-unsure")


@pytest.mark.parametrize("word", ["mine", "other"])
def test_without_script(visit: Visit, cast: Cast, word: str) -> None:
    document = _give(cast, OTHER, "report.txt")
    names = {"mine": "It is mine", "other": "It is not mine"}
    with visit(cast.alice, scripts=False) as alice:
        page = alice.open(f"/documents/{document.id}/")
        page.get_by_role("button", name=names[word], exact=True).click()
        expect(page.get_by_role("button", name="Take my answer back")).to_be_visible()


def test_the_family_reads_and_is_not_asked(visit: Visit, cast: Cast) -> None:
    document = _give(cast, OTHER, "report.txt")
    with visit(cast.bob) as bob:
        page = bob.open(f"/documents/{document.id}/")
        expect(
            page.get_by_text("The person this record is of can say whose it is.")
        ).to_be_visible()
        expect(page.get_by_role("button", name="It is mine")).to_have_count(0)
        bob.check()
