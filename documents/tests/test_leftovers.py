"""A stored file that nothing names is removed; one that anything names never is."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from pytest_django import Settings

from compliance.models import AuditEvent
from documents import stored_names
from documents.models import Document, DocumentPart, Page, Status
from documents.packed import Packed, to_json
from healthchat import storage, tenancy
from healthchat.crypto import backfill, blobs, keyring, orphans
from healthchat.crypto.datakey import DataKey
from healthchat.crypto.errors import KeyUnavailable
from healthchat.crypto.upload import upload_context
from tests.factories import Cast, Person, make_cast

Committed = Callable[..., AbstractContextManager[list[Callable[[], None]]]]
DAY = 24 * 60 * 60


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """Storage of this test's own."""
    settings.STORAGE_URL = (tmp_path / "files").as_uri()
    return tmp_path / "files"


def store(key: DataKey, *, days: float = 8) -> str:
    """A whole file that was written so many days ago."""
    name = str(uuid4())
    with blobs.Writer(storage.default().create(name), key, upload_context(name)) as writer:
        writer.write(b"made up")
    age(name, days)
    return name


def age(name: str, days: float) -> None:
    at = time.time() - days * DAY
    os.utime(storage.default()._place(name), (at, at))  # type: ignore[attr-defined]


def key_of(person: Person) -> DataKey:
    with person.scope():
        return keyring.patient_key(person.actor.clinic_id, person.patient_id)


def document(person: Person, name: str, **values: object) -> Document:
    """A row that names a file."""
    with person.scope():
        return Document.objects.create(
            uploaded_by=person.user.pk,
            clinic_id=person.actor.clinic_id,
            patient_id=person.patient_id,
            file_name="a.txt",
            media_type="text/plain",
            size=1,
            content_index=uuid4().bytes,
            blob_name=name,
            key_id=key_of(person).id,
            status=Status.READY,
            **values,
        )


def swept(committed: Committed) -> int:
    with committed(execute=True):
        return orphans.sweep()


def there(*names: str) -> list[bool]:
    return [storage.default().exists(name) for name in names]


def test_one_orphan_goes_and_the_patient_reads_of_it(
    cast: Cast, folder: Path, django_capture_on_commit_callbacks: Committed
) -> None:
    key = key_of(cast.alice)
    orphan, named = store(key), store(key)
    document(cast.alice, named)
    assert swept(django_capture_on_commit_callbacks) == 1
    assert there(orphan, named) == [False, True]
    with cast.alice.scope():
        (event,) = AuditEvent.objects.filter(event="storage.leftovers_removed")
    assert (event.patient_id, event.data) == (cast.alice.patient_id, {"count": 1})
    log = cast.alice.client().get("/access-log/").content.decode()
    assert "The portal removed stored files that nothing needed any more" in log
    assert swept(django_capture_on_commit_callbacks) == 0


def test_everything_that_names_a_file_keeps_it(
    cast: Cast, folder: Path, django_capture_on_commit_callbacks: Committed
) -> None:
    key = key_of(cast.alice)
    whole, part, picture, waiting = (store(key) for _ in range(4))
    packed = to_json([Packed(0, "one.txt", blob=waiting), Packed(1, "two.txt")])
    row = document(cast.alice, whole, packed=packed)
    own = {"clinic_id": row.clinic_id, "patient_id": row.patient_id, "document": row}
    with cast.alice.scope():
        DocumentPart.objects.create(
            **own, number=2, blob_name=part, key_id=key.id, file_name="b", size=1
        )
        Page.objects.create(
            **own,
            number=1,
            text="",
            words=[],
            warnings=[],
            image_blob=picture,
            image_key_id=key.id,
        )
    assert swept(django_capture_on_commit_callbacks) == 0
    assert there(whole, part, picture, waiting) == [True] * 4


def test_what_is_young_or_not_ours_stays(
    cast: Cast, folder: Path, django_capture_on_commit_callbacks: Committed
) -> None:
    young = store(key_of(cast.alice), days=6)
    strange = store(DataKey(uuid4(), os.urandom(32), clinic_id=uuid4(), patient_id=uuid4()))
    foreign = str(uuid4())
    sink = storage.default().create(foreign)
    sink.write(b"somebody else keeps this here")
    sink.close()
    age(foreign, 400)
    (folder / "ab").mkdir(exist_ok=True)
    (folder / "ab" / "notes.txt").write_text("not the portal's")
    assert swept(django_capture_on_commit_callbacks) == 0
    assert there(young, strange, foreign) == [True] * 3
    assert (folder / "ab" / "notes.txt").exists()


