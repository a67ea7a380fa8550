"""What killed uploads left is swept every day, and the beat knows it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from uuid import uuid4

from celery.schedules import crontab
from django.conf import settings as configured
from pytest_django import Settings

from healthchat import storage
from healthchat.celery import app
from healthchat.crypto import tasks


def test_the_beat_sweeps_storage_once_a_day() -> None:
    entry = configured.CELERY_BEAT_SCHEDULE["storage-sweep"]
    assert entry["task"] == tasks.sweep.name
    assert entry["task"] in app.tasks
    assert isinstance(entry["schedule"], crontab)
    assert str(entry["schedule"]).startswith("<crontab: 20 3 * * *")


def test_only_what_was_begun_long_ago_is_swept(
    db: None, settings: Settings, tmp_path: Path
) -> None:
    settings.STORAGE_URL = (tmp_path / "files").as_uri()
    sinks = [storage.default().create(str(uuid4())) for _ in range(2)]
    for sink in sinks:
        sink.write(b"begun")
    old, _ = sorted((tmp_path / "files" / "parts").iterdir())
    long_ago = time.time() - tasks.UNFINISHED.total_seconds() - 60
    os.utime(old, (long_ago, long_ago))
    tasks.sweep()
    assert len(list((tmp_path / "files" / "parts").iterdir())) == 1
    assert not old.exists()
