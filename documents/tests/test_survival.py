"""Real workers killed in the middle of every stage: a document is read once in effect."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import redis
from django.conf import settings
from pytest_django import Settings

from compliance.models import AuditEvent
from documents.blobs import open_original
from documents.models import Document, Page, Stage, Status
from documents.queries import labs_of
from documents.services.rereading import reread_document
from documents.tests.conftest import REPORT, Upload
from documents.tests.papers import archive
from tests.cluster import Database
from tests.factories import Cast, Person

FAST = {
    "JOBS_LEASE_SECONDS": "2",
    "JOBS_RESEND_SECONDS": "1",
    "JOBS_BACKOFF_SECONDS": "0",
    "JOBS_RELAY_SECONDS": "1",
    "JOBS_SWEEP_SECONDS": "1",
}
THREE_PAGES = b"\f".join([REPORT, b"Notes of the laboratory.\n", b"End of the report.\n"])
OTHER = THREE_PAGES.replace(b"9.1 ", b"14.1").replace(b"2026-03-02", b"2026-04-02")
Kill = Callable[[], None]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(committed_db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where tests and workers meet; uploads are stored below it too."""
    monkeypatch.setenv("HOLD_STAGES", str(tmp_path))
    return tmp_path


@pytest.fixture
def start_worker(folder: Path) -> Iterator[Callable[[], Kill]]:
    """Start a worker with its beat; what comes back kills the whole group at once."""
    kills: list[Kill] = []

    def start() -> Kill:
        with (folder / f"worker-{len(kills)}.log").open("wb") as log:
            process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "celery", "-A", "documents.tests.held_worker"),
                    *("worker", "--beat", "--scheduler", "celery.beat:Scheduler"),
                    *("--pool", "prefork", "--concurrency", "1", "--loglevel", "warning"),
                    *("--queues", "documents,default,relay", "--hostname", f"w{len(kills)}@t"),
                    *("--without-gossip", "--without-mingle"),
                ],
                env={**os.environ, **FAST},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

        def kill() -> None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

        kills.append(kill)
        return kill

    yield start
    for kill in kills:
        kill()


def _wait_for(what: Callable[[], bool], message: str, seconds: float = 90) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, message
        time.sleep(0.1)


def _document(person: Person, document: Document) -> Document:
    with person.scope():
        return Document.objects.get(id=document.id)


def _assert_read_once(person: Person, document: Document) -> None:
    with person.scope():
        assert [page.number for page in Page.objects.filter(document=document)] == [1, 2, 3]
        assert [row.name for row in labs_of(document.id)] == ["Hemoglobin", "TSH"]
        assert sorted(each.language for each in document.summaries.all()) == ["en", "es"]
        steps = AuditEvent.objects.filter(event="document.processed", subject_id=document.id)
        assert sorted(event.data["stage"] for event in steps) == sorted(
            stage for stage in Stage if stage not in (Stage.DONE, Stage.REREAD)
        )


@pytest.mark.parametrize("place", ["page", "extract", "recognise", "compose", "rephrase"])
def test_a_worker_killed_in_the_middle_of_a_stage(
    folder: Path, cast: Cast, upload: Upload, start_worker: Callable[[], Kill], place: str
) -> None:
    hold = folder / f"hold-{place}"
    hold.touch()
    kill = start_worker()
    document = upload(cast.alice, THREE_PAGES)
    _wait_for((folder / f"at-{place}").exists, f"no worker came to {place}")
    kill()
    hold.unlink()
    start_worker()
    _wait_for(
        lambda: _document(cast.alice, document).status == Status.READY, "the document was lost"
    )
    _assert_read_once(cast.alice, document)


