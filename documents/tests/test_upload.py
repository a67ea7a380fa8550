"""An upload is kept encrypted, with its job and its audit event, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from compliance.models import AuditEvent
from documents.blobs import open_original
from documents.models import Document, Status
from documents.services import lifecycle
from documents.tests.conftest import REPORT, Upload
from healthchat.jobs.models import Job
from tests.factories import Cast


@pytest.fixture
def stored(settings: Settings, tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    settings.STORAGE_URL = folder.as_uri()
    return folder


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _post(person: Any, *files: SimpleUploadedFile, accept: str = "application/json") -> Any:
    return person.client().post(
        "/documents/upload/", {"files": list(files)}, headers={"accept": accept}
    )


def test_an_upload_is_stored_with_its_job_and_its_event(
    cast: Cast, upload: Upload, stored: Path
) -> None:
    document = upload(cast.alice)
    assert document.status == Status.WAITING
    assert Job.objects.get(kind=lifecycle.PROCESS).subject_id == document.id
    with cast.alice.scope():
        event = AuditEvent.objects.get(event="document.uploaded")
        assert (event.subject_id, event.patient_id) == (document.id, cast.alice.patient_id)
        with open_original(document) as original:
            assert original.read() == REPORT
    (blob,) = _files(stored)
    assert b"Hemoglobin" not in blob.read_bytes()


def test_several_files_arrive_at_once(cast: Cast, stored: Path) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", REPORT + b"%d" % n) for n in range(3)]
    response = _post(cast.alice, *files, accept="text/html")
    assert response.status_code == 302
    with cast.alice.scope():
        assert Document.objects.count() == 3


def test_a_file_over_the_limit_is_refused_in_words_and_leaves_nothing(
    cast: Cast, stored: Path, settings: Settings
) -> None:
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    response = _post(cast.alice, SimpleUploadedFile("big.pdf", b"x" * (1024 * 1024 + 1)))
    assert response.status_code == 413
    assert "larger than 1 MB" in response.json()["error"]["message"]
    assert _files(stored) == []
    with cast.alice.scope():
        assert not Document.objects.exists()


def test_a_form_without_a_file_says_so(cast: Cast) -> None:
    response = _post(cast.alice)
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "no_file"


@pytest.mark.parametrize("who", ["bob", "erin", "carol", "oscar", "charlie"])
def test_nobody_but_a_patient_uploads(cast: Cast, stored: Path, who: str) -> None:
    response = _post(cast.by_part()[who], SimpleUploadedFile("a.txt", REPORT))
    assert response.status_code == 404
    assert _files(stored) == []


@pytest.mark.django_db(transaction=True)
def test_a_failed_transaction_leaves_no_file(
    cast: Cast, stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("no job today")

    monkeypatch.setattr("documents.services.lifecycle._enqueue", broken)
    client = cast.alice.client()
    client.raise_request_exception = False
    response = client.post("/documents/upload/", {"files": SimpleUploadedFile("a.txt", REPORT)})
    assert response.status_code == 500
    assert _files(stored) == []
    with cast.alice.scope():
        assert not Document.objects.exists()
        assert not AuditEvent.objects.filter(event="document.uploaded").exists()


def test_a_removed_document_can_be_put_back(cast: Cast, upload: Upload, stored: Path) -> None:
    document = upload(cast.alice)
    client = cast.alice.client()
    client.post(f"/documents/{document.id}/remove/")
    assert client.get(f"/documents/{document.id}/").status_code == 404
    assert b"Put back" in client.get("/documents/").content
    client.post(f"/documents/{document.id}/restore/")
    assert client.get(f"/documents/{document.id}/").status_code == 200


def test_a_purge_deletes_rows_and_files_only_after_the_undo_time(
    cast: Cast,
    upload: Upload,
    stored: Path,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    document = upload(cast.alice)
    with cast.alice.scope():
        lifecycle.remove_document(actor=cast.alice.actor, document=document)
        lifecycle.purge_document(document.id)
        assert Document.objects.exists()
        settings.DOCUMENT_UNDO_DAYS = 0
        with django_capture_on_commit_callbacks(execute=True):
            lifecycle.purge_document(document.id)
        assert not Document.objects.exists()
    assert _files(stored) == []
