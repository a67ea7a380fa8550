"""A zip of documents, as portals and phones export them: what is in it, and its files one by one.

It runs in the reading process only, on bytes of a stranger: nothing is written to a disk, no name
becomes a path, and entries, size and ratio are bounded before anything is unpacked. What an entry
is, its bytes say; a name can only leave it out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import BinaryIO, Final
from zipfile import ZipFile, ZipInfo

from documents.pipeline.files.identify import HEAD, MediaType, identify
from documents.pipeline.files.limits import MEGABYTE, Limits
from documents.pipeline.files.refusals import refusal, what_of
from documents.pipeline.files.zips import (
    BROKEN,
    is_link,
    is_locked,
    is_packed_oddly,
    open_zip,
    overlapping,
    path_of,
)
from documents.pipeline.types import Refused
from healthchat.names import file_name

MAX_ENTRIES: Final = 3000
MAX_DOCUMENTS: Final = 200
MAX_TOTAL: Final = 512 * MEGABYTE
MAX_RATIO: Final = 200
PIECE: Final = MEGABYTE
_MOST_NESTED: Final = 40 * MEGABYTE


class Why(StrEnum):
    """Why an entry is left out."""

    UNKNOWN = "unknown"
    ARCHIVE = "archive"
    LOCKED = "locked"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    LINK = "link"
    DAMAGED = "damaged"
    METHOD = "method"
    EMPTY = "empty"
    LAYOUT = "layout"
    APPLE = "apple"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the archive: its place in it, its own name without folders, its size unpacked.

    ``why`` is None for one that is a document.
    """

    index: int
    name: str
    size: int
    why: Why | None = None


# What the systems of people's computers put beside their files.
_JUNK: Final = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_JUNK_FOLDER: Final = "__macosx"
# What an export brings to show or to describe its documents; never a document.
_LAYOUT: Final = frozenset({".xsl", ".xslt", ".css", ".js", ".xsd", ".sch", ".sig", ".ttf"})
# In a layout of IHE (cross-enterprise document media interchange) these describe the others.
_XDM: Final = "ihe_xdm"
_XDM_FILES: Final = frozenset({"metadata.xml", "index.htm", "index.html"})
_APPLE: Final = "apple_health_export"
_APPLE_DATA: Final = b"<!DOCTYPE HealthData"
_APPLE_FOLDER: Final = "clinical-records"
_APPLE_RECORD: Final = "export_cda.xml"
# "README - Open for Instructions.TXT"
_ABOUT: Final = re.compile(r"read[ _-]?me\b.*\.txt|licen[cs]e(?:\.txt)?")
_RESOURCE: Final = b'"resourceType"'
_ENOUGH: Final = 64 * 1024
# A text is taken for a document only by one of these names: an export holds tables and tracks too.
_TEXTS: Final = frozenset({".txt", ".text", ""})


@contextmanager
def opened(stream: BinaryIO) -> Iterator[ZipFile]:
    """The archive; raises ``Refused`` for one that can't be opened as a whole."""
    try:
        archive = open_zip(stream)
    except BROKEN:
        raise refusal("damaged") from None
    with archive:
        yield archive


def entries_of(
    archive: ZipFile, limits: Limits, progress: Callable[[], None] = lambda: None
) -> tuple[Entry, ...]:
    """Every file of the archive; raises ``Refused`` for more of them than are taken at once."""
    infos = archive.infolist()
    if len(infos) > MAX_ENTRIES:
        raise refusal("too_many_files")
    paths = [_path(info) for info in infos]
    xdm = any(_XDM in _folders(path) for path in paths)
    doubled = overlapping(archive)
    found = []
    for index, (info, path) in enumerate(zip(infos, paths, strict=True)):
        if _is_junk(path) or info.is_dir():
            continue
        why = _judge_head(info, path, limits, xdm=xdm)
        if why is None:
            why = Why.DAMAGED if index in doubled else _judge_bytes(archive, info, path)
        found.append(Entry(index, file_name(path.name), info.file_size, why))
        progress()
    return tuple(_bounded(found))


