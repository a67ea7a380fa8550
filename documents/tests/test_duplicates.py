"""The same file again is offered, not doubled; the same report in another file is told."""

from __future__ import annotations

import html
import threading
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from pytest_django import Settings

from compliance.models import AuditEvent
from documents import duplicates
from documents.blobs import open_original
from documents.models import Document
from documents.services import lifecycle
from documents.services.lifecycle import PROCESS
from documents.tests.conftest import REPORT, Upload
from documents.trends import readings_of
from healthchat.jobs.models import Job
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast, Person

OTHER = REPORT.replace(b"9.1 ", b"14.1")
SAME_REPORT = b"Printed again for the patient.\n\n" + REPORT


@pytest.fixture
def stored(settings: Settings, tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    settings.STORAGE_URL = folder.as_uri()
    return folder


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _send(person: Person, *data: bytes, accept: str = "application/json", **form: str) -> Any:
    files = [SimpleUploadedFile(f"file {n}.txt", each) for n, each in enumerate(data)]
    return person.client().post(
        "/documents/upload/", {"files": files, **form}, headers={"accept": accept}
    )


def _count(person: Person) -> int:
    with person.scope():
        return Document.objects.count()


def test_the_same_file_again_is_offered_and_not_kept(
    cast: Cast, upload: Upload, stored: Path
) -> None:
    document = upload(cast.alice)
    response = _send(cast.alice, REPORT)
    assert response.status_code == 200
    (again,) = response.json()["again"]
    assert again["message"].startswith("You already have this document (added on ")
    assert again["url"] == f"/documents/{document.id}/"
    assert response.json()["documents"] == []
    assert _count(cast.alice) == 1
    assert len(_files(stored)) == 1
    assert Job.objects.filter(kind=PROCESS).count() == 1


def test_of_several_files_only_the_new_ones_are_kept(
    cast: Cast, upload: Upload, stored: Path
) -> None:
    upload(cast.alice)
    response = _send(cast.alice, REPORT, OTHER, OTHER)
    assert response.status_code == 201
    assert len(response.json()["documents"]) == 1
    assert len(response.json()["again"]) == 2
    assert _count(cast.alice) == 2
    assert len(_files(stored)) == 2


def test_a_plain_form_leads_to_the_document_that_is_here(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice)
    response = _send(cast.alice, REPORT, accept="text/html")
    assert response.status_code == 302
    page = cast.alice.client().get(response.url).content.decode()
    assert "You already have this document" in page
    assert f"/documents/{document.id}/copy/" in page


def test_an_address_made_up_shows_nobody_elses_document(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice)
    for person in (cast.dana, cast.bob):
        page = person.client().get(f"/documents/?again={document.id}&again=nonsense")
        assert b"You already have" not in page.content


def test_both_are_kept_where_their_owner_wants_it(cast: Cast, upload: Upload, stored: Path) -> None:
    document = upload(cast.alice)
    response = cast.alice.client().post(
        f"/documents/{document.id}/copy/",
        {"name": "again.txt"},
        headers={"accept": "application/json"},
    )
    assert response.status_code == 201
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        copy = Document.objects.get(id=UUID(response.json()["documents"][0]["id"]))
        assert (copy.file_name, copy.status) == ("again.txt", "ready")
        assert copy.blob_name != document.blob_name
        with open_original(copy) as original:
            assert original.read() == REPORT
        lifecycle.remove_document(actor=cast.alice.actor, document=document)
    assert cast.alice.client().get(f"/documents/{copy.id}/original/").status_code == 200


def test_a_button_that_is_pressed_twice_adds_one_copy(
    cast: Cast, upload: Upload, stored: Path
) -> None:
    document = upload(cast.alice)
    (again,) = _send(cast.alice, REPORT).json()["again"]
    pressed = [
        cast.alice.client().post(again["keep"], headers={"accept": "application/json"})
        for _ in range(2)
    ]
    first, second = (each.json()["documents"][0]["id"] for each in pressed)
    assert first == second != str(document.id)
    assert _count(cast.alice) == len(_files(stored)) == 2
    with cast.alice.scope():
        assert AuditEvent.objects.filter(event="document.uploaded").count() == 2
    response = _send(cast.alice, REPORT, accept="text/html")
    page = cast.alice.client().get(response.url).content.decode()
    address = html.unescape(page.split("/copy/")[1].split('"')[0])
    for _ in range(2):
        pressed_again = cast.alice.client().post(f"/documents/{document.id}/copy/{address}")
        assert pressed_again.status_code == 302
    assert _count(cast.alice) == 3, "another offer, another copy"


def test_a_copy_that_was_removed_is_not_made_by_the_same_press(
    cast: Cast, upload: Upload, stored: Path
) -> None:
    document = upload(cast.alice)
    copy = lifecycle.copy_document(actor=cast.alice.actor, document=document, offer="one")
    lifecycle.remove_document(actor=cast.alice.actor, document=copy)
    response = cast.alice.client().post(f"/documents/{document.id}/copy/?offer=one")
    assert response.status_code == 404
    assert "You removed this document." in response.content.decode()


def test_a_copy_that_fails_leaves_no_file(
    cast: Cast, upload: Upload, stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = upload(cast.alice)

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("no job today")

    monkeypatch.setattr("documents.services.lifecycle._enqueue", broken)
    with cast.alice.scope(), pytest.raises(RuntimeError):
        lifecycle.copy_document(actor=cast.alice.actor, document=document)
    assert len(_files(stored)) == 1


def test_a_removed_document_is_offered_back(cast: Cast, upload: Upload, stored: Path) -> None:
    document = upload(cast.alice)
    with cast.alice.scope():
        lifecycle.remove_document(actor=cast.alice.actor, document=document)
    (again,) = _send(cast.alice, REPORT).json()["again"]
    assert again["restore"] == f"/documents/{document.id}/restore/"
    assert "keep" not in again
    response = _send(cast.alice, REPORT, accept="text/html")
    page = cast.alice.client().get(response.url).content.decode()
    assert "You can put it back." in page
    assert _count(cast.alice) == 1


def test_the_same_file_in_another_record_is_none_of_ours(cast: Cast, upload: Upload) -> None:
    upload(cast.alice)
    for person in (cast.dana, cast.frank):
        assert _send(person, REPORT).status_code == 201


@pytest.mark.django_db(transaction=True)
def test_of_two_uploads_at_once_one_is_kept(
    cast: Cast, stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two real transactions: the second looks only when the first has ended."""
    both_here = threading.Barrier(2, timeout=20)
    looking = duplicates._take_turns

    def together(*parts: Any) -> None:
        both_here.wait()
        looking(*parts)

    monkeypatch.setattr(duplicates, "_take_turns", together)
    answers: list[int] = []
    clients = [cast.alice.client(), cast.alice.client()]

    def send(client: Any) -> None:
        try:
            response = client.post(
                "/documents/upload/",
                {"files": [SimpleUploadedFile("report.txt", REPORT)]},
                headers={"accept": "application/json"},
            )
            answers.append(response.status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 201]
    assert _count(cast.alice) == 1
    assert len(_files(stored)) == 1


def test_the_same_report_in_another_file_is_told_and_counted_once(
    cast: Cast, upload: Upload
) -> None:
    first, second = upload(cast.alice), upload(cast.alice, SAME_REPORT, "copy.txt")
    other = upload(cast.alice, OTHER, "other.txt")
    run_waiting(kind=PROCESS)
    page = cast.alice.client().get(f"/documents/{second.id}/").content.decode()
    assert "This looks like the same report as" in page
    assert f"/documents/{first.id}/" in page
    assert "looks like the same" not in (
        cast.alice.client().get(f"/documents/{other.id}/").content.decode()
    )
    with cast.alice.scope():
        hemoglobin = [r for r in readings_of(cast.alice.actor) if r.row.analyte == "hemoglobin"]
    assert sorted(r.row.value for r in hemoglobin) == ["14.1", "9.1"]


def test_equal_values_of_different_reports_both_count(cast: Cast, upload: Upload) -> None:
    later = REPORT.replace(b"2.1 ", b"2.2 ")
    upload(cast.alice)
    upload(cast.alice, later, "later.txt")
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        readings = [r for r in readings_of(cast.alice.actor) if r.row.analyte == "hemoglobin"]
    assert [r.row.value for r in readings] == ["9.1", "9.1"]


def test_two_patients_reports_have_nothing_in_common(cast: Cast, upload: Upload) -> None:
    ours, theirs = upload(cast.alice), upload(cast.dana)
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        our_index = bytes(Document.objects.get(id=ours.id).report_index)
    with cast.dana.scope():
        their_index = bytes(Document.objects.get(id=theirs.id).report_index)
    assert our_index
    assert our_index != their_index
