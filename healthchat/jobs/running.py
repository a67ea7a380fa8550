"""One attempt at a job: claim it, do it, say how it ended."""

from __future__ import annotations

import logging
import os
import random
import socket
import threading
from datetime import timedelta
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from healthchat.jobs import heart
from healthchat.jobs.context import JobContext
from healthchat.jobs.errors import LostLease, NoHandler, Permanent
from healthchat.jobs.models import Job, JobStatus
from healthchat.jobs.registry import farewell_for, handler_for

logger = logging.getLogger(__name__)


def run(job_id: UUID) -> bool:
    """Do the job if it is there to be done; True if this call did it to the end."""
    ctx = claim(job_id)
    if ctx is None:
        return False
    try:
        known = handler_for(ctx.kind)
        with heart.beating(ctx, known.hard_limit):
            known.work(ctx)
    except LostLease:
        logger.warning("job %s attempt %s: taken over", ctx.job_id, ctx.attempt)
        return False
    except Permanent as error:
        _fail(ctx, error.code, final=True)
        return False
    except NoHandler:
        logger.error("job %s: nobody here handles %s", ctx.job_id, ctx.kind)
        _fail(ctx, "no_handler")
        return False
    except SoftTimeLimitExceeded:
        logger.error("job %s attempt %s: out of time", ctx.job_id, ctx.attempt)
        _fail(ctx, "took_too_long")
        return False
    except Exception as error:
        logger.exception("job %s attempt %s failed", ctx.job_id, ctx.attempt)
        _fail(ctx, _code_of(error))
        return False
    return _complete(ctx)


def claim(job_id: UUID) -> JobContext | None:
    """Take a waiting job, or None: it is not due, somebody else has it, or it is over.

    The update is conditional, so of several messages with one id exactly one gets the job.
    """
    with transaction.atomic():
        taken = Job.objects.filter(
            id=job_id, status=JobStatus.QUEUED, available_at__lte=Now()
        ).update(
            status=JobStatus.RUNNING,
            attempt=F("attempt") + 1,
            again=False,
            started_at=Now(),
            lease_until=Now() + timedelta(seconds=settings.JOBS_LEASE_SECONDS),
            worker=worker_name(),
        )
        if not taken:
            return None
        job = Job.objects.get(id=job_id)
    return _context(job)


def lose(job: Job) -> bool:
    """Count an attempt as failed if its lease has ended; False if its worker lives after all."""
    ctx = _context(job)
    if not _fail(ctx, "worker_lost", delay=0.0, only_expired=True):
        return False
    logger.warning("job %s attempt %s: its worker is gone", job.id, job.attempt)
    return True


def announce(job: Job) -> None:
    """Tell the application that a job was given up, until once it has been told."""
    farewell = farewell_for(job.kind)
    if farewell is not None:
        try:
            farewell(job)
        except Exception:
            logger.exception("job %s is dead, and its application could not be told", job.id)
            return
    Job.objects.filter(id=job.id, status=JobStatus.DEAD).update(announced=True)


def worker_name() -> str:
    """Host, process and thread: for a person who looks for what a worker was doing."""
    return f"{socket.gethostname()}:{os.getpid()}:{threading.current_thread().name}"[:120]


def _complete(ctx: JobContext) -> bool:
    """The job is done, or wanted once more because it was enqueued while it ran."""
    with transaction.atomic():
        try:
            ctx.fence()
        except LostLease:
            logger.warning("job %s attempt %s: finished too late", ctx.job_id, ctx.attempt)
            return False
        if Job.objects.filter(id=ctx.job_id, again=True).exists():
            Job.objects.filter(id=ctx.job_id).update(
                status=JobStatus.QUEUED,
                again=False,
                attempt=0,
                available_at=Now(),
                sent_at=None,
                sends=0,
                lease_until=None,
            )
            return True
        Job.objects.filter(id=ctx.job_id).update(
            status=JobStatus.DONE, lease_until=None, finished_at=Now(), last_error_code=""
        )
    return True


def _context(job: Job) -> JobContext:
    return JobContext(
        job_id=job.id,
        kind=job.kind,
        clinic_id=job.clinic_id,
        patient_id=job.patient_id,
        subject_id=job.subject_id,
        attempt=job.attempt,
    )


def _fail(
    ctx: JobContext,
    code: str,
    *,
    final: bool = False,
    delay: float | None = None,
    only_expired: bool = False,
) -> bool:
    """Queue the next attempt after a pause, or give the job up; False if it is not ours."""
    with transaction.atomic():
        try:
            ctx.fence()
        except LostLease:
            return False
        expired = Job.objects.filter(id=ctx.job_id, lease_until__lt=Now())
        if only_expired and not expired.exists():
            return False
        dead = final or ctx.is_last_attempt
        if dead:
            Job.objects.filter(id=ctx.job_id).update(
                status=JobStatus.DEAD,
                announced=False,
                last_error_code=code[:80],
                lease_until=None,
                finished_at=Now(),
            )
        else:
            pause = _pause(ctx.attempt) if delay is None else delay
            Job.objects.filter(id=ctx.job_id).update(
                status=JobStatus.QUEUED,
                last_error_code=code[:80],
                available_at=Now() + timedelta(seconds=pause),
                sent_at=None,
                sends=0,
                lease_until=None,
            )
    if dead:
        logger.error("job %s is dead after attempt %s: %s", ctx.job_id, ctx.attempt, code)
        announce(Job.objects.get(id=ctx.job_id))
    return True


def _pause(attempt: int) -> float:
    """Seconds before the next attempt: doubling, with up to a quarter of chance added."""
    base = float(settings.JOBS_BACKOFF_SECONDS) * 2.0 ** (attempt - 1)
    return base * (1 + random.random() / 4)  # noqa: S311  (spreads load, hides nothing)


def _code_of(error: Exception) -> str:
    """An error's own stable code, else its type; never its text, which may quote a record."""
    code = getattr(error, "code", None)
    return code if isinstance(code, str) and code.isidentifier() else type(error).__name__
