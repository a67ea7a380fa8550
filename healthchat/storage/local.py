"""Files in a local folder, two levels deep, mode 0600 in folders of mode 0700."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from healthchat.storage import checked, is_ours


class LocalSink:
    """Writes beside its place and is linked there once it is on disk."""

    def __init__(self, part: Path, place: Path) -> None:
        self._part = part
        self._place = place
        _make_private(part.parent)
        self._file = os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")

    def write(self, data: bytes, /) -> int:
        """To the part file."""
        return self._file.write(data)

    def close(self) -> None:
        """Sync, link into place (which refuses a taken name), sync the folder."""
        if self._file.closed:
            return
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            _make_private(self._place.parent)
            os.link(self._part, self._place)
            _sync(self._place.parent)
        finally:
            self.abort()

    def abort(self) -> None:
        """Remove the part file."""
        try:
            self._file.close()
        finally:
            self._part.unlink(missing_ok=True)


class LocalStorage:
    """A folder of this machine, or one that all of the portal's machines mount."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def _place(self, name: str) -> Path:
        return self.root / checked(name)[:2] / name

    def create(self, name: str) -> LocalSink:
        """Begin a file in the folder ``parts``."""
        place = self._place(name)
        if place.exists():
            raise FileExistsError(name)
        return LocalSink(self.root / "parts" / f"{name}.{uuid4().hex[:8]}", place)

    def open(self, name: str) -> BinaryIO:
        """The file itself; the reader above asks for whole segments, so nothing is buffered."""
        return self._place(name).open("rb", buffering=0)

    def delete(self, name: str) -> None:
        """Unlink."""
        self._place(name).unlink(missing_ok=True)

    def exists(self, name: str) -> bool:
        """By stat."""
        return self._place(name).is_file()

    def names(self, older_than: timedelta, only: str = "") -> Iterator[str]:
        """By the time of the last change."""
        limit = time.time() - older_than.total_seconds()
        places: Iterable[Path] = [self._place(only)] if only else self.root.glob("??/*")
        for place in places:
            try:
                if is_ours(place.name) and place.stat().st_mtime < limit:
                    yield place.name
            except FileNotFoundError:
                continue

    def sweep(self, older_than: timedelta) -> int:
        """Part files of writers that were killed."""
        limit = time.time() - older_than.total_seconds()
        removed = 0
        for part in (self.root / "parts").glob("*"):
            try:
                if part.stat().st_mtime < limit:
                    part.unlink()
                    removed += 1
            except FileNotFoundError:
                continue
        return removed


def _make_private(folder: Path) -> None:
    """The folder and the root above it; ``parents=True`` would leave the root to the umask."""
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.mkdir(exist_ok=True, mode=0o700)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
