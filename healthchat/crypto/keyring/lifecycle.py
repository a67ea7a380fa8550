"""Making, rotating and destroying keys, in the clinic's scope and so in its transaction."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.utils import timezone

from healthchat import tenancy
from healthchat.crypto import kms
from healthchat.crypto.datakey import KEY_BYTES, DataKey
from healthchat.crypto.errors import KeyUnavailable
from healthchat.crypto.keyring import lookup
from healthchat.crypto.models import ClinicKey, ClinicKeyPurpose, KeyStatus, PatientKey

LIVE = (KeyStatus.CURRENT, KeyStatus.RETIRED)


@dataclass(frozen=True, slots=True)
class KeyChange:
    """What happened to which key; ``patient_id`` is None for a clinic's."""

    kind: Literal["created", "rotated", "destroyed"]
    clinic_id: UUID
    key_id: UUID
    patient_id: UUID | None = None


ChangeObserver = Callable[[KeyChange], None]
_observers: list[ChangeObserver] = []


def on_key_change(observer: ChangeObserver) -> ChangeObserver:
    """Have ``observer`` called inside the transaction of every change: if it fails, so does that.

    Registered once at start-up (the audit does); registering the same one again changes nothing.
    """
    if observer not in _observers:
        _observers.append(observer)
    return observer


def _announce(change: KeyChange) -> None:
    lookup.forget_clinic(change.clinic_id)
    for observer in tuple(_observers):
        observer(change)


def create_clinic_key(clinic_id: UUID) -> DataKey:
    """The clinic's first keys, or its current one if it has them already."""
    for purpose in ClinicKeyPurpose:
        if not ClinicKey.objects.filter(clinic_id=clinic_id, purpose=purpose).exists():
            row = _new_clinic_row(clinic_id, purpose, version=1)
            _announce(KeyChange("created", clinic_id, row.id))
    return lookup.clinic_key(clinic_id)


def create_patient_key(clinic_id: UUID, patient_id: UUID) -> DataKey:
    """The patient's first key, or their current one if they have it already.

    Before the patient's own row is saved, whose fields need it. ``KeyDestroyed`` for a patient who
    was erased: nobody comes back under a new key without noticing.
    """
    rows = PatientKey.objects.filter(clinic_id=clinic_id, patient_id=patient_id)
    if not rows.exists():
        row = _new_patient_row(clinic_id, patient_id, version=1)
        _announce(KeyChange("created", clinic_id, row.id, patient_id))
    return lookup.patient_key(clinic_id, patient_id)


def rotate_clinic(clinic_id: UUID) -> DataKey:
    """Give the clinic a new key and rewrap its patients' keys. No patient's data is touched.

    The old key is retired: it still reads the clinic's own fields until ``backfill`` has moved
    them. Everything happens in the open scope's transaction; the command rewraps in batches.
    """
    begin_clinic_rotation(clinic_id)
    rewrap_patient_keys(clinic_id)
    return lookup.clinic_key(clinic_id)


def begin_clinic_rotation(clinic_id: UUID) -> None:
    """The first half of ``rotate_clinic``: new keys are wrapped by a new clinic key from now on."""
    if tenancy.require().patient is not None:
        raise KeyUnavailable("a clinic's key is rotated in the clinic's own scope")
    old = (
        ClinicKey.objects.select_for_update()
        .filter(clinic_id=clinic_id, purpose=ClinicKeyPurpose.DATA, status=KeyStatus.CURRENT)
        .first()
    )
    if old is None:
        raise KeyUnavailable("the clinic has no key to rotate")
    old.status, old.retired_at = KeyStatus.RETIRED, timezone.now()
    old.save(update_fields=["status", "retired_at"])
    row = _new_clinic_row(clinic_id, ClinicKeyPurpose.DATA, version=old.version + 1)
    _announce(KeyChange("rotated", clinic_id, row.id))