def test_each_clinics_files_are_its_own(
    cast: Cast, folder: Path, django_capture_on_commit_callbacks: Committed
) -> None:
    here, elsewhere = store(key_of(cast.alice)), store(key_of(cast.frank))
    document(cast.frank, elsewhere)
    assert swept(django_capture_on_commit_callbacks) == 1
    assert there(here, elsewhere) == [False, True]


def test_what_was_written_anew_while_it_was_looked_for_stays(
    cast: Cast, folder: Path, django_capture_on_commit_callbacks: Committed
) -> None:
    name = store(key_of(cast.alice))
    with django_capture_on_commit_callbacks(execute=True):
        assert orphans.sweep() == 1
        age(name, 0)
    assert there(name) == [True]


def test_a_sweep_that_is_undone_removes_nothing(cast: Cast, folder: Path) -> None:
    name = store(key_of(cast.alice))
    with pytest.raises(RuntimeError), transaction.atomic():
        orphans.sweep()
        raise RuntimeError
    assert there(name) == [True]


def test_whose_values_cant_be_read_keeps_everything(
    cast: Cast,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Committed,
) -> None:
    mine, other = store(key_of(cast.alice)), store(key_of(cast.dana))

    def unreadable(patient_id: UUID) -> list[str]:
        if patient_id == cast.alice.patient_id:
            raise KeyUnavailable("away")
        return []

    monkeypatch.setattr(orphans, "_sources", [unreadable])
    assert swept(django_capture_on_commit_callbacks) == 1
    assert there(mine, other) == [True, False]


def test_a_column_that_nobody_told_of_stops_the_sweep(
    cast: Cast, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = store(key_of(cast.alice))
    monkeypatch.setattr(backfill, "_files", {})
    with pytest.raises(backfill.UnknownFiles):
        orphans.sweep()
    assert there(name) == [True]


@pytest.mark.parametrize("moved_first", [False, True])
def test_a_file_taken_over_while_the_sweep_looks_stays(
    cast: Cast,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Committed,
    moved_first: bool,
) -> None:
    """From an archive's list to a document of its own, just before or after the list is read."""
    name = store(key_of(cast.alice))
    archive = store(key_of(cast.alice))
    row = document(cast.alice, archive, packed=to_json([Packed(0, "one.txt", blob=name)]))

    def move() -> list[str]:
        row.packed = to_json([Packed(0, "one.txt", added=uuid4())])
        row.save(update_fields=["packed"])
        document(cast.alice, name)
        return []

    def looked_at(patient_id: UUID) -> list[str]:
        before = move() if moved_first else []
        seen = list(stored_names.names_of(patient_id))
        return before + seen + ([] if moved_first else move())

    monkeypatch.setattr(orphans, "_sources", [looked_at])
    assert swept(django_capture_on_commit_callbacks) == 0
    assert there(name) == [True]


def test_the_command_says_how_many(
    cast: Cast,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    django_capture_on_commit_callbacks: Committed,
) -> None:
    store(key_of(cast.alice))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("sweep_storage")
    assert "Removed 1 stored file(s) that nothing names." in capsys.readouterr().out


FILES = st.lists(
    st.tuples(
        st.sampled_from(["alice", "dana", "frank", "stranger"]),
        st.booleans(),  # whether a row names it
        st.sampled_from([0.0, 6.9, 7.1, 400.0]),
    ),
    max_size=8,
)


@given(FILES)
@how(max_examples=15)
def test_exactly_the_old_unnamed_files_of_known_patients_go(
    db: None,
    folder: Path,
    django_capture_on_commit_callbacks: Committed,
    files: list[tuple[str, bool, float]],
) -> None:
    with transaction.atomic():
        cast = make_cast()
        expected = {}
        for who, named, days in files:
            if who == "stranger":
                key = DataKey(uuid4(), os.urandom(32), clinic_id=uuid4(), patient_id=uuid4())
            else:
                key = key_of(getattr(cast, who))
            name = store(key, days=days)
            if named and who != "stranger":
                document(getattr(cast, who), name)
            expected[name] = who == "stranger" or named or days < orphans.SAFE_AGE / timedelta(1)
        with django_capture_on_commit_callbacks(execute=True):
            gone = orphans.sweep()
        assert {name: there(name)[0] for name in expected} == expected
        assert gone == list(expected.values()).count(False)
        transaction.set_rollback(True)
    assert tenancy.current() is None
