"""Where encrypted files lie: a local folder or S3, by ``STORAGE_URL``.

Storage sees ciphertext only and trusts nobody with names: a name is a random UUID that the portal
made, never a word of the user's. A file appears whole, when its sink is closed, or not at all.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings

_NAME = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class Sink(Protocol):
    """A file in the making. After ``close`` it is there; after ``abort`` nothing is."""

    def write(self, data: bytes, /) -> int:
        """Take all of ``data``."""
        ...

    def close(self) -> None:
        """Make it durable and visible. A failure leaves nothing."""
        ...

    def abort(self) -> None:
        """Drop it. Does nothing after ``close`` or another ``abort``."""
        ...


class Storage(Protocol):
    """Files by name. Every method raises ``ValueError`` for a name that is not a UUID."""

    def create(self, name: str) -> Sink:
        """Begin a file. ``FileExistsError``, here or from its ``close``, if the name is taken."""
        ...

    def open(self, name: str) -> BinaryIO:
        """A seekable reader; ``FileNotFoundError`` where there is none."""
        ...

    def delete(self, name: str) -> None:
        """Remove it; one that is gone already is fine."""
        ...

    def exists(self, name: str) -> bool:
        """Whether a whole file of this name is there."""
        ...

    def names(self, older_than: timedelta, only: str = "") -> Iterator[str]:
        """The whole files that were written this long ago, in any order; of one name, if given."""
        ...

    def sweep(self, older_than: timedelta) -> int:
        """Remove what was begun this long ago and never ended; returns how many."""
        ...


def checked(name: str) -> str:
    """The name, if it is one that the portal makes."""
    if not _NAME.fullmatch(name):
        raise ValueError("a stored file's name is a UUID")
    return name


def is_ours(name: str) -> bool:
    """Whether a name is one that the portal makes."""
    return _NAME.fullmatch(name) is not None


def from_url(url: str) -> Storage:
    """``file:///folder`` or ``s3://bucket/prefix[?region=…]``; ``ValueError`` for others."""
    from healthchat.storage.local import LocalStorage
    from healthchat.storage.s3 import S3Storage

    parts = urlsplit(url)
    if parts.scheme == "file" and not parts.netloc and len(parts.path) > 1:
        return LocalStorage(Path(unquote(parts.path)))
    if parts.scheme == "s3" and parts.netloc:
        region = parse_qs(parts.query).get("region", [None])[0]
        return S3Storage(parts.netloc, unquote(parts.path).strip("/"), region)
    raise ValueError("STORAGE_URL must be file:///path/to/folder or s3://bucket/prefix")


@functools.lru_cache(maxsize=4)
def _storage(url: str) -> Storage:
    return from_url(url)


def default() -> Storage:
    """The storage of this installation."""
    return _storage(settings.STORAGE_URL)
