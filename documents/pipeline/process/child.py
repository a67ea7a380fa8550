"""The reading process: all that touches a file's bytes happens here, where it can be killed.

It is started by ``sandbox`` with one socket and a bare environment. It can't write a file, has no
network where the kernel lets it go without, holds no secret, and asks its parent for the bytes it
needs: none of them ever lies in a temporary file. All it is told is a type, a size, limits and a
password.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import io
import os
import re
import resource
import signal
import socket
import sys
import threading
from dataclasses import fields
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from documents.pipeline.files.limits import MEGABYTE, Limits
from documents.pipeline.files.reading import Request
from documents.pipeline.files.refusals import what_of
from documents.pipeline.process import wire
from documents.pipeline.types import Refused

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK: Final = 256 * 1024
_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000
_PR_SET_NO_NEW_PRIVS: Final = 38
_NO_MEMORY: Final = re.compile(r"(?i)bad_?alloc|out of memory|insufficient memory|allocat")


class ParentFile(io.RawIOBase):
    """The file as a seekable stream whose bytes the parent hands over, block by block."""

    def __init__(self, sock: socket.socket, size: int) -> None:
        super().__init__()
        self._sock = sock
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("negative seek")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        wanted = min(len(view), max(0, self._size - self._at), wire.MAX_BLOB // 2)
        if wanted <= 0:
            return 0
        wire.send(self._sock, {"t": "read", "at": self._at, "size": wanted})
        _, data = wire.receive(self._sock)
        view[: len(data)] = data
        self._at += len(data)
        return len(data)


def main() -> None:
    """Serve files until the parent closes its end."""
    sock = socket.socket(fileno=int(sys.argv[1]))
    lifeline = int(sys.argv[2])
    confine(int(sys.argv[3]))
    threading.Thread(target=_die_with_parent, args=(lifeline,), daemon=True).start()
    libc = ctypes.CDLL(None)
    with contextlib.suppress(wire.Broken):
        while True:
            message, _ = wire.receive(sock)
            _serve(sock, message)
            # What one large page needed is given back before the next file is awaited.
            gc.collect()
            libc.malloc_trim(0)


def confine(memory: int) -> None:
    """Give up all that reading a file does not need."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    # Libraries reserve address space that they never touch: the bound on it is looser.
    space = 2 * memory + 512 * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if libc.unshare(_CLONE_NEWNET) != 0 and os.geteuid() != 0:
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    _forget_sockets()


def _forget_sockets() -> None:
    """Where the kernel keeps the network, at least no library here can open a connection."""

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("no network in the reading process")

    for name in ("connect", "connect_ex", "bind", "sendto", "sendmsg"):
        setattr(socket, name, refuse)
    socket.create_connection = refuse  # type: ignore[assignment]
    socket.getaddrinfo = refuse  # type: ignore[assignment]


def _die_with_parent(lifeline: int) -> None:
    """The parent holds the other end: when it is gone, so are we and all we started."""
    with contextlib.suppress(OSError):
        os.read(lifeline, 1)
    os.killpg(0, signal.SIGKILL)


def _serve(sock: socket.socket, message: wire.Message) -> None:
    """Read one file; whatever goes wrong becomes a code, never a traceback with its text."""
    try:
        _read(sock, message)
    except wire.Broken:
        raise
    except Refused as refused:
        wire.send(sock, {"t": "refused", "code": refused.code, "what": what_of(refused)})
    except MemoryError:
        wire.send(sock, {"t": "refused", "code": "too_much_memory"})
    except RecursionError:
        wire.send(sock, {"t": "refused", "code": "damaged"})
    except Exception as error:
        code = "too_much_memory" if _NO_MEMORY.search(str(error)) else "damaged"
        wire.send(sock, {"t": "refused", "code": code, "error": type(error).__name__})


def _read(sock: socket.socket, message: wire.Message) -> None:
    from documents.pipeline.files.readers import open_file

    known = {field.name for field in fields(Limits)}
    raw = ParentFile(sock, int(message["size"]))
    request = Request(
        stream=cast(BinaryIO, io.BufferedReader(raw, _CHUNK)),
        media_type=str(message["media_type"]),
        limits=Limits(**{k: v for k, v in message["limits"].items() if k in known}),
        password=message["password"],
        images=bool(message["images"]),
        progress=lambda: wire.send(sock, {"t": "progress"}),
    )
    try:
        opened = open_file(request)
    except Refused as refused:
        if message.get("archives") and what_of(refused) == "archive":
            _unpack(sock, request)
            return
        raise
    answer = {"t": "opened", "pages": opened.page_count, "warnings": list(opened.warnings)}
    if opened.findings is not None:
        answer["findings"] = wire.findings_to_message(opened.findings)
    wire.send(sock, answer)
    for read in opened.pages:
        page, blob = wire.page_to_message(read.page, read.image)
        wire.send(sock, page, blob)
    wire.send(sock, {"t": "end"})


def _unpack(sock: socket.socket, request: Request) -> None:
    """Tell what an archive holds; then send the entries that the parent asks for."""
    from documents.pipeline.files import archive

    with archive.opened(request.stream) as packed:
        entries = archive.entries_of(packed, request.limits, request.progress)
        listed = [[entry.index, entry.name, entry.size, entry.why] for entry in entries]
        wire.send(sock, {"t": "archive", "entries": listed})
        wanted, _ = wire.receive(sock)
        for index in wanted["take"]:
            why = None
            try:
                for piece in archive.pieces(packed, index):
                    wire.send(sock, {"t": "piece", "index": index}, piece)
            except wire.Broken:
                raise
            except Exception as error:
                if not archive.is_broken(error):
                    raise
                why = archive.Why.DAMAGED
            wire.send(sock, {"t": "piece", "index": index, "end": True, "why": why})
    wire.send(sock, {"t": "end"})


if __name__ == "__main__":
    main()
