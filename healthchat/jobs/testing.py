"""Running jobs in a test without a worker: the same code, in this process."""

from __future__ import annotations

from django.db.models.functions import Now

from healthchat.jobs import running
from healthchat.jobs.models import Job, JobStatus


def run_waiting(*, kind: str | None = None, at_most: int = 100) -> int:
    """Run waiting jobs, pauses between attempts left out, until none is left; the number run.

    Jobs that a job brings are run too. More than ``at_most`` fails: something enqueues itself.
    """
    ran = 0
    while True:
        waiting = Job.objects.filter(status=JobStatus.QUEUED).order_by("created_at")
        if kind is not None:
            waiting = waiting.filter(kind=kind)
        job = waiting.first()
        if job is None:
            return ran
        if ran == at_most:
            raise AssertionError(f"more than {at_most} jobs: {job.kind} does not come to an end")
        Job.objects.filter(id=job.id).update(available_at=Now())
        running.run(job.id)
        ran += 1
