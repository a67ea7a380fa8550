"""The parent's side of unpacking: what an archive holds, and its documents one after the other."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from documents.pipeline.files.archive import MAX_DOCUMENTS, MAX_ENTRIES, MAX_TOTAL, Entry, Why
from documents.pipeline.files.limits import Limits
from documents.pipeline.files.refusals import refusal
from documents.pipeline.process import wire
from documents.pipeline.process.sandbox import Session
from healthchat.names import file_name


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of an entry; ``why`` says on the last one that they are not to be used."""

    index: int
    data: bytes
    end: bool = False
    why: Why | None = None


class ArchiveSession(Session):
    """A session that opens a zip of documents too: ``entries`` is set, and ``take`` comes next."""

    archives = True

    def __init__(self, source: BinaryIO, size: int, limits: Limits) -> None:
        super().__init__(source, size, limits)
        self.entries: tuple[Entry, ...] | None = None

    def take(self, wanted: Sequence[int]) -> Iterator[Piece]:
        """The bytes of an archive's entries, one after the other, each ended by its last piece."""
        child = self._child
        if child is None or self.entries is None:
            raise refusal("damaged")
        sizes = {entry.index: entry.size for entry in self.entries}
        try:
            wire.send(child.sock, {"t": "take", "take": list(wanted)})
        except wire.Broken:
            raise self._failed() from None
        for index in wanted:
            left, ended = sizes[index], False
            while not ended:
                message, data = self._next(time.monotonic() + self._limits.page_seconds)
                left -= len(data)
                if (message.get("t"), message.get("index")) != ("piece", index) or left < 0:
                    raise self._failed()
                ended = message.get("end") is True
                why = Why.DAMAGED if ended and (message.get("why") or left) else None
                yield Piece(index, data, ended, why)
        message, _ = self._next(time.monotonic() + self._limits.page_seconds)
        child.clean = message.get("t") == "end"

    def listed(self, message: wire.Message) -> None:
        """What the child says of an archive, checked: it may have been taken over by its bytes."""
        try:
            entries = tuple(
                Entry(
                    int(index), file_name(str(name)), int(size), None if why is None else Why(why)
                )
                for index, name, size, why in message["entries"]
            )
        except (KeyError, TypeError, ValueError):
            raise self._failed() from None
        documents = [entry for entry in entries if entry.why is None]
        known = {entry.index for entry in entries}
        total = sum(entry.size for entry in documents)
        bounded = len(documents) <= MAX_DOCUMENTS and total <= MAX_TOTAL
        sane = len(known) == len(entries) <= MAX_ENTRIES and all(e.size >= 0 for e in entries)
        if not (bounded and sane):
            raise self._failed()
        self.entries = entries
