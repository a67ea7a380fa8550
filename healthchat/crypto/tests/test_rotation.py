"""Rotation: everything still reads, 0 rows stay on the old key, and only then is it purged."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings

from healthchat import storage, tenancy
from healthchat.crypto import backfill, blobs, keyring
from healthchat.crypto.backfill import Files, UnknownFiles
from healthchat.crypto.datakey import key_id_of
from healthchat.crypto.errors import KeyDestroyed
from healthchat.crypto.models import ClinicKey, KeyStatus, PatientKey
from healthchat.crypto.tests.conftest import Place, make_place

DOCUMENT = "documents.Document"


def context(_row: Any, name: str) -> bytes:
    return b"a test's file:" + name.encode()


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings) -> None:
    """This test's own register of files, that knows of the documents only; and its own folder."""
    files = Files(DOCUMENT, "blob_name", "key_id", context)
    monkeypatch.setattr(backfill, "_files", {(DOCUMENT, "blob_name"): files})
    settings.STORAGE_URL = (tmp_path / "files").as_uri()


def model(label: str) -> Any:
    return apps.get_model(label)


def fill(place: Place) -> UUID:
    """One patient with a name, an invitation under the clinic's key, and a document's file."""
    model("accounts.Patient").objects.create(id=place.alice, name="Ann Example")
    model("accounts.Invitation").objects.create(
        email="ann@example.org",
        email_index=b"i" * 32,
        name="Ann Example",
        role="patient",
        token_hash=uuid4().bytes * 2,
        invited_by=uuid4(),
        expires_at=timezone.now(),
    )
    key = keyring.patient_key(place.clinic, place.alice)
    name = str(uuid4())
    with blobs.Writer(storage.default().create(name), key, context(None, name)) as writer:
        writer.write(b"scan " * 100_000)
    document = model(DOCUMENT).objects.create(
        clinic_id=place.clinic,
        patient_id=place.alice,
        uploaded_by=uuid4(),
        file_name="scan.pdf",
        size=500_000,
        content_index=b"c" * 32,
        blob_name=name,
        key_id=key.id,
    )
    return UUID(str(document.id))


def assert_reads(place: Place) -> None:
    keyring.forget()
    assert model("accounts.Patient").objects.get().name == "Ann Example"
    invitation = model("accounts.Invitation").objects.get()
    assert (invitation.email, invitation.name) == ("ann@example.org", "Ann Example")
    document = model(DOCUMENT).objects.get()
    assert document.file_name == "scan.pdf"
    key = keyring.patient_key_by_id(place.clinic, place.alice, document.key_id)
    raw = storage.default().open(document.blob_name)
    with blobs.Reader(raw, key, context(None, document.blob_name)) as reader:
        assert reader.read() == b"scan " * 100_000


def test_after_a_rotation_rows_are_counted_moved_in_steps_and_readable(here: Place) -> None:
    with tenancy.scope(clinic=here.clinic):
        fill(here)
        assert backfill.left(here.clinic) == {}
        keyring.rotate_clinic(here.clinic)
        keyring.rotate_patient(here.clinic, here.alice)
        assert backfill.left(here.clinic) == {
            "accounts_patient.name": 1,
            "accounts_invitation.email": 1,
            "accounts_invitation.name": 1,
            "documents_document.file_name": 1,
            f"{DOCUMENT}.blob_name": 1,
        }
        assert_reads(here)
        steps = 0
        while moved := backfill.move(here.clinic, 1):
            assert moved == 1
            steps += 1
            assert_reads(here)
        assert steps == 4
        assert backfill.left(here.clinic) == {}
        assert_reads(here)
        new = keyring.patient_key(here.clinic, here.alice).id
        (sealed,) = model("accounts.Patient").objects.values_list("name", flat=True)
        assert key_id_of(sealed) == new == model(DOCUMENT).objects.get().key_id


