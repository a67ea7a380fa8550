"""A zip of documents: each becomes one of its own, once, and what is left out is said."""

from __future__ import annotations

import io
import stat
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import Mock
from uuid import UUID

import pytest
from pytest_django import Settings

from compliance.models import AuditEvent
from documents import importing
from documents.blobs import blob_names, open_original
from documents.models import Document, Status
from documents.packed import contents_of
from documents.services import lifecycle
from documents.services.lifecycle import PROCESS
from documents.tests.conftest import REPORT, Upload
from documents.tests.papers import archive, paragraph, word_file
from healthchat.jobs.models import Job, JobStatus
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

OTHER = REPORT.replace(b"9.1 ", b"14.1").replace(b"2026-03-02", b"2026-04-02")
CDA = b'<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"></ClinicalDocument>'


def _import(cast: Cast, upload: Upload, data: bytes) -> Document:
    document = upload(cast.alice, data, "export.zip")
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        return Document.objects.get(id=document.id)


def _contents(cast: Cast, document: Document) -> Any:
    with cast.alice.scope():
        found: Any = contents_of(cast.alice.actor, document)
        added = Document.objects.in_bulk(found.added)
        assert all(each.file_name for each in added.values())  # read while the scope is open
        return replace(found, added=[added[each] for each in found.added])


def test_each_file_becomes_a_document_of_its_own(cast: Cast, upload: Upload) -> None:
    packed = _import(
        cast,
        upload,
        archive({"labs/march.txt": REPORT, "april.txt": OTHER, "song.mp3": b"ID3 la la la"}),
    )
    assert (packed.status, packed.is_archive, packed.page_count) == (Status.READY, True, 0)
    found = _contents(cast, packed)
    assert [each.file_name for each in found.added] == ["march.txt", "april.txt"]
    assert {each.status for each in found.added} == {Status.READY}
    assert found.left == (("song.mp3", "we can’t read this kind of file"),)
    assert found.in_words == "2 documents were added, 1 file was left out."
    with cast.alice.scope():
        for each, data in zip(found.added, (REPORT, OTHER), strict=True):
            assert each.came_from_id == packed.id
            with open_original(each) as original:
                assert original.read() == data
        uploaded = AuditEvent.objects.filter(event="document.uploaded")
        assert {e.subject_id for e in uploaded} == {packed.id, *(d.id for d in found.added)}


def test_the_page_of_an_archive_lists_what_was_in_it(cast: Cast, upload: Upload) -> None:
    packed = _import(cast, upload, archive({"a/march.txt": REPORT, "b.css": b"p { color: red }"}))
    for person in (cast.alice, cast.bob):
        page = person.client().get(f"/documents/{packed.id}/").content.decode()
        assert "1 document was added, 1 file was left out." in page
        assert "march.txt" in page
        assert "b.css" in page
    (added,) = _contents(cast, packed).added
    page = cast.alice.client().get(f"/documents/{added.id}/").content.decode()
    assert "See what else came in the same packed file" in page


def test_a_word_file_stays_a_word_file(cast: Cast, upload: Upload) -> None:
    body = paragraph("Visit note. The knee hurts since Monday. Rest and ice.")
    document = upload(cast.alice, word_file(body), "note.docx")
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        document = Document.objects.get(id=document.id)
        assert not document.is_archive
        assert document.status == Status.READY
    packed = _import(cast, upload, archive({"letter.docx": word_file(body + paragraph("More."))}))
    assert [each.page_count for each in _contents(cast, packed).added] == [1]


def test_what_is_here_already_is_not_added_again(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice)
    packed = _import(cast, upload, archive({"1.txt": REPORT, "2.txt": OTHER, "3.txt": OTHER}))
    found = _contents(cast, packed)
    assert [each.file_name for each in found.added] == ["2.txt"]
    assert found.same[0] == document.id
    with cast.alice.scope():
        assert Document.objects.count() == 3


def _locked(data: bytes) -> bytes:
    """The zip with every entry marked as locked with a password."""
    changed = bytearray(data)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(sign)
        while place >= 0:
            changed[place + at] |= 1
            place = changed.find(sign, place + 4)
    return bytes(changed)


