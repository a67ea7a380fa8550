"""What a handler knows of its job, and its proof that the job is still its own."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import connection

from healthchat.jobs.errors import LostLease


@dataclass(frozen=True, slots=True)
class JobContext:
    """One attempt at one job. ``attempt`` counts from 1."""

    job_id: UUID
    kind: str
    clinic_id: UUID
    patient_id: UUID | None
    subject_id: UUID
    attempt: int

    @property
    def is_last_attempt(self) -> bool:
        """Whether a failure now is final."""
        return self.attempt >= int(settings.JOBS_MAX_ATTEMPTS)

    def fence(self) -> None:
        """Prove, inside a transaction, that no other attempt has taken the job over.

        Locks the job row until the transaction ends, so that nobody can take it meanwhile. Every
        transaction with an effect calls this first. Raises LostLease: write nothing then.
        """
        if not connection.in_atomic_block:
            raise RuntimeError("ctx.fence() belongs inside the transaction of the effect")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT 1 FROM jobs_job WHERE id = %s AND attempt = %s AND status = 'running'"
                " FOR NO KEY UPDATE",
                [self.job_id, self.attempt],
            )
            if cursor.fetchone() is None:
                raise LostLease

    def heartbeat(self) -> None:
        """Renew the lease now, and learn early if it is lost. Raises LostLease.

        The worker renews it in the background as well; a long stage between two effects calls
        this to stop soon instead of finishing work that nobody wants any more.
        """
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE jobs_job SET lease_until = statement_timestamp() + %s * interval '1 second'"
                " WHERE id = %s AND attempt = %s AND status = 'running'",
                [int(settings.JOBS_LEASE_SECONDS), self.job_id, self.attempt],
            )
            if cursor.rowcount == 0:
                raise LostLease
