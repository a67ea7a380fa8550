"""Keys and ciphertext: the only package that imports `cryptography`.

``keyring`` (KMS -> clinic key -> patient key), ``fields`` (encrypted columns), ``blobs`` (encrypted
files), ``upload`` (the upload handler) and, here, the blind index. docs/decisions/keys.md has the
formats and what each of them is good for.
"""

from __future__ import annotations

from uuid import UUID

__all__ = ["blind_index"]


def blind_index(clinic_id: UUID, field: str, value: str | bytes) -> bytes:
    """32 bytes by which equal values of one clinic's ``field`` are found without reading them.

    HMAC-SHA256 under the clinic's index key, which outlives the rotation of its other keys. Only
    for values that nobody can list (addresses, digests): whoever has the index sees which rows are
    equal, and few possible values would show through their frequencies. Call inside the clinic's
    scope.
    """
    # Models are behind the keyring, and this package is imported before Django is ready for them.
    from healthchat.crypto.keyring.lookup import index_digest

    return index_digest(clinic_id, field, value.encode() if isinstance(value, str) else value)
