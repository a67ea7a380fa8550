"""A data key in memory, and the one envelope that every short ciphertext wears.

Envelope: ``version (1) | key id (16) | nonce (12) | AES-256-GCM ciphertext and tag``. The first 17
bytes are part of the additional data, so neither the version nor the key id can be exchanged.
"""

from __future__ import annotations

import os
from typing import NoReturn
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from healthchat.crypto.errors import TamperEvent, tampered

KEY_BYTES = 32
VERSION = b"\x01"
_HEADER = 17
_NONCE = 12
_TAG = 16
OVERHEAD = _HEADER + _NONCE + _TAG


def bind(*parts: bytes | str | UUID) -> bytes:
    """An unambiguous encoding of what a ciphertext belongs to: each part after its length."""
    encoded = bytearray()
    for part in parts:
        raw = part.bytes if isinstance(part, UUID) else part
        raw = raw.encode() if isinstance(raw, str) else raw
        encoded += len(raw).to_bytes(4, "big") + raw
    return bytes(encoded)


def key_id_of(sealed: bytes) -> UUID | None:
    """The id of the key an envelope was sealed under; None for what is no envelope."""
    if len(sealed) < OVERHEAD or sealed[:1] != VERSION:
        return None
    return UUID(bytes=sealed[1:_HEADER])


class DataKey:
    """A clinic's or a patient's unwrapped key. Lives in memory only: not printable, not picklable.

    Nothing is encrypted under the key itself but under ``subkey(purpose)``, so that a ciphertext
    made for one purpose (field, blob, stream, wrap, index) means nothing for another.
    """

    __slots__ = ("_ciphers", "_secret", "_subkeys", "clinic_id", "id", "patient_id")

    def __init__(
        self, key_id: UUID, secret: bytes, *, clinic_id: UUID, patient_id: UUID | None = None
    ) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        self.id = key_id
        self.clinic_id = clinic_id
        self.patient_id = patient_id
        self._secret = secret
        self._subkeys: dict[str, bytes] = {}
        self._ciphers: dict[str, AESGCM] = {}

    def __repr__(self) -> str:
        return f"<DataKey {self.id}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a data key never leaves the process")

    def secret_to_wrap(self) -> bytes:
        """The key itself. For wrapping it under another key, and for nothing else."""
        return self._secret

    def subkey(self, purpose: str) -> bytes:
        """32 bytes by HKDF-SHA256 for one purpose; the same for the life of the key."""
        found = self._subkeys.get(purpose)
        if found is None:
            info = b"healthchat/v1/" + purpose.encode()
            found = HKDF(SHA256(), KEY_BYTES, salt=None, info=info).derive(self._secret)
            self._subkeys[purpose] = found
        return found

    def _cipher(self, purpose: str) -> AESGCM:
        found = self._ciphers.get(purpose)
        if found is None:
            found = self._ciphers[purpose] = AESGCM(self.subkey(purpose))
        return found

    def seal(self, plaintext: bytes, *, purpose: str, context: bytes) -> bytes:
        """Encrypt a short message; only ``open`` with the same purpose and context reads it."""
        header = VERSION + self.id.bytes
        nonce = os.urandom(_NONCE)
        return header + nonce + self._cipher(purpose).encrypt(nonce, plaintext, header + context)

    def open(
        self,
        sealed: bytes,
        *,
        purpose: str,
        context: bytes,
        place: str = "message",
        row_id: UUID | None = None,
    ) -> bytes:
        """The plaintext, or ``Tampered``. ``place`` and ``row_id`` only name it in the event."""
        header = VERSION + self.id.bytes
        if sealed[:_HEADER] != header or len(sealed) < OVERHEAD:
            reason = "not an envelope of this key"
        else:
            try:
                return self._cipher(purpose).decrypt(
                    sealed[_HEADER : _HEADER + _NONCE],
                    sealed[_HEADER + _NONCE :],
                    header + context,
                )
            except InvalidTag:
                reason = "does not verify"
        raise tampered(
            TamperEvent(place, reason, self.clinic_id, self.patient_id, row_id, self.id)
        ) from None