def pieces(archive: ZipFile, index: int) -> Iterator[bytes]:
    """An entry's bytes; raises one of zipfile's errors where they are not what they must be."""
    with archive.open(archive.infolist()[index]) as part:
        while piece := part.read(PIECE):
            yield piece


def is_broken(error: Exception) -> bool:
    """Whether an error of ``pieces`` is the entry's own fault."""
    return isinstance(error, BROKEN)


def _bounded(found: Sequence[Entry]) -> Iterator[Entry]:
    """The entries within what one archive may bring; refused where their size is beyond it."""
    documents = [entry for entry in found if entry.why is None]
    if sum(entry.size for entry in documents) > MAX_TOTAL:
        raise refusal("too_large")
    if not documents and found and all(entry.why is Why.LOCKED for entry in found):
        raise refusal("password_protected")
    beyond = {entry.index for entry in documents[MAX_DOCUMENTS:]}
    for entry in found:
        more = entry.index in beyond
        yield Entry(entry.index, entry.name, entry.size, Why.TOO_MANY) if more else entry


def _judge_head(info: ZipInfo, path: PurePosixPath, limits: Limits, *, xdm: bool) -> Why | None:
    """By what the directory says of an entry."""
    if is_link(info):
        return Why.LINK
    if is_locked(info):
        return Why.LOCKED
    if why := _judge_name(path, xdm=xdm):
        return why
    if not info.file_size:
        return Why.EMPTY
    if info.file_size > limits.max_bytes:
        return Why.TOO_LARGE
    if info.file_size > MAX_RATIO * (info.compress_size + 1024):
        return Why.TOO_LARGE
    return Why.METHOD if is_packed_oddly(info) else None


def _judge_bytes(archive: ZipFile, info: ZipInfo, path: PurePosixPath) -> Why | None:
    """By what an entry is."""
    try:
        with archive.open(info) as part:
            head = part.read(HEAD)
            if _APPLE_DATA in head:
                return Why.APPLE
            kind = identify(head, info.file_size)
            if kind is MediaType.TEXT and path.suffix.lower() not in _TEXTS:
                return Why.DATA
            if kind is MediaType.FHIR and not _is_health(head + part.read(_ENOUGH)):
                # A list of files, settings: data of no person.
                return Why.UNKNOWN
            if kind is MediaType.DOCX:
                return _judge_nested(head + part.read(_MOST_NESTED))
    except Refused as refused:
        return Why.ARCHIVE if what_of(refused) == "archive" else Why.UNKNOWN
    except BROKEN:
        return Why.DAMAGED
    return None


def _is_health(begin: bytes) -> bool:
    """Whether data names a resource, in whichever encoding."""
    return _RESOURCE in begin.replace(b"\0", b"")


def _judge_name(path: PurePosixPath, *, xdm: bool) -> Why | None:
    name = path.name.lower()
    about = xdm and (name in _XDM_FILES or _ABOUT.fullmatch(name))
    if path.suffix.lower() in _LAYOUT or about:
        return Why.LAYOUT
    folders = _folders(path)
    if _APPLE in folders and name == "export.xml":
        return Why.APPLE
    if _APPLE in folders and name != _APPLE_RECORD and _APPLE_FOLDER not in folders:
        return Why.UNKNOWN
    return None


def _judge_nested(data: bytes) -> Why | None:
    """A zip inside the zip is a Word file, or it is left out."""
    try:
        with open_zip(io.BytesIO(data)) as nested:
            names = set(nested.namelist())
    except (Refused, *BROKEN):
        return Why.ARCHIVE
    return None if "word/document.xml" in names else Why.ARCHIVE


def _path(info: ZipInfo) -> PurePosixPath:
    return PurePosixPath(path_of(info).replace("\\", "/"))


def _folders(path: PurePosixPath) -> set[str]:
    return {part.lower() for part in path.parts[:-1]}


def _is_junk(path: PurePosixPath) -> bool:
    name = path.name.lower()
    return _JUNK_FOLDER in _folders(path) or name in _JUNK or name.startswith("._") or not name
