"""The three Celery tasks. Their arguments are ids."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task

from healthchat.jobs import relay as relaying
from healthchat.jobs import running


@shared_task(name="jobs.run")
def run(job_id: str) -> None:
    """Do one job, if it is still there to be done."""
    running.run(UUID(job_id))


@shared_task(name="jobs.relay")
def relay() -> None:
    """Send the ids of jobs that wait without a message."""
    relaying.relay()


@shared_task(name="jobs.sweep")
def sweep() -> None:
    """Take jobs back from workers that are gone, tell of dead ones, forget old ones."""
    relaying.sweep()
