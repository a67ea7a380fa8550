"""Encrypted files: written as a stream, read at any place, never a byte of an unverified chunk.

    magic "HCB1" (4) | key id (16) | key commitment (32) | a Tink AES-GCM-HKDF stream

The stream is Tink's, byte for byte (AES-256, SHA-256, 128 KiB segments): ``header length (1) | salt
(32) | nonce prefix (7)``, then segments of ciphertext and tag whose nonce is ``prefix | counter (4)
| last (1)``. The file's key is HKDF(blob subkey, salt, info = associated data), and the associated
data holds the magic, the key id and the caller's context. Tink's format does not commit to its key
(one file could be made to open under two); the commitment, a second HKDF output under the same salt
and data, does.
"""

from __future__ import annotations

from healthchat.crypto.blobs.layout import MAGIC, PREAMBLE, SEGMENT, STREAM_HEADER
from healthchat.crypto.blobs.reader import RawReader, Reader
from healthchat.crypto.blobs.writer import RawWriter, Writer

__all__ = [
    "MAGIC",
    "PREAMBLE",
    "SEGMENT",
    "STREAM_HEADER",
    "RawReader",
    "RawWriter",
    "Reader",
    "Writer",
]
