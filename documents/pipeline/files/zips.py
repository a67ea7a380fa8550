"""Opening a stranger's zip: what it says of itself is bounded before it is believed.

The library reads the whole directory of a zip at once, however long it is said to be, and makes an
object of each line. Whoever opens one does it here.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from typing import Any, BinaryIO, Final, cast

from documents.pipeline.files.limits import MEGABYTE
from documents.pipeline.files.refusals import refusal

MAX_DIRECTORY: Final = 4 * MEGABYTE
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What the library raises for a zip, or an entry, that is not what it says."""
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_LOCKED: Final = 0x1 | 0x40
_UTF8: Final = 0x800
_HEADER: Final = 30


class _Bounded:
    """A stream that gives at most so much in one piece, until ``most`` is lifted."""

    def __init__(self, stream: BinaryIO) -> None:
        self.most: int | None = MAX_DIRECTORY
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def read(self, size: int = -1) -> bytes:
        if self.most is not None and size > self.most:
            raise refusal("too_many_files")
        return self._stream.read(size)


def open_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """The zip; raises ``Refused`` for one of too many entries, else one of ``BROKEN``."""
    bounded = _Bounded(stream)
    archive = zipfile.ZipFile(cast(BinaryIO, bounded))
    bounded.most = None
    return archive


def is_link(info: zipfile.ZipInfo) -> bool:
    """Whether an entry is no file of its own: a link, a pipe, a device."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind in {stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK}


def is_locked(info: zipfile.ZipInfo) -> bool:
    """Whether it needs a password."""
    return bool(info.flag_bits & _LOCKED)


def is_packed_oddly(info: zipfile.ZipInfo) -> bool:
    """Whether it is packed by a method that no ordinary program uses, nor we: some need gigabytes
    of memory to undo."""
    return info.compress_type not in _METHODS


def path_of(info: zipfile.ZipInfo) -> str:
    """The path as its writer meant it: many write UTF-8 and do not say so."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def overlapping(archive: zipfile.ZipFile) -> frozenset[int]:
    """The entries whose bytes are another one's too, or the directory's: only a bomb has such."""
    places = sorted(
        (info.header_offset, info.header_offset + _HEADER + info.compress_size, index)
        for index, info in enumerate(archive.infolist())
    )
    found: set[int] = set()
    furthest, holder = 0, -1
    for start, end, index in places:
        if start < furthest:
            found |= {index, holder}
        if start < 0 or end > archive.start_dir:
            found.add(index)
        elif end > furthest:
            furthest, holder = end, index
    return frozenset(found)
