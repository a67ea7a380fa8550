"""A Celery application whose document stages wait, in the middle of their effect, for a file.

``HOLD_STAGES`` names a folder: while ``hold-<stage>`` is there, a worker that has done the work of
that stage and stored it, but not committed, writes ``at-<stage>`` and waits. So a test can kill it
at the worst moment. ``page`` is such a place too, after the second page of a document. While it
imports an archive it waits at its second file: ``stored`` before the file is made a document,
``noted`` when it is and that is not committed, ``doubled`` before the file is dropped again because
it is here already.
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

from documents import (  # noqa: E402  (needs the registry of applications)
    effects,
    extraction,
    importing,
    processing,
    rereading,
)


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
    if parts[1].page.number == 2:
        _wait("page")


_add, _mark, _take_over = importing._add, importing._mark, importing._take_over


def _held_add(ctx: Any, index: int, file: Any) -> None:
    if index == 1:
        _wait("stored")
    _add(ctx, index, file)


def _held_mark(archive: Any, index: int, **became: Any) -> None:
    _mark(archive, index, **became)
    if index == 1:
        _wait("noted")


def _held_take_over(ctx: Any, index: int, file: Any) -> Any:
    same = _take_over(ctx, index, file)
    if index == 1:
        _wait("doubled")
    return same


for module in (processing, extraction, rereading):
    vars(module)["advance"] = _held_advance
for module in (extraction, rereading):
    vars(module)["store_page"] = _held_store_page
vars(importing).update(_add=_held_add, _mark=_held_mark, _take_over=_held_take_over)
