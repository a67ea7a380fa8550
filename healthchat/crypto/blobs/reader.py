"""Reading a blob at any place, a verified segment at a time."""

from __future__ import annotations

import hmac
import io
from typing import TYPE_CHECKING, BinaryIO, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from healthchat.crypto.blobs.layout import (
    MAGIC,
    MAX_SEGMENTS,
    PREAMBLE,
    PREFIX,
    SALT,
    SEGMENT,
    STREAM_HEADER,
    TAG,
    associated_data,
    commitment,
    nonce_of,
    stream_key,
)
from healthchat.crypto.datakey import DataKey
from healthchat.crypto.errors import Tampered, TamperEvent, tampered

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    class _ReaderBase(io.BufferedIOBase, BinaryIO):
        """What callers may take a Reader for."""
else:
    _ReaderBase = io.BufferedIOBase


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
        self._first = segment_size - STREAM_HEADER - TAG
        self._room = segment_size - TAG
        self._position = 0
        self._held_index = -1
        self._held = b""
        length = raw.seek(0, io.SEEK_END) - PREAMBLE
        self._count = max(1, -(-length // segment_size))
        self._tail = length - (self._count - 1) * segment_size
        if self._tail < TAG + (STREAM_HEADER if self._count == 1 else 0):
            raise self._altered("cut short")
        if self._count > MAX_SEGMENTS:
            raise self._altered("too long")
        self.size = length - STREAM_HEADER - TAG * self._count
        self._open_header(context)
        self._load(self._count - 1)

    def _open_header(self, context: bytes) -> None:
        head = self._fetch(0, PREAMBLE + STREAM_HEADER)
        if head[: len(MAGIC)] != MAGIC or head[PREAMBLE] != STREAM_HEADER:
            raise self._altered("not a blob")
        if head[len(MAGIC) : len(MAGIC) + 16] != self._key.id.bytes:
            raise self._altered("under another key")
        salt, self._prefix = head[-SALT - PREFIX : -PREFIX], head[-PREFIX:]
        associated = associated_data(self._key.id, context)
        expected = commitment(self._key, salt, associated)
        if not hmac.compare_digest(head[len(MAGIC) + 16 : PREAMBLE], expected):
            raise self._altered("the key or the place is not the one it was written for")
        self._cipher = AESGCM(stream_key(self._key, salt, associated))

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
            plain = self._cipher.decrypt(nonce_of(self._prefix, index, last), sealed, None)
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
