"""Handlers for the tests, registered in the test's process and in the workers it starts.

Their effects are rows of ``jobs_probe``; a folder named by JOBS_PROBE tells them what to do and
learns which process does it.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction

from healthchat import jobs
from healthchat.celery import app

__all__ = ["app"]

STAGES = ("read", "understand", "write")


def folder() -> Path:
    return Path(os.environ["JOBS_PROBE"])


def effects(subject: UUID) -> list[str]:
    """What took effect for a subject, in order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT effect FROM jobs_probe WHERE subject = %s ORDER BY id", [subject])
        return [row[0] for row in cursor.fetchall()]


def _take_effect(ctx: jobs.JobContext, effect: str) -> None:
    with transaction.atomic():
        ctx.fence()
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO jobs_probe (subject, effect) VALUES (%s, %s)",
                [ctx.subject_id, effect],
            )


def _pause_here(ctx: jobs.JobContext, stage: str) -> None:
    """While ``hold-<stage>`` exists: say who is here, and wait."""
    hold = folder() / f"hold-{stage}"
    if hold.exists():
        (folder() / f"at-{stage}-{ctx.subject_id}-{ctx.attempt}").write_text(str(os.getpid()))
    while hold.exists():
        time.sleep(0.02)


@jobs.handler("probe.once")
def once(ctx: jobs.JobContext) -> None:
    _pause_here(ctx, "once")
    _take_effect(ctx, "once")


@jobs.handler("probe.stages")
def stages(ctx: jobs.JobContext) -> None:
    """Three stages, resumed where they stopped, as a document is processed."""
    for stage in STAGES[len(effects(ctx.subject_id)) :]:
        _pause_here(ctx, stage)
        _take_effect(ctx, stage)


@jobs.handler("probe.kill")
def kill(ctx: jobs.JobContext) -> None:
    """A poison file: it takes its process with it, every time."""
    os.kill(os.getpid(), signal.SIGKILL)


@jobs.handler("probe.raise")
def fail(ctx: jobs.JobContext) -> None:
    _take_effect(ctx, f"attempt {ctx.attempt}")
    raise RuntimeError("Ada Example has a secret")


@jobs.handler("probe.refuse")
def refuse(ctx: jobs.JobContext) -> None:
    raise jobs.Permanent("not_wanted", "no")


@jobs.handler("probe.hang", soft_limit=1, hard_limit=2)
def hang(ctx: jobs.JobContext) -> None:
    """Ignores the soft limit, as code that catches everything does."""
    while True:
        try:
            time.sleep(60)
        except Exception:
            continue


@jobs.on_dead("probe.kill")
@jobs.on_dead("probe.raise")
@jobs.on_dead("probe.hang")
@jobs.on_dead("probe.refuse")
def farewell(job: jobs.Job) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO jobs_probe (subject, effect) VALUES (%s, %s)",
            [job.subject_id, f"dead: {job.last_error_code}"],
        )