def _with_link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        link = zipfile.ZipInfo("report.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/hostname")
        packed.writestr("fine.txt", REPORT)
    return out.getvalue()


def _broken_entry() -> bytes:
    data = bytearray(archive({"broken.txt": REPORT * 3, "fine.txt": REPORT}))
    data[60:64] = b"\xff\xff\xff\xff"
    return bytes(data)


@pytest.mark.parametrize(
    ("files", "left"),
    [
        ({"inner.zip": archive({"a.txt": REPORT})}, "packed folder of its own"),
        ({"zeros.txt": b"0" * 4_000_000}, "too big"),
        ({"empty.txt": b""}, "nothing in it"),
        ({"table.csv": b"a,b\n1,2\n"}, "add it by itself"),
        ({"apple_health_export/export.xml": b"<HealthData/>"}, "Health app"),
        ({"export.xml": b'<?xml version="1.0"?><!DOCTYPE HealthData ['}, "Health app"),
        ({"apple_health_export/workout-routes/a.txt": b"a track"}, "this kind of file"),
        ({"IHE_XDM/SUBSET01/METADATA.XML": CDA, "README.TXT": b"hello"}, "shows or lists"),
        ({"CDA.xsl": b'<xsl:stylesheet xmlns:n="urn:hl7-org:v3">'}, "shows or lists"),
    ],
    ids=["nested", "bomb", "empty", "table", "apple", "apple data", "apple track", "xdm", "sheet"],
)
def test_what_is_no_document_is_left_out_and_told(
    cast: Cast, upload: Upload, files: dict[str, bytes], left: str
) -> None:
    packed = _import(cast, upload, archive({**files, "fine.txt": REPORT}))
    found = _contents(cast, packed)
    assert [each.file_name for each in found.added] == ["fine.txt"]
    assert len(found.left) == len(files)
    assert all(left in why for _, why in found.left)


@pytest.mark.parametrize(
    ("data", "name", "left"),
    [(_with_link(), "report.txt", "points"), (_broken_entry(), "broken.txt", "damaged")],
    ids=["link", "broken"],
)
def test_a_link_and_a_damaged_file_are_left_out(
    cast: Cast, upload: Upload, data: bytes, name: str, left: str
) -> None:
    found = _contents(cast, _import(cast, upload, data))
    assert [each.file_name for each in found.added] == ["fine.txt"]
    ((said, why),) = found.left
    assert said == name
    assert left in why


def test_of_a_path_only_the_files_own_name_is_kept(cast: Cast, upload: Upload) -> None:
    names = ["../../etc/passwd.txt", "C:\\Users\\me\\labs.txt", "/a/\u202etxt.fdp.txt", "n\nl.txt"]
    files = {name: REPORT + b"%d" % n for n, name in enumerate(names)}
    found = _contents(cast, _import(cast, upload, archive(files)))
    assert [d.file_name for d in found.added] == [
        "passwd.txt",
        "labs.txt",
        "txt.fdp.txt",
        "n l.txt",
    ]


def test_two_files_of_one_name_are_two_documents(cast: Cast, upload: Upload) -> None:
    found = _contents(
        cast, _import(cast, upload, archive({"a/report.txt": REPORT, "b/report.txt": OTHER}))
    )
    assert [each.file_name for each in found.added] == ["report.txt", "report.txt"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (archive({"song.mp3": b"ID3 la la la"}), "nothing_to_add"),
        (_locked(archive({"a.txt": REPORT})), "password_protected"),
        (archive({"a.txt": REPORT})[:-30], "damaged"),
    ],
    ids=["nothing", "locked", "cut"],
)
def test_an_archive_that_brings_nothing_is_refused_in_words(
    cast: Cast, upload: Upload, data: bytes, code: str
) -> None:
    packed = _import(cast, upload, data)
    assert (packed.status, packed.problem_code) == (Status.REFUSED, code)
    assert cast.alice.client().get(f"/documents/{packed.id}/").status_code == 200
    with cast.alice.scope():
        assert Document.objects.count() == 1


