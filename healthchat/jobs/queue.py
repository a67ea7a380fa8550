"""Bringing a job into being: a row in the business transaction, then a message as a nudge."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from healthchat.jobs.errors import NoHandler
from healthchat.jobs.models import LIVE, Job, JobStatus
from healthchat.jobs.registry import handler_for

logger = logging.getLogger(__name__)

_BROKER_PAUSE_SECONDS = 5.0
_broker_away_until = 0.0


def enqueue(
    kind: str,
    *,
    clinic_id: UUID,
    subject_id: UUID,
    patient_id: UUID | None = None,
    queue: str = "default",
    after: timedelta = timedelta(0),
) -> Job:
    """Have ``kind`` done for ``subject_id``. Call it inside the business transaction.

    While a job of that kind waits for the subject, it is that one that is returned, due when this
    call wants it. While one runs, it runs once more afterwards, because it may have read what
    this transaction changes. ``after`` puts it off; the relay sends it when it is due.
    A broker that is away is no error: the relay sends the id later.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("jobs.enqueue belongs inside the business transaction")
    while True:
        Job.objects.bulk_create(
            [
                Job(
                    kind=kind,
                    queue=queue,
                    clinic_id=clinic_id,
                    patient_id=patient_id,
                    subject_id=subject_id,
                    available_at=Now() + after,
                )
            ],
            ignore_conflicts=True,
        )
        live = Job.objects.select_for_update(no_key=True).filter(
            kind=kind, subject_id=subject_id, status__in=LIVE
        )
        job = live.first()
        if job is not None:
            break
    if job.status == JobStatus.RUNNING:
        Job.objects.filter(id=job.id).update(again=True)
        return job
    Job.objects.filter(id=job.id).update(available_at=Now() + after)
    if not after:
        transaction.on_commit(partial(send, job.id, kind, job.queue), robust=True)
    return job


def retry(job_id: UUID) -> Job:
    """Give a dead job its attempts again; a job that still lives is left as it is.

    Raises Job.DoesNotExist.
    """
    with transaction.atomic():
        job = Job.objects.select_for_update(no_key=True).get(id=job_id)
        if job.status != JobStatus.DEAD:
            return job
        return enqueue(
            job.kind,
            clinic_id=job.clinic_id,
            subject_id=job.subject_id,
            patient_id=job.patient_id,
            queue=job.queue,
        )


def send(job_id: UUID, kind: str, queue: str) -> bool:
    """Put the id on its queue; False if the broker is away. Never raises.

    After a failure no connection is tried for a few seconds, so that a broker that swallows
    packets does not hold up every request; the relay makes up for it.
    """
    global _broker_away_until  # noqa: PLW0603  (one broker a process, one memory of its absence)
    from healthchat.jobs.tasks import run

    if time.monotonic() < _broker_away_until:
        return False
    limits: dict[str, Any] = {}
    try:
        known = handler_for(kind)
        limits = {"soft_time_limit": known.soft_limit, "time_limit": known.hard_limit}
    except NoHandler:
        logger.warning("job %s: nobody here handles %s", job_id, kind)
    try:
        run.apply_async(args=(str(job_id),), queue=queue, retry=False, **limits)
    except Exception as error:  # the broker's client raises more kinds than it documents
        _broker_away_until = time.monotonic() + _BROKER_PAUSE_SECONDS
        logger.warning("job %s: not sent (%s)", job_id, type(error).__name__)
        return False
    _broker_away_until = 0.0
    Job.objects.filter(id=job_id).update(sent_at=Now(), sends=F("sends") + 1)
    return True
