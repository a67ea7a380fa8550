"""Writing a blob: one segment of plaintext in memory, ciphertext out."""

from __future__ import annotations

import os
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from healthchat.crypto.blobs.layout import (
    MAGIC,
    MAX_SEGMENTS,
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

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class RawWriter(Protocol):
    """Where ciphertext goes: a storage sink or a plain binary file."""

    def write(self, data: bytes, /) -> object:
        """Take all of ``data``."""
        ...


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
        if segment_size <= STREAM_HEADER + TAG:
            raise ValueError("a segment must hold more than its header")
        start = os.urandom(SALT + PREFIX) if start is None else start
        salt, self._prefix = start[:SALT], start[SALT:]
        associated = associated_data(key.id, context)
        self._cipher = AESGCM(stream_key(key, salt, associated))
        self._target = target
        self._segment = segment_size
        self._room = segment_size - STREAM_HEADER - TAG
        self._pending = bytearray()
        self._index = 0
        self._ended = False
        self.size = 0
        try:
            target.write(MAGIC + key.id.bytes + commitment(key, salt, associated))
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
            self._room = self._segment - TAG
        self._pending += view
        self.size += length
        return length

    def _emit(self, plaintext: bytearray | memoryview, *, last: bool) -> None:
        if self._index >= MAX_SEGMENTS:
            raise ValueError("the file is too large for one blob")
        nonce = nonce_of(self._prefix, self._index, last)
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
