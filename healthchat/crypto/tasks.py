"""What the storage of encrypted files needs from time to time."""

from __future__ import annotations

from datetime import timedelta

from celery import shared_task

from healthchat import storage
from healthchat.crypto import orphans

UNFINISHED = timedelta(hours=24)
"""No upload takes this long: what was begun so long ago has nobody who will end it."""


@shared_task(name="storage.sweep")
def sweep() -> None:
    """Remove what killed uploads began, and files that nothing names: ``manage.py
    sweep_storage``."""
    storage.default().sweep(UNFINISHED)
    orphans.sweep()
