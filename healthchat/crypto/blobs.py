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

import hmac
import io
import os
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Protocol, Self
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from healthchat.crypto.datakey import KEY_BYTES, DataKey
from healthchat.crypto.errors import Tampered, TamperEvent, tampered

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

    class _ReaderBase(io.BufferedIOBase, BinaryIO):
        """What callers may take a Reader for."""
else:
    _ReaderBase = io.BufferedIOBase

MAGIC = b"HCB1"
SEGMENT = 128 * 1024
PREAMBLE = len(MAGIC) + 16 + 32
_SALT = 32
_PREFIX = 7
_TAG = 16
STREAM_HEADER = 1 + _SALT + _PREFIX
_MAX_SEGMENTS = 2**32


class RawWriter(Protocol):
    """Where ciphertext goes: a storage sink or a plain binary file."""

    def write(self, data: bytes, /) -> object:
        """Take all of ``data``."""
        ...


class RawReader(Protocol):
    """Where ciphertext comes from."""

    def read(self, size: int = ..., /) -> bytes:
        """At most ``size`` bytes; none at the end."""
        ...

    def seek(self, offset: int, whence: int = ..., /) -> int:
        """The new position."""
        ...

    def close(self) -> None:
        """Give back what it holds."""
        ...


def _associated(key_id: UUID, context: bytes) -> bytes:
    return MAGIC + key_id.bytes + context


def _stream_key(key: DataKey, salt: bytes, associated: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt, associated).derive(key.subkey("blob"))


def _commitment(key: DataKey, salt: bytes, associated: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, b"commitment\x00" + associated).derive(key.subkey("blob"))


def _nonce(prefix: bytes, index: int, last: bool) -> bytes:
    return prefix + index.to_bytes(4, "big") + (b"\x01" if last else b"\x00")


class Writer:
    """Encrypts a stream into ``target``, holding at most one segment of plaintext.

    ``close`` ends the stream; only then is it readable. A storage sink (what has ``abort``) is
    closed or aborted with the writer, a plain file is left open. As a context manager an exception
    aborts.
    ``size`` counts the plaintext so far.
    """

    def __init__(
        self,
        target: RawWriter,
        key: DataKey,
        context: bytes,
        *,
        segment_size: int = SEGMENT,
        start: bytes | None = None,
    ) -> None:
        """``start`` (salt and nonce prefix) is for comparing with other implementations only."""
        if segment_size <= STREAM_HEADER + _TAG:
            raise ValueError("a segment must hold more than its header")
        start = os.urandom(_SALT + _PREFIX) if start is None else start
        salt, self._prefix = start[:_SALT], start[_SALT:]
        associated = _associated(key.id, context)
        self._cipher = AESGCM(_stream_key(key, salt, associated))
        self._target = target
        self._segment = segment_size
        self._room = segment_size - STREAM_HEADER - _TAG
        self._pending = bytearray()
        self._index = 0
        self._ended = False
        self.size = 0
        try:
            target.write(MAGIC + key.id.bytes + _commitment(key, salt, associated))
            target.write(bytes([STREAM_HEADER]) + start)
        except BaseException:
            self.abort()
            raise

    def write(self, data: ReadableBuffer) -> int:
        """Add plaintext; returns its length."""
        if self._ended:
            raise ValueError("the blob is closed")
        view = memoryview(data).cast("B")
        length = len(view)
        # A full segment waits until more comes, for only then is it known not to be the last.
        while len(self._pending) + len(view) > self._room:
            if self._pending:
                take = self._room - len(self._pending)
                self._pending += view[:take]
                self._emit(self._pending, last=False)
                self._pending.clear()
            else:
                take = self._room
                self._emit(view[:take], last=False)
            view = view[take:]
            self._room = self._segment - _TAG
        self._pending += view
        self.size += length
        return length

    def _emit(self, plaintext: bytearray | memoryview, *, last: bool) -> None:
        if self._index >= _MAX_SEGMENTS:
            raise ValueError("the file is too large for one blob")
        nonce = _nonce(self._prefix, self._index, last)
        self._target.write(self._cipher.encrypt(nonce, plaintext, None))
        self._index += 1

    def close(self) -> None:
        """Write the last segment and close a storage sink; a second call does nothing."""
        if self._ended:
            return
        try:
            self._emit(self._pending, last=True)
            if hasattr(self._target, "abort"):
                self._target.close()  # type: ignore[attr-defined]
        except BaseException:
            self.abort()
            raise
        self._ended = True
        self._pending.clear()

    def abort(self) -> None:
        """Give up: a storage sink keeps nothing. Does nothing once closed."""
        if self._ended:
            return
        self._ended = True
        self._pending.clear()
        if hasattr(self._target, "abort"):
            self._target.abort()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abort()