def rewrap_patient_keys(clinic_id: UUID, limit: int | None = None) -> int:
    """Wrap up to ``limit`` patient keys by the clinic's current key; returns how many were moved.

    Resumable: 0 says that none is left on an older key. A key that is destroyed meanwhile stays so.
    """
    current = lookup.clinic_key(clinic_id)
    rows = (
        PatientKey.objects.filter(clinic_id=clinic_id, status__in=LIVE)
        .exclude(wrapped_by_id=current.id)
        .order_by("id")
    )
    moved = 0
    for row in rows[:limit].iterator(chunk_size=500):
        key = lookup.unwrap_patient(row)
        wrapped = _wrap_patient(current, row, key)
        moved += PatientKey.objects.filter(id=row.id, wrapped=row.wrapped).update(
            wrapped=wrapped, wrapped_by_id=current.id
        )
    if moved:
        lookup.forget_clinic(clinic_id)
    return moved


def rewrap_clinic_keys(clinic_id: UUID) -> int:
    """Wrap the clinic's keys by the KMS's newest master key; returns how many."""
    moved = 0
    for row in ClinicKey.objects.filter(clinic_id=clinic_id, status__in=LIVE):
        context = lookup.kms_context(row)
        secret = kms.default().unwrap(bytes(row.wrapped or b""), context)
        moved += ClinicKey.objects.filter(id=row.id, wrapped=row.wrapped).update(
            wrapped=kms.default().wrap(secret, context)
        )
    lookup.forget_clinic(clinic_id)
    return moved


def rotate_patient(clinic_id: UUID, patient_id: UUID) -> DataKey:
    """Give the patient a new key for new writes; the old one is retired until ``backfill`` ends."""
    old = (
        PatientKey.objects.select_for_update()
        .filter(clinic_id=clinic_id, patient_id=patient_id, status=KeyStatus.CURRENT)
        .first()
    )
    if old is None:
        raise KeyUnavailable("the patient has no key to rotate")
    old.status, old.retired_at = KeyStatus.RETIRED, timezone.now()
    old.save(update_fields=["status", "retired_at"])
    row = _new_patient_row(clinic_id, patient_id, version=old.version + 1)
    _announce(KeyChange("rotated", clinic_id, row.id, patient_id))
    return lookup.patient_key(clinic_id, patient_id)


def destroy_patient_key(clinic_id: UUID, patient_id: UUID) -> int:
    """Destroy every version of a patient's key; returns how many. There is no way back.

    Gone from this process's memory at once and from others' within ``cache.FRESH`` seconds of the
    commit. Backups of the key table must not outlive the time promised for erasure.
    """
    rows = PatientKey.objects.select_for_update().filter(
        clinic_id=clinic_id, patient_id=patient_id, status__in=LIVE
    )
    destroyed = 0
    for row in rows:
        destroy_row(row)
        destroyed += 1
    return destroyed


def destroy_row(row: ClinicKey | PatientKey) -> None:
    """Destroy one key, whoever may need it; ``backfill.purge`` asks first whether anything does."""
    row.status, row.destroyed_at, row.wrapped = KeyStatus.DESTROYED, timezone.now(), None
    row.save(update_fields=["status", "destroyed_at", "wrapped"])
    patient_id = row.patient_id if isinstance(row, PatientKey) else None
    _announce(KeyChange("destroyed", row.clinic_id, row.id, patient_id))


def _new_clinic_row(clinic_id: UUID, purpose: ClinicKeyPurpose, *, version: int) -> ClinicKey:
    row = ClinicKey(clinic_id=clinic_id, purpose=purpose.value, version=version)
    row.wrapped = kms.default().wrap(os.urandom(KEY_BYTES), lookup.kms_context(row))
    row.save(force_insert=True)
    return row


def _new_patient_row(clinic_id: UUID, patient_id: UUID, *, version: int) -> PatientKey:
    scope = tenancy.require()
    if scope.patient not in (None, patient_id):
        raise KeyUnavailable("the key belongs to another patient than the open scope")
    current = lookup.clinic_key(clinic_id)
    row = PatientKey(
        clinic_id=clinic_id, patient_id=patient_id, version=version, wrapped_by_id=current.id
    )
    key = DataKey(row.id, os.urandom(KEY_BYTES), clinic_id=clinic_id, patient_id=patient_id)
    row.wrapped = _wrap_patient(current, row, key)
    row.save(force_insert=True)
    return row


def _wrap_patient(clinic_key: DataKey, row: PatientKey, key: DataKey) -> bytes:
    return clinic_key.seal(
        key.secret_to_wrap(), purpose="wrap", context=lookup.patient_context(row)
    )
