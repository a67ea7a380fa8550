"""A real browser on the portal, and what every page is held to.

``Visitor.check(name)`` fails on an accessibility violation (axe), a violation of the content
security policy, an error in the console, or a page that is wider than its screen. Screenshots are
written to the folder that HEALTHCHAT_SCREENSHOTS names, where it is set.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from django.conf import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright

from tests.factories import Person

EXECUTABLE = os.environ.get("HEALTHCHAT_CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
Scheme = Literal["light", "dark"]
PHONE, DESK = (390, 844), (1280, 900)
LOOKS: tuple[tuple[str, tuple[int, int], Scheme], ...] = (
    ("phone-light", PHONE, "light"),
    ("phone-dark", PHONE, "dark"),
    ("desk-light", DESK, "light"),
    ("desk-dark", DESK, "dark"),
)
STANDARD = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
LISTEN = """
window.policyViolations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.policyViolations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
});
"""
# What a browser says by itself about an answer that the test asked for.
EXPECTED_CONSOLE = "Failed to load resource: the server responded with a status of"


def launch(playwright: Playwright) -> Browser:
    """Debian's chromium; one sentence where it is missing."""
    if not Path(EXECUTABLE).exists():
        raise RuntimeError(
            f"{EXECUTABLE} is missing: install Debian's chromium (apt-get install chromium "
            "fonts-liberation), or name another with HEALTHCHAT_CHROMIUM."
        )
    return playwright.chromium.launch(executable_path=EXECUTABLE, args=list(FLAGS), headless=True)


@dataclass
class Visitor:
    """One browser window of one person."""

    page: Page
    base: str
    problems: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page of the portal and wait until it has settled."""
        self.page.goto(self.base + path, wait_until="load")
        return self.page

    def check(self, name: str = "") -> None:
        """Hold the page, as it is now, to everything that all pages are held to."""
        where = f"{name or self.page.url} ({self.page.viewport_size})"
        # A page that is being left has no root for a moment.
        self.page.wait_for_load_state("load")
        self.page.locator("html").wait_for(state="attached")
        if name:
            self.picture(name)
        assert self.page.evaluate("window.policyViolations") == [], where
        assert self.problems == [], where
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{where}: {wide} px wider than the screen"
        self.check_axe(where)

    def check_looks(self, name: str) -> None:
        """``check`` at both widths, in light and dark."""
        for look, (width, height), scheme in LOOKS:
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.emulate_media(color_scheme=scheme)
            self.check(f"{name}-{look}")

    def check_axe(self, where: str) -> None:
        """No violation of WCAG 2.2 AA or of good practice. Axe comes in past the policy; the page
        itself stays under it. From its top: what has been scrolled half under the bar that stays
        is not too small to press."""
        self.page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})")
        options = {
            "resultTypes": ["violations"],
            "runOnly": {"type": "tag", "values": list(STANDARD)},
        }
        found = Axe().run(self.page, options=options).response["violations"]
        told = [
            f"{one['id']}: {one['help']}\n    "
            + "\n    ".join(f"{node['html'][:200]} {node['any'][:1]}" for node in one["nodes"][:5])
            for one in found
        ]
        assert not found, f"{where}\n" + "\n".join(told)

    def picture(self, name: str) -> None:
        """The whole page as an image, for people to look at."""
        folder = os.environ.get("HEALTHCHAT_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


Visit = Callable[..., AbstractContextManager[Visitor]]


def visitor_factory(browser: Browser, base: str) -> Visit:
    """``with visit(person, size=PHONE, scheme="dark") as visitor``; no person: a stranger."""

    @contextmanager
    def visit(
        person: Person | None = None,
        *,
        size: tuple[int, int] = DESK,
        scheme: Scheme = "light",
        scripts: bool = True,
    ) -> Iterator[Visitor]:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
            accept_downloads=True,
        )
        if person is not None:
            key = person.client().cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": base}])
        context.add_init_script(LISTEN)
        page = context.new_page()
        visitor = Visitor(page, base)
        page.on("console", lambda message: _note(visitor, message))
        page.on("pageerror", lambda error: visitor.problems.append(str(error)))
        try:
            yield visitor
        finally:
            context.close()

    return visit


def check_everywhere(
    visit: Visit, person: Person | None, path: str, name: str, *, marker: str
) -> None:
    """One page, on a phone and a desk, in light and dark. ``marker`` is text that must be on it:
    an error page would pass everything else."""
    with visit(person) as visitor:
        page = visitor.open(path)
        assert page.get_by_text(marker).first.is_visible(), f"{name}: {marker!r} is missing"
        visitor.check_looks(name)


def _note(visitor: Visitor, message: ConsoleMessage) -> None:
    if message.type == "error" and not message.text.startswith(EXPECTED_CONSOLE):
        visitor.problems.append(message.text)
