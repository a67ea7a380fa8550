"""Several photos are one document: pages in order, a bad photo named, every file looked after."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from documents.models import Document, DocumentPart, Page, Status
from documents.queries import labs_of
from documents.services import lifecycle
from documents.services.lifecycle import PROCESS
from documents.tests.conftest import REPORT
from documents.tests.papers import encoded, picture
from documents.views.adding import _natural
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast, Person

HEAD = ["Test", "Result", "Unit", "Range"]
SHEETS = [
    encoded(picture([HEAD, ["Sodium", "139", "mmol/L", "135 - 145"]], size=(1240, 400))),
    encoded(picture([HEAD, ["Potassium", "4.1", "mmol/L", "3.5 - 5.1"]], size=(1240, 400))),
]
DAMAGED = SHEETS[0][:12] + b"torn to pieces" * 20


@pytest.fixture
def stored(settings: Settings, tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    settings.STORAGE_URL = folder.as_uri()
    return folder


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _send(person: Person, files: dict[str, bytes], **form: str) -> Any:
    sent = [SimpleUploadedFile(name, data) for name, data in files.items()]
    return person.client().post(
        "/documents/upload/",
        {"files": sent, "together": "yes", **form},
        headers={"accept": "application/json"},
    )


def _document(person: Person, response: Any) -> Document:
    assert response.status_code == 201, response.content
    with person.scope():
        document = Document.objects.get(id=UUID(response.json()["documents"][0]["id"]))
        assert document.file_name
        return document


def test_photos_are_read_as_the_pages_of_one_document(cast: Cast, stored: Path) -> None:
    files = {"page 10.png": SHEETS[1], "page 2.png": SHEETS[0]}
    document = _document(cast.alice, _send(cast.alice, files))
    assert document.size == sum(map(len, SHEETS))
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        document.refresh_from_db()
        assert (document.status, document.page_count) == (Status.READY, 2)
        assert [p.number for p in Page.objects.filter(document=document)] == [1, 2]
        assert [row.name for row in labs_of(document.id)] == ["Sodium", "Potassium"]
        assert Document.objects.count() == 1
    client = cast.alice.client()
    assert b"".join(client.get(f"/documents/{document.id}/original/")) == SHEETS[0]
    assert b"".join(client.get(f"/documents/{document.id}/original/?part=2")) == SHEETS[1]
    for part in ("3", "x", "-1", "99999999999"):
        assert client.get(f"/documents/{document.id}/original/?part={part}").status_code == 404
    assert "page 10.png" in client.get(f"/documents/{document.id}/").content.decode()


def test_the_order_that_was_chosen_is_kept(cast: Cast, stored: Path) -> None:
    files = {"b.png": SHEETS[0], "a.png": SHEETS[1]}
    assert _document(cast.alice, _send(cast.alice, files, in_order="yes")).file_name == "b.png"


def test_names_are_ordered_as_people_count() -> None:
    names = ["IMG 10.jpg", "img 9.jpg", "2.jpg", "IMG 9b.jpg", "a", ""]
    assert sorted(names, key=_natural) == [
        "",
        "2.jpg",
        "a",
        "img 9.jpg",
        "IMG 9b.jpg",
        "IMG 10.jpg",
    ]


def test_what_is_no_photo_is_a_document_of_its_own(cast: Cast, stored: Path) -> None:
    files = {"1.png": SHEETS[0], "report.txt": REPORT, "2.png": SHEETS[1]}
    response = _send(cast.alice, files)
    assert len(response.json()["documents"]) == 2
    with cast.alice.scope():
        assert DocumentPart.objects.count() == 1


def test_one_damaged_photo_is_named_and_the_others_are_read(cast: Cast, stored: Path) -> None:
    files = {"1.png": DAMAGED, "2.png": SHEETS[1]}
    document = _document(cast.alice, _send(cast.alice, files))
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        document.refresh_from_db()
        assert document.status == Status.READY
        first, second = Page.objects.filter(document=document)
        assert first.warnings == ["We could not read photo 1 (1.png). The other photos were read."]
        assert second.warnings == []
        assert [row.name for row in labs_of(document.id)] == ["Potassium"]
    page = cast.alice.client().get(f"/documents/{document.id}/").content.decode()
    assert "We could not read photo 1 (1.png)" in page


def test_photos_of_which_none_can_be_read_are_refused(cast: Cast, stored: Path) -> None:
    files = {"1.png": DAMAGED, "2.png": DAMAGED + b"2"}
    document = _document(cast.alice, _send(cast.alice, files))
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        document.refresh_from_db()
    assert (document.status, document.problem_code) == (Status.REFUSED, "damaged")


def test_the_same_photos_in_the_same_order_are_the_same_document(cast: Cast, stored: Path) -> None:
    files = {"1.png": SHEETS[0], "2.png": SHEETS[1]}
    document = _document(cast.alice, _send(cast.alice, files))
    assert _send(cast.alice, files).json()["again"]
    turned = {"1.png": SHEETS[1], "2.png": SHEETS[0]}
    assert _send(cast.alice, turned).status_code == 201
    assert _send(cast.alice, {"1.png": SHEETS[0]}).status_code == 201
    assert len(_files(stored)) == 5
    with cast.alice.scope():
        copy = lifecycle.copy_document(actor=cast.alice.actor, document=document)
        assert DocumentPart.objects.filter(document=copy).count() == 1
    assert len(_files(stored)) == 7


def test_a_purge_deletes_every_photo(
    cast: Cast,
    stored: Path,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    document = _document(cast.alice, _send(cast.alice, {"1.png": SHEETS[0], "2.png": SHEETS[1]}))
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        lifecycle.remove_document(actor=cast.alice.actor, document=document)
        settings.DOCUMENT_UNDO_DAYS = 0
        with django_capture_on_commit_callbacks(execute=True):
            lifecycle.purge_document(document.id)
    assert _files(stored) == []


def test_a_new_key_takes_every_photo_along(
    cast: Cast, stored: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    document = _document(cast.alice, _send(cast.alice, {"1.png": SHEETS[0], "2.png": SHEETS[1]}))
    with cast.alice.scope():
        before = DocumentPart.objects.get(document=document)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("rotate_keys", f"--clinic={cast.clinic.id}", "--patients")
    with cast.alice.scope():
        after = DocumentPart.objects.get(document=document)
    assert after.key_id != before.key_id
    client = cast.alice.client()
    assert b"".join(client.get(f"/documents/{document.id}/original/?part=2")) == SHEETS[1]
    assert len(_files(stored)) == 2
