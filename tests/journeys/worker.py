"""A real Celery worker with its clock, on the test session's own services."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PROMPT = {
    "JOBS_BACKOFF_SECONDS": "0",
    "JOBS_RELAY_SECONDS": "1",
    "JOBS_SWEEP_SECONDS": "2",
    "OMP_NUM_THREADS": "1",
    "OMP_THREAD_LIMIT": "1",
}


@contextmanager
def running(log: Path, **environment: str) -> Iterator[int]:
    """For as long as the block lasts, jobs of every queue are done by another process.

    Yields its number."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "celery", "--app", "healthchat", "--quiet", "worker"),
                *("--beat", "--scheduler", "celery.beat:Scheduler"),
                *("--schedule", str(log.with_suffix(".beat"))),
                *("--pool", "prefork", "--concurrency", "2", "-O", "fair"),
                *("--queues", "documents,default,relay,model", "--hostname", "journeys@test"),
                *("--without-gossip", "--without-mingle", "--loglevel", "INFO"),
            ],
            env={**os.environ, **PROMPT, **environment},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            yield process.pid
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