@pytest.mark.parametrize("place", ["page", "reread"])
def test_a_worker_killed_while_it_reads_a_document_again(
    folder: Path, cast: Cast, upload: Upload, start_worker: Callable[[], Kill], place: str
) -> None:
    kill = start_worker()
    document = upload(cast.alice, THREE_PAGES)
    _wait_for(
        lambda: _document(cast.alice, document).status == Status.READY, "the document was lost"
    )
    hold = folder / f"hold-{place}"
    hold.touch()
    reread_document(actor=cast.alice.actor, document=document)
    _wait_for((folder / f"at-{place}").exists, f"no worker came to {place}")
    kill()
    with cast.alice.scope():
        between = Document.objects.get(id=document.id)
        assert (between.status, between.stage, between.readings) == ("ready", "reread", 0)
        assert [row.name for row in labs_of(document.id)] == ["Hemoglobin", "TSH"]
        assert Page.objects.filter(document=document).count() == 3
    hold.unlink()
    start_worker()
    _wait_for(lambda: _document(cast.alice, document).stage == Stage.DONE, "it was not read again")
    with cast.alice.scope():
        again = Document.objects.get(id=document.id)
        assert (again.status, again.readings, again.problem) == (Status.READY, 1, "")
        assert [page.number for page in Page.objects.filter(document=document)] == [1, 2, 3]
        assert [row.name for row in labs_of(document.id)] == ["Hemoglobin", "TSH"]
        done = AuditEvent.objects.filter(event="document.processed", subject_id=document.id)
        assert [each.data["stage"] for each in done].count("reread") == 1


@pytest.fixture
def stored(folder: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Path:
    """Where this test's files lie, for the workers too."""
    place = folder / "files"
    monkeypatch.setenv("STORAGE_URL", place.as_uri())
    settings.STORAGE_URL = place.as_uri()
    return place


@pytest.mark.parametrize(
    ("place", "second"),
    [("stored", OTHER), ("noted", OTHER), ("doubled", THREE_PAGES)],
    ids=["stored", "noted", "doubled"],
)
def test_a_worker_killed_in_the_middle_of_an_archive(
    folder: Path,
    stored: Path,
    cast: Cast,
    upload: Upload,
    start_worker: Callable[[], Kill],
    place: str,
    second: bytes,
) -> None:
    files = {"1.txt": THREE_PAGES, "2.txt": second, "3.txt": THREE_PAGES + b"Once more.\n"}
    hold = folder / f"hold-{place}"
    hold.touch()
    kill = start_worker()
    packed = upload(cast.alice, archive(files), "export.zip")
    _wait_for((folder / f"at-{place}").exists, f"no worker came to {place}")
    kill()
    hold.unlink()
    start_worker()
    wanted = {name for name, data in files.items() if name == "1.txt" or data != THREE_PAGES}

    def all_read() -> bool:
        with cast.alice.scope():
            ready = Document.objects.filter(status=Status.READY)
            return {d.file_name for d in ready} == {"export.zip", *wanted}

    _wait_for(all_read, "a file of the archive was lost")
    with cast.alice.scope():
        documents = list(Document.objects.all())
        assert sorted(d.file_name for d in documents) == sorted(["export.zip", *wanted])
        for each in documents:
            with open_original(each) as original:
                data = original.read()
            assert each.id == packed.id or data == files[each.file_name]
        added = AuditEvent.objects.filter(event="document.uploaded")
        assert sorted(str(e.subject_id) for e in added) == sorted(str(d.id) for d in documents)
    there = [path.name for path in stored.rglob("*") if path.is_file()]
    assert sorted(there) == sorted(each.blob_name for each in documents)


def test_the_broker_is_wiped_before_anybody_came(
    folder: Path, cast: Cast, upload: Upload, start_worker: Callable[[], Kill]
) -> None:
    documents = [upload(cast.alice, THREE_PAGES + b"%d\n" % n) for n in range(3)]
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        broker.flushdb()
    start_worker()
    _wait_for(
        lambda: all(_document(cast.alice, d).status == Status.READY for d in documents),
        "a document was lost",
    )
    for document in documents:
        _assert_read_once(cast.alice, document)
