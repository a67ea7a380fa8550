"""The browser and the cast, with everything really committed."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.cluster import Database
from tests.factories import Cast, make_cast
from tests.journeys import worker
from tests.journeys.browser import Visit, launch, visitor_factory

# Playwright keeps an event loop in this thread; Django would take that for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, live_server: object) -> Visit:
    """Opens windows on the running portal."""
    return visitor_factory(browser, str(live_server))


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


@pytest.fixture(scope="module")
def real_worker(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Celery at work in processes of its own, for all the tests of a module."""
    with worker.running(tmp_path_factory.mktemp("worker") / "worker.log"):
        yield
