"""Finding keys. Every look-up runs in the scope of the clinic, and of the patient where it has one.

That the scope is asked even for a remembered key is what keeps the cache from being a way around
row-level security.
"""

from __future__ import annotations

import hmac
from uuid import UUID

from healthchat import tenancy
from healthchat.crypto import kms
from healthchat.crypto.datakey import DataKey, bind
from healthchat.crypto.errors import KeyDestroyed, KeyUnavailable, TamperEvent, tampered
from healthchat.crypto.keyring.cache import MAX_UNWRAPPED, UNWRAPPED, Expiring, KeyCache
from healthchat.crypto.models import ClinicKey, ClinicKeyPurpose, KeyStatus, PatientKey

cache = KeyCache()
_unwrapped: Expiring[bytes] = Expiring(UNWRAPPED, MAX_UNWRAPPED)


def clinic_key(clinic_id: UUID) -> DataKey:
    """The clinic's current key. ``KeyUnavailable`` where it has none or the KMS says no."""
    return _clinic_current(clinic_id, ClinicKeyPurpose.DATA)


def clinic_key_by_id(clinic_id: UUID, key_id: UUID) -> DataKey:
    """The key that an older row names. ``Tampered`` where this clinic never had it."""
    _in_scope(clinic_id)
    return cache.get((clinic_id, ("clinic", key_id)), lambda: _load_clinic_id(clinic_id, key_id))


def patient_key(clinic_id: UUID, patient_id: UUID) -> DataKey:
    """The patient's current key; ``KeyDestroyed`` after erasure, ``KeyUnavailable`` without one."""
    _in_scope(clinic_id, patient_id)
    return cache.get(
        (clinic_id, ("patient", patient_id, "current")),
        lambda: _load_patient_current(clinic_id, patient_id),
    )


def patient_key_by_id(clinic_id: UUID, patient_id: UUID, key_id: UUID) -> DataKey:
    """The key that an older row names. ``Tampered`` where this patient never had it."""
    _in_scope(clinic_id, patient_id)
    return cache.get(
        (clinic_id, ("patient", patient_id, key_id)),
        lambda: _load_patient_id(clinic_id, patient_id, key_id),
    )


def index_digest(clinic_id: UUID, field: str, value: bytes) -> bytes:
    """``healthchat.crypto.blind_index``."""
    key = _clinic_current(clinic_id, ClinicKeyPurpose.INDEX)
    return hmac.digest(key.subkey("index"), bind(field, value), "sha256")


def forget() -> None:
    """Empty this process's caches of keys."""
    cache.clear()
    _unwrapped.drop(lambda _slot: True)


def forget_clinic(clinic_id: UUID) -> None:
    """After a change of a clinic's keys in this transaction."""
    cache.changed(clinic_id)


def kms_context(row: ClinicKey) -> dict[str, str]:
    """What the KMS binds a clinic key to."""
    return {"clinic": str(row.clinic_id), "key": str(row.id), "purpose": row.purpose}


def patient_context(row: PatientKey) -> bytes:
    """What a clinic key binds a patient key to."""
    return bind("patient-key", row.clinic_id, row.patient_id, row.id)


def unwrap_clinic(row: ClinicKey) -> DataKey:
    """The key in a row, by the KMS or from the short memory of what it said."""
    if row.wrapped is None:
        raise KeyDestroyed("this key of the clinic was destroyed")
    wrapped = bytes(row.wrapped)
    slot = (row.clinic_id, row.id, row.purpose, wrapped)
    secret = _unwrapped.get(slot)
    if secret is None:
        secret = kms.default().unwrap(wrapped, kms_context(row))
        _unwrapped.put(slot, secret)
    return DataKey(row.id, secret, clinic_id=row.clinic_id)


def unwrap_patient(row: PatientKey) -> DataKey:
    """The key in a row, by the clinic key that wrapped it."""
    if row.wrapped is None:
        raise KeyDestroyed("this patient's key was destroyed")
    secret = clinic_key_by_id(row.clinic_id, row.wrapped_by_id).open(
        bytes(row.wrapped),
        purpose="wrap",
        context=patient_context(row),
        place="crypto_patientkey.wrapped",
        row_id=row.id,
    )
    return DataKey(row.id, secret, clinic_id=row.clinic_id, patient_id=row.patient_id)


def _in_scope(clinic_id: UUID, patient_id: UUID | None = None) -> None:
    scope = tenancy.require()
    if scope.clinic != clinic_id or (
        patient_id is not None and scope.patient not in (None, patient_id)
    ):
        raise KeyUnavailable("the key belongs to another clinic or patient than the open scope")


def _clinic_current(clinic_id: UUID, purpose: ClinicKeyPurpose) -> DataKey:
    _in_scope(clinic_id)
    return cache.get(
        (clinic_id, ("clinic", purpose.value)), lambda: _load_clinic_current(clinic_id, purpose)
    )


def _load_clinic_current(clinic_id: UUID, purpose: ClinicKeyPurpose) -> DataKey:
    row = ClinicKey.objects.filter(
        clinic_id=clinic_id, purpose=purpose, status=KeyStatus.CURRENT
    ).first()
    if row is None:
        raise KeyUnavailable("the clinic has no key; make one with keyring.create_clinic_key")
    return unwrap_clinic(row)


def _load_clinic_id(clinic_id: UUID, key_id: UUID) -> DataKey:
    row = ClinicKey.objects.filter(
        clinic_id=clinic_id, id=key_id, purpose=ClinicKeyPurpose.DATA
    ).first()
    if row is None:
        raise tampered(
            TamperEvent("key", "not a key of this clinic", clinic_id=clinic_id, key_id=key_id)
        )
    return unwrap_clinic(row)


def _load_patient_current(clinic_id: UUID, patient_id: UUID) -> DataKey:
    # "current" sorts before "destroyed" before "retired".
    row = (
        PatientKey.objects.filter(clinic_id=clinic_id, patient_id=patient_id)
        .order_by("status")
        .first()
    )
    if row is None:
        raise KeyUnavailable("the patient has no key; make one with keyring.create_patient_key")
    if row.status == KeyStatus.RETIRED:
        raise KeyUnavailable("the patient has no current key")
    return unwrap_patient(row)


def _load_patient_id(clinic_id: UUID, patient_id: UUID, key_id: UUID) -> DataKey:
    row = PatientKey.objects.filter(clinic_id=clinic_id, patient_id=patient_id, id=key_id).first()
    if row is None:
        raise tampered(
            TamperEvent("key", "not a key of this patient", clinic_id, patient_id, key_id=key_id)
        )
    return unwrap_patient(row)
