"""A file of an archive that was here before: it is never passed over in silence."""

from __future__ import annotations

import re

import pytest

from documents.models import Document, Status
from documents.packed import Contents, contents_of
from documents.services import lifecycle
from documents.services.lifecycle import PROCESS
from documents.tests.conftest import REPORT, Upload
from documents.tests.papers import archive
from documents.views import kin
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast, Person

OTHER = REPORT.replace(b"9.1 ", b"14.1")


@pytest.fixture
def packed(cast: Cast, upload: Upload) -> Document:
    """An archive of one new file and of one that its owner had removed."""
    document = upload(cast.alice, REPORT, "march.txt")
    with cast.alice.scope():
        lifecycle.remove_document(actor=cast.alice.actor, document=document)
    given = upload(cast.alice, archive({"1.txt": REPORT, "2.txt": OTHER}), "export.zip")
    run_waiting(kind=PROCESS)
    return given


def _contents(person: Person, packed: Document) -> Contents:
    with person.scope():
        return contents_of(person.actor, Document.objects.get(id=packed.id))


def test_a_file_that_was_removed_is_told_and_can_be_put_back(cast: Cast, packed: Document) -> None:
    found = _contents(cast.alice, packed)
    assert found.in_words == "1 document was added, 1 was here before and is removed."
    page = cast.alice.client().get(f"/documents/{packed.id}/").content.decode()
    assert "You removed <strong>march.txt</strong>" in page
    (removed,) = found.removed
    assert f'action="/documents/{removed}/restore/"' in page
    cast.alice.client().post(f"/documents/{removed}/restore/")
    found = _contents(cast.alice, packed)
    assert found.in_words == "1 document was added, 1 was here already."
    assert found.removed == ()


def test_an_archive_of_nothing_but_removed_files_says_so(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice)
    with cast.alice.scope():
        lifecycle.remove_document(actor=cast.alice.actor, document=document)
    packed = upload(cast.alice, archive({"1.txt": REPORT}), "export.zip")
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        assert Document.objects.get(id=packed.id).status == Status.READY
    assert _contents(cast.alice, packed).in_words.endswith("1 was here before and is removed.")


def test_a_proxy_reads_that_a_file_was_removed_and_nothing_more(
    cast: Cast, packed: Document
) -> None:
    found = _contents(cast.bob, packed)
    assert found.removed == ()
    assert found.left == (("1.txt", "it was here before and was removed"),)
    page = cast.bob.client().get(f"/documents/{packed.id}/").content.decode()
    assert "march.txt" not in page
    assert "restore" not in page


def test_a_file_whose_first_copy_is_deleted_for_good_is_still_told(
    cast: Cast, packed: Document
) -> None:
    (removed,) = _contents(cast.alice, packed).removed
    with cast.alice.scope():
        Document.objects.get(id=removed).delete()
    assert _contents(cast.alice, packed).left == (("1.txt", "it was here before and was removed"),)


def test_the_files_of_an_archive_come_in_parts(
    cast: Cast, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kin, "FILES_AT_ONCE", 2)
    files = {f"{n}.txt": REPORT + b"%d" % n for n in range(5)}
    left = {f"{n}.exe": b"MZ" + bytes(200) for n in range(3)}
    document = upload(cast.alice, archive(files | left), "export.zip")
    run_waiting(kind=PROCESS)
    client = cast.alice.client()
    shown = [client.get(f"/documents/{document.id}/?added={n}").content.decode() for n in (1, 2, 3)]
    names = [re.findall(r'card-target" href="[^"]*">([^<]*)<', page) for page in shown]
    assert names == [["0.txt", "1.txt"], ["2.txt", "3.txt"], ["4.txt"]]
    assert "?added=3#packed-added" in shown[1]
    second = client.get(f"/documents/{document.id}/?left=2").content.decode()
    assert "<strong>2.exe</strong>" in second
    assert "<strong>0.exe</strong>" not in second
    assert "5 documents were added, 3 files were left out." in second
