"""What is lit up on a document's page, measured on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Locator, Page

from tests.journeys.files import REPORT_SIZE


def sentence(page: Page, text: str) -> Locator:
    """The first traceable sentence of the summary that holds ``text``."""
    return page.locator(".summary-part a.traceable", has_text=text).first


def lit(page: Page) -> list[dict[str, float]]:
    """Where on the screen something is lit, as rectangles; those without a colour don't count."""
    found: list[dict[str, float]] = page.evaluate(
        """() => [...document.querySelectorAll(".sheet-overlay rect")]
            .filter((rect) => !["rgba(0, 0, 0, 0)", "transparent"].includes(
                getComputedStyle(rect).fill))
            .map((rect) => rect.getBoundingClientRect().toJSON())"""
    )
    return found


def assert_lit_at(
    page: Page,
    points: Sequence[tuple[int, int]],
    *,
    but_not: tuple[int, int],
    size: tuple[int, int] = REPORT_SIZE,
) -> None:
    """Each point of the first page lies in something lit, and ``but_not`` lies in nothing lit.

    Points are given as the page was made: left and up, on a page of this size.
    """
    sheet = page.locator(".sheet img").first.bounding_box()
    assert sheet is not None
    rects = lit(page)

    def holds(point: tuple[int, int]) -> bool:
        x = sheet["x"] + sheet["width"] * (point[0] + 4) / size[0]
        y = sheet["y"] + sheet["height"] * (1 - point[1] / size[1])
        return any(r["left"] <= x <= r["right"] and r["top"] <= y <= r["bottom"] for r in rects)

    assert all(holds(point) for point in points), rects
    assert not holds(but_not), rects
