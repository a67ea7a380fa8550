"""A table for effects, and real workers that a test may kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import transaction

from healthchat import jobs
from healthchat.jobs.models import Job
from healthchat.jobs.tests import probe
from tests.cluster import Database

FAST = {
    "JOBS_LEASE_SECONDS": "2",
    "JOBS_RESEND_SECONDS": "1",
    "JOBS_BACKOFF_SECONDS": "0",
    "JOBS_RELAY_SECONDS": "1",
    "JOBS_SWEEP_SECONDS": "1",
    "OMP_NUM_THREADS": "1",
}


def wait_for(what: Callable[[], bool], message: str, seconds: float = 300) -> None:
    """Until ``what`` holds; the test fails with ``message`` otherwise."""
    until = time.monotonic() + seconds
    while not what():
        if time.monotonic() > until:
            raise AssertionError(f"waited {seconds:.0f} s: {message}")
        time.sleep(0.05)


def put(kind: str, subject: UUID | None = None, queue: str = "default") -> Job:
    """Enqueue in a transaction of its own, as a service would."""
    with transaction.atomic():
        return jobs.enqueue(kind, clinic_id=uuid4(), subject_id=subject or uuid4(), queue=queue)


def status_of(job: Job) -> str:
    return Job.objects.values_list("status", flat=True).get(id=job.id)


@pytest.fixture
def probe_folder(
    committed_db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The table and the folder of the test handlers."""
    monkeypatch.setenv("JOBS_PROBE", str(tmp_path))
    with psycopg.connect(committed_db.superuser_url, autocommit=True) as link:
        link.execute(
            "CREATE TABLE jobs_probe (id bigserial PRIMARY KEY, subject uuid, effect text)"
        )
        link.execute("GRANT SELECT, INSERT ON jobs_probe TO healthchat_app")
        link.execute("GRANT USAGE ON SEQUENCE jobs_probe_id_seq TO healthchat_app")
        yield tmp_path
        link.execute("SET lock_timeout = '10s'")
        link.execute("DROP TABLE jobs_probe")


class Worker:
    """A Celery worker with its beat: a process group that can be killed as one."""

    def __init__(self, name: str, log: Path, environment: dict[str, str]) -> None:
        self.log = log
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "celery", "-A", "healthchat.jobs.tests.probe"),
                    *("worker", "--beat", "--scheduler", "celery.beat:Scheduler"),
                    *("--pool", "prefork", "--concurrency", "2", "--queues", "default,relay"),
                    *("--hostname", f"{name}@test", "--without-gossip", "--without-mingle"),
                ],
                env={**os.environ, **FAST, **environment},
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def kill(self) -> None:
        """SIGKILL to the worker and its children at once: the power cable."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """A warm shutdown, then the cable."""
        if self.process.poll() is None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(60)
        self.kill()


StartWorker = Callable[..., Worker]


@pytest.fixture
def start_worker(probe_folder: Path) -> Iterator[StartWorker]:
    """Start workers; they are gone when the test is."""
    started: list[Worker] = []

    def start(**environment: str) -> Worker:
        name = f"w{len(started)}"
        started.append(Worker(name, probe_folder / f"{name}.log", environment))
        return started[-1]

    yield start
    for worker in started:
        worker.stop()


__all__ = ["probe"]
