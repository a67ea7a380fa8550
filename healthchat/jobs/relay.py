"""What makes the queue lossless: ids are sent until claimed, leases end, the dead are announced."""

from __future__ import annotations

import logging
from datetime import timedelta

import redis
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now

from healthchat.jobs import running
from healthchat.jobs.models import Job, JobStatus
from healthchat.jobs.queue import send

logger = logging.getLogger(__name__)

_BATCH = 200
_KEPT_DAYS = 30
_MARK = "healthchat:jobs:mark"
_LONGEST_DOUBLING = 4


def relay() -> int:
    """Send every due job that has no message under way; the number sent.

    A message that was sent but not claimed is sent again, later each time: it may be waiting
    behind others, or its worker may have died with it. If the broker lost its memory everything
    is sent at once.
    """
    if _broker_is_blank():
        Job.objects.filter(status=JobStatus.QUEUED).update(sent_at=None, sends=0)
    sent = 0
    while due := _due():
        for job in due:
            if not send(job.id, job.kind, job.queue):
                return sent
            sent += 1
    return sent


def sweep() -> int:
    """Take back what dead workers held and announce what was given up; the number taken back."""
    taken = 0
    with transaction.atomic():
        lost = list(
            Job.objects.select_for_update(skip_locked=True, no_key=True)
            .filter(status=JobStatus.RUNNING, lease_until__lt=Now())
            .order_by("lease_until")[:_BATCH]
        )
    for job in lost:
        taken += running.lose(job)
    for job in Job.objects.filter(status=JobStatus.DEAD, announced=False)[:_BATCH]:
        running.announce(job)
    old = Now() - timedelta(days=_KEPT_DAYS)
    Job.objects.filter(status=JobStatus.DONE, finished_at__lt=old).delete()
    return taken


def _due() -> list[Job]:
    """Waiting jobs whose time has come and whose last message is old; oldest first."""
    patience = timedelta(seconds=settings.JOBS_RESEND_SECONDS)
    stale = Q(sent_at=None)
    for sends in range(1, _LONGEST_DOUBLING + 1):
        at_least = Q(sends__gte=sends) if sends == _LONGEST_DOUBLING else Q(sends=sends)
        stale |= at_least & Q(sent_at__lt=Now() - patience * 2 ** (sends - 1))
    with transaction.atomic():
        return list(
            Job.objects.select_for_update(skip_locked=True, no_key=True)
            .filter(stale, status=JobStatus.QUEUED, available_at__lte=Now())
            .order_by("available_at")[:_BATCH]
        )


def _broker_is_blank() -> bool:
    """Whether the broker has lost its memory since the last look (a wipe, a restart)."""
    if not settings.REDIS_URL:
        return False
    client = redis.Redis.from_url(
        settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=2, retry=None
    )
    try:
        return bool(client.set(_MARK, "1", nx=True))
    except redis.RedisError as error:
        logger.warning("the broker is away (%s)", type(error).__name__)
        return False
    finally:
        client.close()
