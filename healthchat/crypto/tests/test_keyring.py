"""The keyring on PostgreSQL: whose key, which version, how long remembered, and gone for good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from healthchat import tenancy
from healthchat.crypto import blind_index, keyring, kms
from healthchat.crypto.errors import KeyDestroyed, KeyUnavailable, PlaintextRefused, Tampered
from healthchat.crypto.keyring import KeyChange, lifecycle
from healthchat.crypto.models import ClinicKey, KeyStatus, PatientKey
from healthchat.crypto.tests.conftest import Place
from healthchat.tenancy import OutsideScope


@pytest.fixture
def changes() -> Iterator[list[KeyChange]]:
    seen: list[KeyChange] = []
    keyring.on_key_change(seen.append)
    yield seen
    lifecycle._observers.remove(seen.append)


def test_keys_differ_and_stay_the_same(here: Place, there: Place) -> None:
    with tenancy.scope(clinic=here.clinic):
        ours = [
            keyring.clinic_key(here.clinic),
            keyring.patient_key(here.clinic, here.alice),
            keyring.patient_key(here.clinic, here.bob),
        ]
        keyring.forget()
        assert keyring.patient_key(here.clinic, here.alice).subkey("x") == ours[1].subkey("x")
    with tenancy.scope(clinic=there.clinic):
        ours.append(keyring.patient_key(there.clinic, there.alice))
    assert len({key.subkey("x") for key in ours}) == 4
    assert ours[1].patient_id == here.alice


def test_only_wrapped_keys_are_stored_and_the_master_key_is_elsewhere(here: Place) -> None:
    with tenancy.scope(clinic=here.clinic):
        secret = keyring.patient_key(here.clinic, here.alice).secret_to_wrap()
        with connection.cursor() as cursor:
            cursor.execute("SELECT string_agg(wrapped, ''::bytea) FROM crypto_patientkey")
            assert secret not in bytes(cursor.fetchone()[0])
    service = kms.default()
    assert isinstance(service, kms.LocalKms)
    assert service.path.stat().st_mode & 0o777 == 0o600
    assert not service.path.is_relative_to(Path(settings.BASE_DIR))


def test_a_key_is_given_in_its_own_scope_only_even_when_it_is_remembered(
    here: Place, there: Place
) -> None:
    with tenancy.scope(clinic=here.clinic):
        keyring.patient_key(here.clinic, here.alice)
    with pytest.raises(OutsideScope):
        keyring.patient_key(here.clinic, here.alice)
    with tenancy.scope(clinic=there.clinic), pytest.raises(KeyUnavailable):
        keyring.patient_key(here.clinic, here.alice)
    with tenancy.scope(clinic=here.clinic, patient=here.bob):
        with pytest.raises(KeyUnavailable):
            keyring.patient_key(here.clinic, here.alice)
        with pytest.raises(KeyUnavailable):
            keyring.create_patient_key(here.clinic, here.alice)
        assert PatientKey.objects.count() == 1


def test_the_id_of_anothers_key_is_tampering(here: Place, there: Place) -> None:
    with tenancy.scope(clinic=there.clinic):
        foreign = keyring.patient_key(there.clinic, there.alice).id
    with tenancy.scope(clinic=here.clinic):
        bobs = keyring.patient_key(here.clinic, here.bob).id
        for key_id in (foreign, bobs, uuid4()):
            with pytest.raises(Tampered):
                keyring.patient_key_by_id(here.clinic, here.alice, key_id)
            with pytest.raises(Tampered):
                keyring.clinic_key_by_id(here.clinic, key_id)


def test_a_wrapped_key_moved_to_another_patient_is_tampering(here: Place) -> None:
    with tenancy.scope(clinic=here.clinic):
        bobs = PatientKey.objects.get(patient_id=here.bob)
        PatientKey.objects.filter(patient_id=here.alice).update(wrapped=bobs.wrapped)
        keyring.forget()
        with pytest.raises(Tampered):
            keyring.patient_key(here.clinic, here.alice)


def test_making_keys_twice_makes_one(here: Place) -> None:
    with tenancy.scope(clinic=here.clinic):
        before = keyring.patient_key(here.clinic, here.alice).id
        keyring.create_clinic_key(here.clinic)
        assert keyring.create_patient_key(here.clinic, here.alice).id == before
        assert (ClinicKey.objects.count(), PatientKey.objects.count()) == (2, 2)


def test_without_keys_it_says_so(db: None) -> None:
    with tenancy.scope(clinic=uuid4()) as scope:
        with pytest.raises(KeyUnavailable, match="create_clinic_key"):
            keyring.clinic_key(scope.clinic)
        with pytest.raises(KeyUnavailable, match="create_patient_key"):
            keyring.patient_key(scope.clinic, uuid4())


def test_rotating_the_clinic_rewraps_patient_keys_and_changes_none(here: Place) -> None:
    with tenancy.scope(clinic=here.clinic):
        old = keyring.clinic_key(here.clinic)
        alice = keyring.patient_key(here.clinic, here.alice).subkey("x")
        index = blind_index(here.clinic, "f", "v")
        new = keyring.rotate_clinic(here.clinic)
        assert new.id != old.id
        assert set(PatientKey.objects.values_list("wrapped_by_id", flat=True)) == {new.id}
        keyring.forget()
        assert keyring.patient_key(here.clinic, here.alice).subkey("x") == alice
        assert keyring.clinic_key_by_id(here.clinic, old.id).subkey("x") == old.subkey("x")
        assert blind_index(here.clinic, "f", "v") == index
        assert keyring.rewrap_patient_keys(here.clinic) == 0


def test_rewrapping_goes_on_where_it_stopped(here: Place) -> None:
    with tenancy.scope(clinic=here.clinic):
        lifecycle.begin_clinic_rotation(here.clinic)
        assert keyring.rewrap_patient_keys(here.clinic, 1) == 1
        assert keyring.rewrap_patient_keys(here.clinic, 1) == 1
        assert keyring.rewrap_patient_keys(here.clinic, 1) == 0


def test_a_new_patient_key_encrypts_and_the_old_one_still_opens(here: Place) -> None:
    with tenancy.scope(clinic=here.clinic):
        old = keyring.patient_key(here.clinic, here.alice)
        new = keyring.rotate_patient(here.clinic, here.alice)
        assert keyring.patient_key(here.clinic, here.alice).id == new.id != old.id
        by_id = keyring.patient_key_by_id(here.clinic, here.alice, old.id)
        assert by_id.subkey("x") == old.subkey("x") != new.subkey("x")


def test_a_destroyed_key_is_gone_at_once_and_for_good(here: Place) -> None:
    with tenancy.scope(clinic=here.clinic):
        key = keyring.patient_key(here.clinic, here.alice)
        keyring.rotate_patient(here.clinic, here.alice)
        assert keyring.destroy_patient_key(here.clinic, here.alice) == 2
        for emptied in (False, True):
            if emptied:
                keyring.forget()
            with pytest.raises(KeyDestroyed):
                keyring.patient_key(here.clinic, here.alice)
            with pytest.raises(KeyDestroyed):
                keyring.patient_key_by_id(here.clinic, here.alice, key.id)
            with pytest.raises(KeyDestroyed):
                keyring.create_patient_key(here.clinic, here.alice)
        assert keyring.patient_key(here.clinic, here.bob)
        rows = PatientKey.objects.filter(patient_id=here.alice)
        assert set(rows.values_list("status", "wrapped")) == {(KeyStatus.DESTROYED, None)}
        assert keyring.rotate_clinic(here.clinic)
        assert keyring.destroy_patient_key(here.clinic, here.alice) == 0


def test_the_database_refuses_a_destroyed_row_with_a_key_and_two_current_ones(here: Place) -> None:
    with tenancy.scope(clinic=here.clinic):
        for change in ({"status": KeyStatus.DESTROYED}, {"wrapped": None}, {"version": 9}):
            row = PatientKey.objects.get(patient_id=here.alice)
            for name, value in change.items():
                setattr(row, name, value)
            insert = "version" in change
            row.id = uuid4() if insert else row.id
            with pytest.raises(IntegrityError), transaction.atomic():
                row.save(force_insert=insert)


def test_a_new_master_key_rewraps_the_clinic_keys(
    here: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with tenancy.scope(clinic=here.clinic):
        before = keyring.clinic_key(here.clinic).subkey("x")
        other = kms.LocalKms(tmp_path / "copy.key")
        service = kms.default()
        assert isinstance(service, kms.LocalKms)
        other.path.write_bytes(service.path.read_bytes())
        other.path.chmod(0o600)
        monkeypatch.setattr(kms, "default", lambda: other)
        other.rotate_master()
        assert keyring.rewrap_clinic_keys(here.clinic) == 2
        # The old master key is no longer needed.
        other.path.write_text(other.path.read_text().splitlines()[-1] + "\n")
        keyring.forget()
        assert keyring.clinic_key(here.clinic).subkey("x") == before


def test_every_change_is_announced_in_its_transaction(
    here: Place, changes: list[KeyChange]
) -> None:
    with tenancy.scope(clinic=here.clinic):
        new = keyring.rotate_patient(here.clinic, here.alice)
        clinic = keyring.rotate_clinic(here.clinic)
        keyring.destroy_patient_key(here.clinic, here.bob)
    assert [(c.kind, c.patient_id) for c in changes] == [
        ("rotated", here.alice),
        ("rotated", None),
        ("destroyed", here.bob),
    ]
    assert [changes[0].key_id, changes[1].key_id] == [new.id, clinic.id]


def test_an_announcement_that_fails_undoes_the_change(here: Place) -> None:
    def refuse(change: KeyChange) -> None:
        raise RuntimeError("no audit, no change")

    keyring.on_key_change(refuse)
    try:
        with (
            tenancy.scope(clinic=here.clinic),
            pytest.raises(RuntimeError),
            transaction.atomic(),
        ):
            keyring.destroy_patient_key(here.clinic, here.alice)
    finally:
        lifecycle._observers.remove(refuse)
    with tenancy.scope(clinic=here.clinic):
        assert keyring.patient_key(here.clinic, here.alice)


def test_equal_values_have_equal_blind_indexes_within_one_clinic_and_field(
    here: Place, there: Place
) -> None:
    with tenancy.scope(clinic=here.clinic):
        one = blind_index(here.clinic, "invitation.email", "ann@example.org")
        assert one == blind_index(here.clinic, "invitation.email", b"ann@example.org")
        assert len(one) == 32
        others = [
            blind_index(here.clinic, "invitation.email", "ann@example.com"),
            blind_index(here.clinic, "other.email", "ann@example.org"),
        ]
    with tenancy.scope(clinic=there.clinic):
        others.append(blind_index(there.clinic, "invitation.email", "ann@example.org"))
        with pytest.raises(KeyUnavailable):
            blind_index(here.clinic, "invitation.email", "ann@example.org")
    assert one not in others


def test_encrypted_rows_on_postgresql(here: Place) -> None:
    patients: Any = apps.get_model("accounts", "Patient")
    with tenancy.scope(clinic=here.clinic):
        patients.objects.bulk_create(
            [patients(id=here.alice, name="Ann Example"), patients(id=here.bob, name="Bo Example")]
        )
        names = {row.id: row.name for row in patients.objects.all()}
        assert names == {here.alice: "Ann Example", here.bob: "Bo Example"}
        (raw,) = patients.objects.filter(id=here.alice).values_list("name", flat=True)
        assert b"Ann" not in raw
        patients.objects.filter(id=here.bob).update(name=raw)
        with pytest.raises(Tampered):
            _ = patients.objects.get(id=here.bob).name
        with pytest.raises(PlaintextRefused), transaction.atomic():
            patients.objects.filter(id=here.bob).update(name="plain")
        ann = patients.objects.get(id=here.alice)
        ann.name = "plain"
        with pytest.raises(PlaintextRefused), transaction.atomic():
            patients.objects.bulk_update([ann], ["name"])
        ann.save()
        deferred = patients.objects.defer("name").get(id=here.alice)
        assert deferred.name == "plain"
        ann.refresh_from_db()
        assert ann.name == "plain"
        with connection.cursor() as cursor:
            cursor.execute("SELECT string_agg(name, ''::bytea) FROM accounts_patient")
            assert b"plain" not in bytes(cursor.fetchone()[0])
