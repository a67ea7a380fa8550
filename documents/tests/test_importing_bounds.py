"""A file that ends the reading process costs itself; an archive's page never waits for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from documents.models import Document, Status
from documents.packed import contents_of
from documents.pipeline.files.extract import ExtractedDocument
from documents.pipeline.files.refusals import refusal
from documents.pipeline.files.unpacking import ArchiveSession, Piece
from documents.services.lifecycle import PROCESS
from documents.tests.conftest import REPORT, Upload
from documents.tests.papers import archive
from documents.tests.zip_maker import Raw, raw_zip
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

FILES = {f"{n}.txt": REPORT + b"%d" % n for n in range(3)}


def _contents(cast: Cast, packed: Document) -> Any:
    with cast.alice.scope():
        found: Any = contents_of(cast.alice.actor, Document.objects.get(id=packed.id))
        added = Document.objects.in_bulk(found.added)
        assert all(each.file_name for each in added.values())  # read while the scope is open
        return replace(found, added=[added[each] for each in found.added])


@pytest.mark.parametrize(
    ("code", "why"),
    [("damaged", "it is damaged"), ("too_much_memory", "it is too big for us to read")],
)
def test_the_files_after_it_are_added_all_the_same(
    cast: Cast, upload: Upload, monkeypatch: pytest.MonkeyPatch, code: str, why: str
) -> None:
    taking = ArchiveSession.take

    def dies(session: ArchiveSession, wanted: Sequence[int]) -> Iterator[Piece]:
        for piece in taking(session, wanted):
            if piece.index == 1:
                raise refusal(code)
            yield piece

    monkeypatch.setattr(ArchiveSession, "take", dies)
    packed = upload(cast.alice, archive(FILES), "export.zip")
    run_waiting(kind=PROCESS)
    found = _contents(cast, packed)
    assert [each.file_name for each in found.added] == ["0.txt", "2.txt"]
    assert found.left == (("1.txt", why),)
    with cast.alice.scope():
        assert Document.objects.get(id=packed.id).status == Status.READY


def test_an_archive_that_is_refused_on_the_way_says_what_was_not_come_to(
    cast: Cast, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking = ExtractedDocument.take
    calls: list[int] = []

    def once(opened: ExtractedDocument, wanted: Sequence[int]) -> Iterator[Piece]:
        calls.append(len(wanted))
        if len(calls) > 1:
            raise AssertionError("it was opened again")
        for piece in taking(opened, wanted):
            if piece.index == 1:
                monkeypatch.setattr(ArchiveSession, "listed", _refuse)
                raise refusal("took_too_long")
            yield piece

    monkeypatch.setattr(ExtractedDocument, "take", once)
    packed = upload(cast.alice, archive(FILES), "export.zip")
    run_waiting(kind=PROCESS)
    found = _contents(cast, packed)
    assert [each.file_name for each in found.added] == ["0.txt"]
    assert found.waiting == 0
    assert found.left[-1] == ("2.txt", "we did not come to it; add it by itself")
    page = cast.alice.client().get(f"/documents/{packed.id}/").content.decode()
    assert "we did not come to it" in page
    assert "still to come" not in page


def _refuse(session: ArchiveSession, message: object) -> None:
    raise refusal("took_too_long")


def test_what_an_archive_brings_is_said_file_by_file(cast: Cast, upload: Upload) -> None:
    data = raw_zip(
        [
            Raw(b"../../fine.txt", REPORT),
            Raw(b"crc.txt", REPORT, crc=7),
            Raw(b"locked.txt", REPORT, flags=1),
            Raw(b"odd.txt", REPORT, method=14),
            Raw(b"inner.zip", archive(FILES)),
        ]
    )
    packed = upload(cast.alice, data, "export.zip")
    run_waiting(kind=PROCESS)
    found = _contents(cast, packed)
    assert [each.file_name for each in found.added] == ["fine.txt"]
    assert dict(found.left) == {
        "crc.txt": "it is damaged",
        "locked.txt": "it is locked with a password",
        "odd.txt": "it is packed in a way that we can’t open; add it by itself",
        "inner.zip": "this is a packed folder of its own; unpack it and add its files",
    }
