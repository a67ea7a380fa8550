"""KMS -> clinic key -> patient key -> subkey per purpose.

``lookup`` finds keys, ``lifecycle`` makes, rotates and destroys them, ``cache`` says how long an
unwrapped key is remembered.
"""

from __future__ import annotations

from healthchat.crypto.datakey import DataKey
from healthchat.crypto.errors import CryptoError, KeyDestroyed, KeyUnavailable, Tampered
from healthchat.crypto.keyring.lifecycle import (
    KeyChange,
    create_clinic_key,
    create_patient_key,
    destroy_patient_key,
    on_key_change,
    rewrap_clinic_keys,
    rewrap_patient_keys,
    rotate_clinic,
    rotate_patient,
)
from healthchat.crypto.keyring.lookup import (
    clinic_key,
    clinic_key_by_id,
    forget,
    patient_key,
    patient_key_by_id,
)

__all__ = [
    "CryptoError",
    "DataKey",
    "KeyChange",
    "KeyDestroyed",
    "KeyUnavailable",
    "Tampered",
    "clinic_key",
    "clinic_key_by_id",
    "create_clinic_key",
    "create_patient_key",
    "destroy_patient_key",
    "forget",
    "on_key_change",
    "patient_key",
    "patient_key_by_id",
    "rewrap_clinic_keys",
    "rewrap_patient_keys",
    "rotate_clinic",
    "rotate_patient",
]