def test_too_many_files_are_refused_and_more_than_enough_left_out(
    cast: Cast, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = archive({f"{n}.txt": b"x" for n in range(3001)})
    packed = _import(cast, upload, many)
    assert packed.problem_code == "too_many_files"


def test_a_worker_that_dies_between_two_files_leaves_nothing_twice(
    cast: Cast, upload: Upload, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STORAGE_URL = (tmp_path / "files").as_uri()
    adding = importing._add
    died: list[int] = []

    def dies(ctx: Any, index: int, file: Any) -> None:
        if index == 1 and not died:
            died.append(index)
            raise RuntimeError("killed")
        adding(ctx, index, file)

    monkeypatch.setattr(importing, "_add", dies)
    packed = _import(
        cast, upload, archive({"1.txt": REPORT, "2.txt": OTHER, "3.txt": REPORT + b"\n3"})
    )
    assert died == [1]
    found = _contents(cast, packed)
    assert [each.file_name for each in found.added] == ["1.txt", "2.txt", "3.txt"]
    ids = [importing.document_id(packed.id, index) for index in range(3)]
    assert [each.id for each in found.added] == ids
    with cast.alice.scope():
        assert Document.objects.count() == 4
    stored = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert len(stored) == 4


@pytest.mark.parametrize(
    ("place", "dies"), [("_writing", False), ("_writing", True), ("_add", False)]
)
def test_a_paused_worker_touches_nothing_that_its_successor_stored(
    cast: Cast,
    upload: Upload,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    dies: bool,
) -> None:
    settings.STORAGE_URL = (tmp_path / "files").as_uri()
    going_on = getattr(importing, place)
    paused: list[Any] = []

    def pauses(*given: Any) -> Any:
        if not paused:
            paused.append(given)
            Job.objects.filter(kind=PROCESS).update(status=JobStatus.QUEUED)
            run_waiting(kind=PROCESS)
            if dies:
                monkeypatch.setattr(importing._File, "write", Mock(side_effect=OSError("killed")))
        return going_on(*given)

    monkeypatch.setattr(importing, place, pauses)
    packed = _import(cast, upload, archive({"1.txt": REPORT, "2.txt": OTHER}))
    assert paused
    found = _contents(cast, packed)
    assert [each.file_name for each in found.added] == ["1.txt", "2.txt"]
    with cast.alice.scope():
        for each, data in zip(found.added, (REPORT, OTHER), strict=True):
            with open_original(each) as original:
                assert original.read() == data
    stored = [path.name for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert sorted(stored) == sorted(each.blob_name for each in (packed, *found.added))


def test_what_a_killed_worker_stored_goes_with_the_archive_that_named_it(
    cast: Cast, upload: Upload, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STORAGE_URL = (tmp_path / "files").as_uri()
    monkeypatch.setattr(importing, "_add", Mock(side_effect=RuntimeError("killed")))
    packed = _import(cast, upload, archive({"1.txt": REPORT}))
    with cast.alice.scope():
        assert Document.objects.get(id=packed.id).status == Status.FAILED
        assert len(blob_names(Document.objects.get(id=packed.id))) == 2
    stored = [path.name for path in (tmp_path / "files").rglob("*") if path.is_file()]
    with cast.alice.scope():
        assert sorted(stored) == sorted(blob_names(packed))


def test_a_purged_archive_leaves_its_documents(
    cast: Cast, upload: Upload, settings: Settings
) -> None:
    packed = _import(cast, upload, archive({"1.txt": REPORT}))
    (added,) = _contents(cast, packed).added
    with cast.alice.scope():
        lifecycle.remove_document(actor=cast.alice.actor, document=packed)
        settings.DOCUMENT_UNDO_DAYS = 0
        lifecycle.purge_document(packed.id)
        assert [d.id for d in Document.objects.all()] == [added.id]
        assert Document.objects.get(id=added.id).came_from_id is None


def test_nobody_elses_documents_are_found_in_an_archive(cast: Cast, upload: Upload) -> None:
    upload(cast.alice)
    packed = upload(cast.dana, archive({"1.txt": REPORT}), "export.zip")
    run_waiting(kind=PROCESS)
    with cast.dana.scope():
        document = Document.objects.get(id=UUID(str(packed.id)))
        found = contents_of(cast.dana.actor, document)
    assert len(found.added) == 1
    assert found.same == ()
