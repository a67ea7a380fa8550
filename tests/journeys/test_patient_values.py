"""Values over time in a real browser: the list, the drawing, and the way to the place."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.factories import Cast
from tests.journeys import files
from tests.journeys.browser import PHONE, Visit

ROWS = (
    ("2025-02-11", "8.4 g/dL 13.0 - 17.0", "2.1 mIU/L 0.4 - 4.0"),
    ("2025-06-03", "101 g/L 130 - 170", "5.8 mIU/L 0.4 - 4.0"),
    ("2025-11-20", "12.2 g/dL 13.0 - 17.0", "<0.1 mIU/L 0.4 - 4.0"),
    ("2026-03-02", "13.4 g/dL 13.0 - 17.0", "2.4 mIU/L 0.4 - 4.0"),
)


def blood_tests() -> list[files.File]:
    """Four reports over a year: two units, values in and out of range, a limit."""
    made = []
    for day, hemoglobin, tsh in ROWS:
        lines = ["WILLOW STREET LABORATORY", f"Collected: {day}", ""]
        lines.append("Test                Result    Unit      Reference range")
        for name, cells in (("Hemoglobin", hemoglobin), ("TSH", tsh)):
            value, unit, reference = cells.split(" ", 2)
            lines.append(f"{name:<20}{value:<10}{unit:<10}{reference}")
        made.append(files.File(f"blood-{day}.txt", "text/plain", "\n".join(lines).encode()))
    return made


def test_from_the_documents_to_a_test_s_values_and_to_the_place(visit: Visit, cast: Cast) -> None:
    for file in blood_tests():
        files.give(cast.alice, file)
    with visit(cast.alice) as visitor:
        page = visitor.open("/documents/")
        page.get_by_role("link", name="Values over time").click()
        page.get_by_role("heading", name="Values over time").wait_for()
        visitor.check_looks("values")
        page.get_by_role("link", name="Hemoglobin").click()
        chart = page.get_by_role("img", name="4 values from 11 February 2025")
        expect(chart).to_have_count(1)
        expect(chart.locator(".chart-band").first).to_be_visible()
        visitor.check_looks("value-history")
        expect(page.get_by_text("Drawn as 10.1 g/dL.")).to_be_visible()
        page.get_by_role("link", name="blood-2025-06-03.txt").click()
        page.locator("#summary-title").wait_for()
        expect(page.locator(".sheet-text mark.is-lit").first).to_contain_text("101")


def test_a_limit_is_told_and_not_drawn(visit: Visit, cast: Cast) -> None:
    for file in blood_tests():
        files.give(cast.alice, file)
    with visit(cast.alice, size=PHONE) as visitor:
        page = visitor.open("/documents/values/tsh/")
        expect(page.get_by_role("img", name="3 values from")).to_be_visible()
        expect(page.get_by_text("Not drawn: the report gives a limit")).to_be_visible()
        visitor.check("value-history-limit")


def test_without_values(visit: Visit, cast: Cast) -> None:
    with visit(cast.bob) as visitor:
        visitor.open("/documents/values/").get_by_role("heading", name="No values yet").wait_for()
        visitor.check_looks("values-empty")
