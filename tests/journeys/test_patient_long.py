"""A long record in a real browser: its lists in parts, a thinned drawing, a second reading."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from playwright.sync_api import expect

from documents.services.lifecycle import PROCESS
from documents.tests import papers
from documents.views import kin, parts_beside
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast
from tests.journeys import files
from tests.journeys.browser import PHONE, Visit

TESTS = (
    ("Sodium", "mmol/L", 135, 145),
    ("Potassium", "mmol/L", 3, 5),
    ("Chloride", "mmol/L", 98, 107),
    ("Glucose", "mg/dL", 70, 99),
    ("Calcium", "mg/dL", 8, 10),
    ("Ferritin", "ng/mL", 30, 300),
)


def _report(day: date, shift: int) -> files.File:
    """One value of each test, ``shift`` above the upper end of its range."""
    rows = (
        f"{name:<20}{high + shift:<10}{unit:<10}{low} - {high}" for name, unit, low, high in TESTS
    )
    text = "\n".join(("WILLOW STREET LABORATORY", f"Collected: {day}", "", *rows))
    return files.File(f"blood-{day}.txt", "text/plain", text.encode())


def _many_days(count: int) -> files.File:
    """One test on very many days, now and then far out of its range."""
    start = date(2012, 1, 2)
    rows = []
    for at in range(count):
        value = 139 + at % 7 - (9 if at % 97 == 0 else 0) + (14 if at % 131 == 0 else 0)
        flag = "L" if value < 135 else "H" if value > 145 else "N"
        observed = start + timedelta(days=at * 4)
        rows.append(
            f"OBX|{at + 1}|NM|2951-2^Sodium^LN||{value}|mmol/L|135-145|{flag}|||F|||"
            f"{observed:%Y%m%d}\r"
        )
    head = "MSH|^~\\&|A|LAB|C|D|20260310||ORU^R01|1|P|2.5\rPID|1||7||Sample^Alice||19800229|F\r"
    order = "OBR|1|O1|F1|24331-1^Panel^LN\r"
    return files.File("years.hl7", "text/plain", (head + order + "".join(rows)).encode())


def test_what_changed_comes_in_parts(
    visit: Visit, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts_beside, "CHANGES_AT_ONCE", 4)
    for day, shift in ((date(2026, 1, 5), 0), (date(2026, 3, 2), 3)):
        document = files.give(cast.alice, _report(day, shift))
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        changes = page.locator("section[aria-labelledby='changes-title']")
        expect(changes.locator("li")).to_have_count(4)
        visitor.check_looks("changes-parted")
        following = page.get_by_role("navigation", name="Parts of what changed")
        following.get_by_role("link", name="Next").click()
        expect(changes.locator("li")).to_have_count(2)
        expect(page.locator("#changes-title")).to_be_in_viewport()


def test_a_drawing_of_very_many_values_says_that_it_is_thinned(visit: Visit, cast: Cast) -> None:
    files.give(cast.alice, _many_days(1200))
    with visit(cast.alice) as visitor:
        page = visitor.open("/documents/values/sodium/")
        chart = page.get_by_role("img", name="1200 values from")
        expect(chart).to_have_count(1)
        marks = chart.locator(".mark")
        assert 50 < marks.count() < 700
        expect(page.get_by_text("There are more values than a picture can show.")).to_be_visible()
        visitor.check_looks("value-history-thinned")


def test_a_large_packed_folder_comes_in_parts(
    visit: Visit, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kin, "FILES_AT_ONCE", 3)
    notes = {f"visit-{n}.txt": files.note().data + b"%d\n" % n for n in range(4)}
    other = {f"song-{n}.mp3": b"ID3 la la" for n in range(5)}
    packed = papers.archive(notes | other)
    document = files.give(cast.alice, files.File("export.zip", "application/zip", packed))
    with visit(cast.alice) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        expect(page.get_by_text("4 documents were added, 5 files were left out.")).to_be_visible()
        visitor.check_looks("packed-parted")
        left = page.get_by_role("navigation", name="Parts of what was left out")
        left.get_by_role("link", name="Next").click()
        expect(page.get_by_text("song-4.mp3")).to_be_visible()
        expect(page.get_by_text("song-0.mp3")).to_have_count(0)


def test_a_document_is_read_again_and_stays_readable(visit: Visit, cast: Cast) -> None:
    document = files.give(cast.alice, files.report())
    with visit(cast.alice, size=PHONE) as visitor:
        page = visitor.open(f"/documents/{document.id}/")
        page.get_by_role("button", name="Read again").click()
        expect(page.get_by_text("We are reading this document again.")).to_be_visible()
        expect(page.locator("#summary-title")).to_have_count(1)
        visitor.check_looks("rereading")
        again = partial(run_waiting, kind=PROCESS)
        assert again() == 1
        page.get_by_role("link", name="Look again").click()
        expect(page.get_by_role("button", name="Read again")).to_be_visible()
        expect(page.get_by_text("We are reading this document again.")).to_have_count(0)
        visitor.check_looks("reread")