class Reader(_ReaderBase):
    """The plaintext of a blob as a seekable, read-only file; closes ``raw`` with itself.

    Opening checks the key commitment and the last segment, so ``size`` can be believed. Every
    segment is verified before any of its bytes are handed out. ``Tampered`` for whatever is
    flipped, cut, appended to, reordered, or opened with another key or context.
    """

    def __init__(
        self, raw: RawReader, key: DataKey, context: bytes, *, segment_size: int = SEGMENT
    ) -> None:
        super().__init__()
        self._raw = raw
        self._key = key
        self._segment = segment_size
        self._first = segment_size - STREAM_HEADER - _TAG
        self._room = segment_size - _TAG
        self._position = 0
        self._held_index = -1
        self._held = b""
        length = raw.seek(0, io.SEEK_END) - PREAMBLE
        self._count = max(1, -(-length // segment_size))
        self._tail = length - (self._count - 1) * segment_size
        if self._tail < _TAG + (STREAM_HEADER if self._count == 1 else 0):
            raise self._altered("cut short")
        if self._count > _MAX_SEGMENTS:
            raise self._altered("too long")
        self.size = length - STREAM_HEADER - _TAG * self._count
        self._open_header(context)
        self._load(self._count - 1)

    def _open_header(self, context: bytes) -> None:
        head = self._fetch(0, PREAMBLE + STREAM_HEADER)
        if head[: len(MAGIC)] != MAGIC or head[PREAMBLE] != STREAM_HEADER:
            raise self._altered("not a blob")
        if head[len(MAGIC) : len(MAGIC) + 16] != self._key.id.bytes:
            raise self._altered("under another key")
        salt, self._prefix = head[-_SALT - _PREFIX : -_PREFIX], head[-_PREFIX:]
        associated = _associated(self._key.id, context)
        expected = _commitment(self._key, salt, associated)
        if not hmac.compare_digest(head[len(MAGIC) + 16 : PREAMBLE], expected):
            raise self._altered("the key or the place is not the one it was written for")
        self._cipher = AESGCM(_stream_key(self._key, salt, associated))

    def _altered(self, reason: str) -> Tampered:
        key = self._key
        return tampered(TamperEvent("blob", reason, key.clinic_id, key.patient_id, None, key.id))

    def _fetch(self, offset: int, length: int) -> bytes:
        self._raw.seek(offset)
        found = self._raw.read(length)
        while len(found) < length:
            more = self._raw.read(length - len(found))
            if not more:
                raise self._altered("cut short")
            found += more
        return found

    def _load(self, index: int) -> bytes:
        """The verified plaintext of one segment; the latest is kept."""
        if index == self._held_index:
            return self._held
        last = index == self._count - 1
        skip = 0 if index else STREAM_HEADER
        length = (self._tail if last else self._segment) - skip
        sealed = self._fetch(PREAMBLE + index * self._segment + skip, length)
        try:
            plain = self._cipher.decrypt(_nonce(self._prefix, index, last), sealed, None)
        except InvalidTag:
            raise self._altered("does not verify") from None
        self._held_index, self._held = index, plain
        return plain

    def _piece(self, limit: int) -> memoryview:
        """At most ``limit`` verified bytes at the position, which moves on; none at the end."""
        if self.closed:
            raise ValueError("the blob is closed")
        if limit <= 0 or self._position >= self.size:
            return memoryview(b"")
        if self._position < self._first:
            index, offset = 0, self._position
        else:
            index, offset = divmod(self._position - self._first, self._room)
            index += 1
        piece = memoryview(self._load(index))[offset : offset + limit]
        self._position += len(piece)
        return piece

    def read(self, size: int | None = -1, /) -> bytes:
        """All of ``size`` bytes, or what is left."""
        wanted = self.size if size is None or size < 0 else size
        pieces: list[memoryview] = []
        while piece := self._piece(wanted):
            pieces.append(piece)
            wanted -= len(piece)
        return b"".join(pieces)

    def read1(self, size: int = -1, /) -> bytes:
        """What one segment holds."""
        return bytes(self._piece(self._segment if size < 0 else size))

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill ``buffer``; less only at the end."""
        view = memoryview(buffer).cast("B")
        done = 0
        while piece := self._piece(len(view) - done):
            view[done : done + len(piece)] = piece
            done += len(piece)
        return done

    readinto1 = readinto

    def peek(self, _size: int = 0, /) -> bytes:
        """The verified bytes at hand, without moving; makes ``readline`` quick."""
        position = self._position
        piece = bytes(self._piece(self._segment))
        self._position = position
        return piece

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Any place from the start on; past the end reads nothing."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise ValueError("before the start")
        self._position = base + offset
        return self._position

    def tell(self) -> int:
        """The position in the plaintext."""
        return self._position

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def close(self) -> None:
        """Forget the plaintext and close ``raw``."""
        if not self.closed:
            self._held_index, self._held = -1, b""
            self._raw.close()
        super().close()
