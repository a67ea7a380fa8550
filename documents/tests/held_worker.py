"""A Celery application whose document stages wait, in the middle of their effect, for a file.

``HOLD_STAGES`` names a folder: while ``hold-<stage>`` is there, a worker that has done the work of
that stage and stored it, but not committed, writes ``at-<stage>`` and waits. So a test can kill it
at the worst moment. ``page`` is such a place too, after the second page of a document.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import django

from healthchat.celery import app

__all__ = ["app"]

django.setup()

from documents import effects, extraction, processing  # noqa: E402  (needs the registry of applications)


def _wait(place: str) -> None:
    folder = Path(os.environ["HOLD_STAGES"])
    hold = folder / f"hold-{place}"
    if hold.exists():
        (folder / f"at-{place}").touch()
    while hold.exists():
        time.sleep(0.02)


_advance, _store_page = effects.advance, extraction.store_page


def _held_advance(ctx: Any, document: Any, stage: Any, **counts: int) -> None:
    finished = document.stage
    _advance(ctx, document, stage, **counts)
    _wait(finished)


def _held_store_page(*parts: Any) -> None:
    _store_page(*parts)
    if parts[1].number == 2:
        _wait("page")


for module in (processing, extraction):
    vars(module)["advance"] = _held_advance
vars(extraction)["store_page"] = _held_store_page
