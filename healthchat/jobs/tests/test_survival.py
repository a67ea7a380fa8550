"""Real workers, killed; a real broker, wiped or away: every job takes effect exactly once.

A wipe is FLUSHDB, because the other half of a parallel test run lives in another database.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import redis
from django.conf import settings
from django.utils import timezone

from healthchat.embedded.process import free_port
from healthchat.jobs import LostLease, queue, running
from healthchat.jobs.models import Job, JobStatus
from healthchat.jobs.tests import probe
from healthchat.jobs.tests.conftest import StartWorker, put, status_of, wait_for


@pytest.mark.parametrize("stage", probe.STAGES)
def test_a_worker_killed_in_the_middle_of_a_stage(
    probe_folder: Path, start_worker: StartWorker, stage: str
) -> None:
    hold = probe_folder / f"hold-{stage}"
    hold.touch()
    victim = start_worker()
    job = put("probe.stages")
    mark = probe_folder / f"at-{stage}-{job.subject_id}-1"
    wait_for(mark.exists, f"{stage} never began")
    victim.kill()
    hold.unlink()
    start_worker()
    wait_for(lambda: status_of(job) == JobStatus.DONE, "the job was lost")
    assert probe.effects(job.subject_id) == list(probe.STAGES)
    assert Job.objects.get(id=job.id).attempt == 2


def test_the_broker_is_wiped_while_jobs_wait(probe_folder: Path, start_worker: StartWorker) -> None:
    waiting = [put("probe.once") for _ in range(20)]
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        assert broker.llen("healthchat:default") >= 20
        broker.flushdb()
    start_worker()
    wait_for(lambda: all(status_of(job) == JobStatus.DONE for job in waiting), "jobs were lost")
    assert [probe.effects(job.subject_id) for job in waiting] == [["once"]] * 20


def test_the_broker_is_wiped_under_a_running_worker(
    probe_folder: Path, start_worker: StartWorker
) -> None:
    hold = probe_folder / "hold-once"
    hold.touch()
    start_worker()
    waiting = [put("probe.once") for _ in range(8)]
    wait_for(lambda: any(probe_folder.glob("at-once-*")), "no job began")
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        broker.flushdb()
    hold.unlink()
    wait_for(lambda: all(status_of(job) == JobStatus.DONE for job in waiting), "jobs were lost")
    assert [probe.effects(job.subject_id) for job in waiting] == [["once"]] * 8


PERSON = """
import json, sys, threading, time, django, redis
django.setup()
from uuid import UUID
from django.db import transaction
from healthchat import jobs

done = {"tries": 0, "slept": 0.0}
connect, sleep = redis.Connection.connect, time.sleep

def counted(self) -> None:
    done["tries"] += 1
    connect(self)

def slept(seconds: float) -> None:
    done["slept"] += seconds
    sleep(seconds)

redis.Connection.connect, time.sleep = counted, slept

def request() -> None:
    with transaction.atomic():
        jobs.enqueue("probe.once", clinic_id=UUID(int=1), subject_id=UUID(sys.argv[1]))

thread = threading.Thread(target=request)
thread.start()
thread.join()
print(json.dumps(done))
"""


@dataclass(frozen=True)
class Effort:
    """What enqueuing cost: connections that were tried, and seconds it meant to pause."""

    tries: int
    slept: float


def enqueue_elsewhere(subject: UUID, **environment: str) -> Effort:
    """Enqueue in a thread of another process, as the web server does."""
    done = subprocess.run(
        [sys.executable, "-c", PERSON, str(subject)],
        env={**os.environ, **environment},
        check=True,
        timeout=300,
        capture_output=True,
        text=True,
    )
    return Effort(**json.loads(done.stdout))


def test_the_broker_is_away_while_a_person_works(
    probe_folder: Path, start_worker: StartWorker
) -> None:
    subject = uuid4()
    away = f"redis://127.0.0.1:{free_port()}/0"
    effort = enqueue_elsewhere(subject, REDIS_URL=away)
    assert (1 <= effort.tries <= 4, effort.slept < 1) == (True, True), effort
    job = Job.objects.get(subject_id=subject)
    assert (job.status, job.sent_at) == (JobStatus.QUEUED, None)
    start_worker()
    wait_for(lambda: status_of(job) == JobStatus.DONE, "the relay did not send it")
    assert probe.effects(subject) == ["once"]


def test_a_web_server_s_thread_sends_at_once(probe_folder: Path) -> None:
    subject = uuid4()
    enqueue_elsewhere(subject)
    assert Job.objects.get(subject_id=subject).sent_at is not None
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        assert broker.llen("healthchat:default") == 1


def test_a_poison_job_dies_after_four_attempts_and_blocks_nobody(
    probe_folder: Path, start_worker: StartWorker
) -> None:
    start_worker()
    poison = put("probe.kill")
    others = [put("probe.once") for _ in range(5)]
    wait_for(lambda: all(status_of(job) == JobStatus.DONE for job in others), "others wait")
    wait_for(lambda: status_of(poison) == JobStatus.DEAD, "poison is tried for ever")
    assert Job.objects.get(id=poison.id).attempt == 4
    wait_for(lambda: probe.effects(poison.subject_id) == ["dead: worker_lost"], "nobody was told")


def test_a_job_that_hangs_is_ended_at_its_hard_limit(
    probe_folder: Path, start_worker: StartWorker
) -> None:
    start_worker()
    hanging = put("probe.hang")
    wait_for(lambda: Job.objects.get(id=hanging.id).attempt >= 2, "it was never taken back")
    other = put("probe.once")
    wait_for(lambda: status_of(other) == JobStatus.DONE, "it blocks the others")


def test_a_job_that_outlasts_its_lease_keeps_it(
    probe_folder: Path, start_worker: StartWorker
) -> None:
    hold = probe_folder / "hold-once"
    hold.touch()
    start_worker(JOBS_LEASE_SECONDS="10")
    job = put("probe.once")
    wait_for((probe_folder / f"at-once-{job.subject_id}-1").exists, "it never began")
    first = Job.objects.get(id=job.id).lease_until
    assert first is not None
    wait_for(lambda: timezone.now() > first, "its first lease never ran out")
    hold.unlink()
    wait_for(lambda: status_of(job) == JobStatus.DONE, "it never ended")
    assert Job.objects.get(id=job.id).attempt == 1
    assert probe.effects(job.subject_id) == ["once"]


def test_a_worker_that_outlives_its_lease_writes_nothing(
    probe_folder: Path, start_worker: StartWorker
) -> None:
    """The network parts a worker from the database long enough; then both go on."""
    subject = uuid4()
    job = put("probe.once", subject)
    slow = running.claim(job.id)
    assert slow is not None
    Job.objects.filter(id=job.id).update(lease_until="2000-01-01T00:00:00Z")
    start_worker()
    wait_for(lambda: status_of(job) == JobStatus.DONE, "nobody took it over")
    with pytest.raises(LostLease):
        probe.once(slow)
    assert probe.effects(subject) == ["once"]


def test_one_id_sent_many_times_takes_effect_once(
    probe_folder: Path, start_worker: StartWorker
) -> None:
    jobs = [put("probe.once") for _ in range(5)]
    for _ in range(6):
        for job in jobs:
            assert queue.send(job.id, job.kind, job.queue)
    start_worker()
    start_worker()
    wait_for(lambda: all(status_of(job) == JobStatus.DONE for job in jobs), "jobs were lost")
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        wait_for(lambda: broker.llen("healthchat:default") == 0, "messages are left")
    assert [probe.effects(job.subject_id) for job in jobs] == [["once"]] * 5
