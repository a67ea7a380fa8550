"""Zips that no honest program writes: every field of every entry as a test wants it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

STORED, DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class Raw:
    """One entry. ``size``, ``packed_size``, ``crc`` and ``offset`` are what the directory claims;
    None is the truth. ``local_name`` is the name before the bytes, ``shared`` an entry (by its
    place) whose bytes are this one's too."""

    name: bytes
    data: bytes = b""
    method: int = STORED
    flags: int = 0
    size: int | None = None
    packed_size: int | None = None
    crc: int | None = None
    offset: int | None = None
    extra: bytes = b""
    attributes: int = 0
    version: int = 20
    local_name: bytes | None = None
    shared: int | None = None


@dataclass(frozen=True, slots=True)
class End:
    """What the end of the directory claims; None is the truth."""

    count: int | None = None
    size: int | None = None
    offset: int | None = None


def raw_zip(entries: Sequence[Raw], *, before: bytes = b"", end: End | None = None) -> bytes:
    """The bytes of such a zip."""
    end = end or End()
    out = bytearray(before)
    lines, places = [], []
    for each in entries:
        packed = _packed(each)
        size = len(each.data) if each.size is None else each.size
        packed_size = len(packed) if each.packed_size is None else each.packed_size
        crc = zlib.crc32(each.data) if each.crc is None else each.crc
        numbers = (each.flags, each.method, 0, 0x5A21, crc, packed_size, size)
        if each.shared is None:
            places.append(len(out))
            name = each.name if each.local_name is None else each.local_name
            out += struct.pack("<4s5H3I2H", b"PK\x03\x04", each.version, *numbers, len(name), 0)
            out += name + packed
        else:
            places.append(places[each.shared])
        offset = places[-1] if each.offset is None else each.offset
        lines.append(
            struct.pack(
                "<4s6H3I5H2I",
                *(b"PK\x01\x02", each.version, each.version, *numbers),
                *(len(each.name), len(each.extra), 0, 0, 0, each.attributes, offset),
            )
            + each.name
            + each.extra
        )
    directory = b"".join(lines)
    start = len(out)
    count = min(len(entries), 0xFFFF) if end.count is None else end.count
    return bytes(out + directory) + struct.pack(
        "<4s4H2IH",
        *(b"PK\x05\x06", 0, 0, count, count),
        len(directory) if end.size is None else end.size,
        start if end.offset is None else end.offset,
        0,
    )


def zip64(*numbers: int) -> bytes:
    """The extra field of large zips: what it claims of size, packed size and place."""
    return struct.pack(f"<2H{len(numbers)}Q", 1, 8 * len(numbers), *numbers)


def _packed(entry: Raw) -> bytes:
    if entry.method != DEFLATED:
        return entry.data
    maker = zlib.compressobj(9, zlib.DEFLATED, -15)
    return maker.compress(entry.data) + maker.flush()
