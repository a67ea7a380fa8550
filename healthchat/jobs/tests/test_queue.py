"""The rules of the queue, without a worker: one live job a subject, attempts, retry, fence."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import redis
from django.conf import settings
from django.db import connection, transaction
from django.db.models.functions import Now

from healthchat import jobs
from healthchat.jobs import queue, relay, running, testing
from healthchat.jobs.models import Job, JobStatus
from healthchat.jobs.tests import probe
from healthchat.jobs.tests.conftest import put, status_of


def test_enqueue_needs_the_business_transaction(probe_folder: Path) -> None:
    with pytest.raises(RuntimeError, match="inside the business transaction"):
        jobs.enqueue("probe.once", clinic_id=uuid4(), subject_id=uuid4())


def test_a_transaction_that_fails_leaves_no_job(probe_folder: Path) -> None:
    subject = uuid4()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.enqueue("probe.once", clinic_id=uuid4(), subject_id=subject)
        _ = 1 / 0
    assert not Job.objects.filter(subject_id=subject).exists()


def test_one_waiting_job_a_subject(probe_folder: Path) -> None:
    subject = uuid4()
    assert put("probe.once", subject).id == put("probe.once", subject).id
    assert testing.run_waiting() == 1
    assert put("probe.once", subject).id != Job.objects.get(status=JobStatus.DONE).id


def test_enqueued_while_running_runs_once_more(probe_folder: Path) -> None:
    subject = uuid4()
    job = put("probe.once", subject)
    ctx = running.claim(job.id)
    assert ctx is not None
    assert put("probe.once", subject).id == job.id
    probe.once(ctx)
    running._complete(ctx)
    assert status_of(job) == JobStatus.QUEUED
    testing.run_waiting()
    assert probe.effects(subject) == ["once", "once"]
    assert status_of(job) == JobStatus.DONE


def test_a_job_is_claimed_once(probe_folder: Path) -> None:
    job = put("probe.once")
    assert running.claim(job.id) is not None
    assert running.claim(job.id) is None


def test_four_attempts_then_dead_told_and_retryable(probe_folder: Path) -> None:
    job = put("probe.raise")
    assert testing.run_waiting() == 4
    dead = Job.objects.get(id=job.id)
    assert (dead.status, dead.attempt, dead.announced) == (JobStatus.DEAD, 4, True)
    told = [f"attempt {n}" for n in range(1, 5)] + ["dead: RuntimeError"]
    assert probe.effects(job.subject_id) == told
    again = jobs.retry(job.id)
    assert (again.status, again.attempt, again.subject_id) == ("queued", 0, job.subject_id)
    assert jobs.retry(job.id).id == again.id


def test_a_permanent_failure_is_not_tried_again(probe_folder: Path) -> None:
    job = put("probe.refuse")
    assert testing.run_waiting() == 1
    assert status_of(job) == JobStatus.DEAD
    assert probe.effects(job.subject_id) == ["dead: not_wanted"]


def test_attempts_are_spaced_out(probe_folder: Path) -> None:
    job = put("probe.raise")
    running.run(job.id)
    waiting = Job.objects.filter(id=job.id, status=JobStatus.QUEUED, available_at__gt=Now())
    assert waiting.exists()
    assert running.run(job.id) is False
    assert probe.effects(job.subject_id) == ["attempt 1"]


def test_what_an_error_says_is_not_logged(
    probe_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from healthchat.logs import LineFormatter

    job = put("probe.raise")
    with caplog.at_level(logging.DEBUG):
        testing.run_waiting()
    lines = "\n".join(LineFormatter().format(record) for record in caplog.records)
    assert str(job.id) in lines
    assert "RuntimeError" in lines
    assert "Ada Example" not in lines
    assert "Ada Example" not in str(Job.objects.filter(id=job.id).values())


def test_the_fence_belongs_into_a_transaction(probe_folder: Path) -> None:
    ctx = running.claim(put("probe.once").id)
    assert ctx is not None
    with pytest.raises(RuntimeError, match="inside the transaction"):
        ctx.fence()


def test_the_fence_refuses_an_older_attempt(probe_folder: Path) -> None:
    job = put("probe.once")
    first = running.claim(job.id)
    assert first is not None
    Job.objects.filter(id=job.id).update(lease_until="2000-01-01T00:00:00Z")
    assert relay.sweep() == 1
    second = running.claim(job.id)
    assert second is not None
    assert second.attempt == 2
    with pytest.raises(jobs.LostLease):
        probe.once(first)
    with pytest.raises(jobs.LostLease):
        first.heartbeat()
    probe.once(second)
    assert probe.effects(job.subject_id) == ["once"]


def test_a_living_worker_keeps_its_job(probe_folder: Path) -> None:
    ctx = running.claim(put("probe.once").id)
    assert ctx is not None
    assert relay.sweep() == 0
    Job.objects.filter(id=ctx.job_id).update(lease_until="2000-01-01T00:00:00Z")
    ctx.heartbeat()
    assert relay.sweep() == 0


def test_a_farewell_that_fails_is_said_again(
    probe_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_job: Job) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(running, "farewell_for", lambda _kind: broken)
        job = put("probe.refuse")
        testing.run_waiting()
    assert not Job.objects.get(id=job.id).announced
    relay.sweep()
    assert Job.objects.get(id=job.id).announced
    assert probe.effects(job.subject_id) == ["dead: not_wanted"]


def test_the_relay_sends_what_was_not_sent_and_no_more(
    probe_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    relay.relay()
    with monkeypatch.context() as patch:
        patch.setattr(queue, "_broker_away_until", float("inf"))
        late = put("probe.once")
    put("probe.once")
    assert relay.relay() == 1
    assert Job.objects.get(id=late.id).sends == 1
    assert relay.relay() == 0
    Job.objects.update(sent_at="2000-01-01T00:00:00Z")
    assert relay.relay() == 2
    monkeypatch.setattr(queue, "_broker_away_until", 0.0)


def test_a_wiped_broker_is_filled_again_at_once(probe_folder: Path) -> None:
    job = put("probe.once")
    relay.relay()
    assert relay.relay() == 0
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        broker.flushdb()
    assert relay.relay() == 1
    assert Job.objects.get(id=job.id).sends == 1


def test_a_worker_that_renews_at_the_last_moment_keeps_its_job(probe_folder: Path) -> None:
    ctx = running.claim(put("probe.once").id)
    assert ctx is not None
    Job.objects.filter(id=ctx.job_id).update(lease_until="2000-01-01T00:00:00Z")
    seen_as_lost = Job.objects.get(id=ctx.job_id)
    ctx.heartbeat()
    assert running.lose(seen_as_lost) is False
    assert status_of(seen_as_lost) == JobStatus.RUNNING


def test_nothing_but_ids_is_stored(probe_folder: Path) -> None:
    put("probe.once")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_name = 'jobs_job' AND data_type = 'text'"
        )
        assert cursor.fetchall() == []


def test_a_job_put_off_is_not_sent_before_its_time_and_can_be_put_off_again(
    probe_folder: Path,
) -> None:
    subject = uuid4()
    with transaction.atomic():
        job = queue.enqueue(
            "probe.once", clinic_id=uuid4(), subject_id=subject, after=timedelta(days=1)
        )
    assert running.claim(job.id) is None
    assert relay.relay() == 0
    first = Job.objects.get(id=job.id).available_at
    with transaction.atomic():
        queue.enqueue("probe.once", clinic_id=uuid4(), subject_id=subject, after=timedelta(days=2))
    assert Job.objects.get(id=job.id).available_at > first + timedelta(hours=23)
