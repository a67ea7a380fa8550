"""Durable jobs. The row in PostgreSQL is the truth; Celery carries its id and may lose it.

    jobs.enqueue("documents.process", clinic_id=…, subject_id=…)     # in the business transaction

    @jobs.handler("documents.process", soft_limit=…, hard_limit=…)
    def process(ctx: jobs.JobContext) -> None: ...

A worker claims a row by a conditional update, with a lease and an attempt number. A handler may
run more than once, or twice at the same time: every transaction that has an effect begins with
``ctx.fence()``, and then the effect happens once. A handler that raises is tried again, four
times in all; then the job is dead, visible, and can be retried.

The models are loaded on first use, because this package is imported before Django's registry of
applications is ready.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from healthchat.jobs.context import JobContext
from healthchat.jobs.errors import LostLease, Permanent
from healthchat.jobs.registry import at_start, handler, on_dead

if TYPE_CHECKING:
    from healthchat.jobs.models import Job
    from healthchat.jobs.queue import enqueue, retry

__all__ = [
    "Job",
    "JobContext",
    "LostLease",
    "Permanent",
    "at_start",
    "enqueue",
    "handler",
    "on_dead",
    "retry",
]

_LAZY = {
    "Job": "healthchat.jobs.models",
    "enqueue": "healthchat.jobs.queue",
    "retry": "healthchat.jobs.queue",
}


def __getattr__(name: str) -> object:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
