"""The job row: ids and states, never a word of a record."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class JobStatus(models.TextChoices):
    """Where a job stands. Queued and running are live."""

    QUEUED = "queued", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    DEAD = "dead", "Given up"


LIVE = (JobStatus.QUEUED, JobStatus.RUNNING)


class Job(models.Model):
    """One piece of work on one subject.

    A platform table: it holds ids only, has no row-level security, and is read by workers that
    do not know a clinic yet. ``attempt`` counts the attempts that began; it is also the fence.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=80)
    queue = models.CharField(max_length=40, default="default")
    clinic_id = models.UUIDField()
    patient_id = models.UUIDField(null=True)
    subject_id = models.UUIDField()
    status = models.CharField(max_length=10, choices=JobStatus, default=JobStatus.QUEUED)
    attempt = models.PositiveSmallIntegerField(default=0)
    again = models.BooleanField(default=False)
    available_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True)
    sends = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=120, default="")
    last_error_code = models.CharField(max_length=80, default="")
    announced = models.BooleanField(default=False)
    created_at = models.DateTimeField(db_default=Now())
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id"],
                condition=Q(status__in=["queued", "running"]),
                name="jobs_one_live_per_subject",
            ),
        ]
        indexes = [
            models.Index(
                fields=["available_at"], condition=Q(status="queued"), name="jobs_waiting"
            ),
            models.Index(fields=["lease_until"], condition=Q(status="running"), name="jobs_leased"),
            models.Index(fields=["finished_at"], name="jobs_finished"),
            models.Index(fields=["subject_id"], name="jobs_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def is_live(self) -> bool:
        """Whether it still waits or runs."""
        return self.status in LIVE