def test_a_value_written_meanwhile_is_not_overwritten(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    from healthchat.crypto.fields import EncryptedField

    with tenancy.scope(clinic=here.clinic):
        fill(here)
        keyring.rotate_patient(here.clinic, here.alice)
        real = EncryptedField.seal

        def seal(field: EncryptedField, instance: Any, value: Any) -> Any:
            monkeypatch.setattr(EncryptedField, "seal", real)
            other = model("accounts.Patient").objects.get(id=instance.id)
            other.name = "Ann Newname"
            other.save()
            return real(field, instance, value)

        monkeypatch.setattr(EncryptedField, "seal", seal)
        backfill.move(here.clinic, 1)
        assert model("accounts.Patient").objects.get().name == "Ann Newname"


def make_retired_long_ago() -> None:
    before = timezone.now() - backfill.PURGE_AFTER
    for table in (ClinicKey, PatientKey):
        table.objects.filter(status=KeyStatus.RETIRED).update(retired_at=before)


def test_a_key_is_purged_only_when_nothing_needs_it_and_its_time_has_passed(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tenancy.scope(clinic=here.clinic):
        monkeypatch.setattr(backfill, "require_known_files", lambda: None)
        fill(here)
        old = keyring.patient_key(here.clinic, here.alice).id
        keyring.rotate_clinic(here.clinic)
        keyring.rotate_patient(here.clinic, here.alice)
        make_retired_long_ago()
        assert backfill.purge(here.clinic) == 0
        backfill.move(here.clinic, 3)  # all but the file
        assert set(backfill.left(here.clinic)) == {f"{DOCUMENT}.blob_name"}
        ClinicKey.objects.filter(status=KeyStatus.RETIRED).update(retired_at=timezone.now())
        assert backfill.purge(here.clinic) == 0
        make_retired_long_ago()
        assert backfill.purge(here.clinic) == 1  # the clinic's; the patient's is still needed
        assert_reads(here)
        assert backfill.move(here.clinic, 100) == 1
        PatientKey.objects.filter(id=old).update(retired_at=timezone.now())
        assert backfill.purge(here.clinic) == 0
        assert backfill.purge(here.clinic, older_than=timedelta(0)) == 1
        assert_reads(here)
        with pytest.raises(KeyDestroyed):
            keyring.patient_key_by_id(here.clinic, here.alice, old)


def test_files_that_nobody_registered_keep_the_key_alive(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backfill, "_files", {})
    with tenancy.scope(clinic=here.clinic):
        keyring.rotate_patient(here.clinic, here.alice)
        make_retired_long_ago()
        with pytest.raises(UnknownFiles, match=r"documents\.Document\.key_id"):
            backfill.purge(here.clinic)
        assert PatientKey.objects.filter(status=KeyStatus.RETIRED).exists()


@pytest.mark.django_db(transaction=True)
def test_the_old_file_goes_when_the_move_is_committed_and_the_new_one_when_it_is_undone(
    tmp_path: Path,
) -> None:
    place = make_place()
    with tenancy.scope(clinic=place.clinic):
        fill(place)
        keyring.rotate_patient(place.clinic, place.alice)
    before = stored(tmp_path)
    with tenancy.scope(clinic=place.clinic):
        while backfill.move(place.clinic, 100):
            assert len(stored(tmp_path)) == 2
    assert len(stored(tmp_path)) == 1
    assert stored(tmp_path) != before
    with tenancy.scope(clinic=place.clinic):
        assert_reads(place)


def stored(folder: Path) -> set[str]:
    return {path.name for path in (folder / "files").rglob("*") if path.is_file()}


@pytest.mark.django_db(transaction=True)
def test_the_command_rotates_resumes_checks_and_purges() -> None:
    place = make_place()
    with tenancy.scope(clinic=place.clinic):
        fill(place)
    said = io.StringIO()

    def command(*flags: str) -> None:
        call_command("rotate_keys", "--clinic", str(place.clinic), *flags, stdout=said)

    command("--check")
    command("--patients")
    assert f"{place.clinic}: 0 rows on old keys" in said.getvalue()
    with tenancy.scope(clinic=place.clinic):
        assert_reads(place)
        assert ClinicKey.objects.filter(status=KeyStatus.RETIRED).count() == 1
        assert PatientKey.objects.filter(status=KeyStatus.RETIRED).count() == 2
        keyring.rotate_patient(place.clinic, place.alice)
    with pytest.raises(CommandError, match="left on old keys"):
        command("--check")
    command("--resume")
    command("--check")
    call_command("rotate_keys", "--all", "--resume", stdout=said)


@pytest.mark.django_db(transaction=True)
def test_the_command_that_destroys_wants_the_id_twice() -> None:
    place = make_place()
    arguments = ["--clinic", str(place.clinic), "--patient", str(place.alice), "--confirm"]
    with pytest.raises(CommandError, match="Nothing was destroyed"):
        call_command("destroy_patient_key", *arguments, str(place.bob))
    with tenancy.scope(clinic=place.clinic):
        assert keyring.patient_key(place.clinic, place.alice)
    call_command("destroy_patient_key", *arguments, str(place.alice), stdout=io.StringIO())
    with tenancy.scope(clinic=place.clinic), pytest.raises(KeyDestroyed):
        keyring.patient_key(place.clinic, place.alice)
    with pytest.raises(CommandError, match="no key here"):
        call_command("destroy_patient_key", *arguments, str(place.alice))


def test_sweeping_removes_unfinished_parts_only(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backfill, "require_known_files", lambda: None)
    with tenancy.scope(clinic=here.clinic):
        fill(here)
    storage.default().create(str(uuid4())).write(b"begun")
    said = io.StringIO()
    call_command("sweep_storage", "--hours=1", stdout=said)
    call_command("sweep_storage", "--hours=-1", stdout=said)
    assert said.getvalue().splitlines() == [
        "Removed 0 unfinished part(s).",
        "Removed 0 stored file(s) that nothing names.",
        "Removed 1 unfinished part(s).",
        "Removed 0 stored file(s) that nothing names.",
    ]
    with tenancy.scope(clinic=here.clinic):
        assert_reads(here)


def test_a_failed_move_leaves_no_new_file(
    here: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with tenancy.scope(clinic=here.clinic):
        fill(here)
        before = stored(tmp_path)
        keyring.rotate_patient(here.clinic, here.alice)
        path = next(p for p in (tmp_path / "files").rglob("*") if p.is_file())
        path.chmod(0o600)
        path.write_bytes(path.read_bytes()[:-1])
        with pytest.raises(Exception, match="does not verify"), transaction.atomic():
            while backfill.move(here.clinic, 100):
                pass
        assert stored(tmp_path) == before
