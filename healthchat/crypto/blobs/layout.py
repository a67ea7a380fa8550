"""The bytes of a blob: sizes, and how its keys and nonces are derived."""

from __future__ import annotations

from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from healthchat.crypto.datakey import KEY_BYTES, DataKey

MAGIC = b"HCB1"
SEGMENT = 128 * 1024
PREAMBLE = len(MAGIC) + 16 + 32
SALT = 32
PREFIX = 7
TAG = 16
STREAM_HEADER = 1 + SALT + PREFIX
MAX_SEGMENTS = 2**32


def associated_data(key_id: UUID, context: bytes) -> bytes:
    """What every part of a blob is bound to."""
    return MAGIC + key_id.bytes + context


def stream_key(key: DataKey, salt: bytes, associated: bytes) -> bytes:
    """The key of one blob's stream, as Tink derives it."""
    return HKDF(SHA256(), KEY_BYTES, salt, associated).derive(key.subkey("blob"))


def commitment(key: DataKey, salt: bytes, associated: bytes) -> bytes:
    """What only this key, salt and data give; tells a second key from the first."""
    return HKDF(SHA256(), 32, salt, b"commitment\x00" + associated).derive(key.subkey("blob"))


def nonce_of(prefix: bytes, index: int, last: bool) -> bytes:
    """A segment's nonce, as Tink counts."""
    return prefix + index.to_bytes(4, "big") + (b"\x01" if last else b"\x00")
