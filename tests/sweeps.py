"""Looking for words where they must not be in clear: database, broker, files, logs, processes.

``Needles`` knows the forms in which a word could lie about: as it is in either case, in UTF-16, in
hexadecimal (as COPY prints bytes) and in base64 at each of its three alignments (as Celery packs
a message).
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg
import redis
from psycopg import sql

PIECE = 16 * 1024 * 1024
MOST = 256 * 1024 * 1024


class Needles:
    """Words to look for, in every form; case is ignored where the form keeps it."""

    def __init__(self, words: Iterable[str]) -> None:
        self.folded: dict[bytes, str] = {}
        self.exact: dict[bytes, str] = {}
        for word in words:
            raw = word.encode()
            for form in (raw, raw.hex().encode(), word.encode("utf-16-le")):
                self.folded[form.lower()] = word
            for skip in range(3):
                packed = base64.b64encode(b"\0" * skip + raw)
                # The characters at the ends depend on what stands beside the word.
                self.exact[packed[4 if skip else 0 : -4]] = word
        self.longest = max(map(len, [*self.folded, *self.exact]))

    def found_in(self, data: bytes) -> set[str]:
        """The words that the bytes hold."""
        lower = data.lower()
        return {word for form, word in self.folded.items() if form in lower} | {
            word for form, word in self.exact.items() if form in data
        }

    def found_in_file(self, path: Path) -> set[str]:
        """The words that a file holds; one that is gone holds none."""
        found: set[str] = set()
        with suppress(OSError), path.open("rb") as file:
            before = b""
            for _ in range(MOST // PIECE):
                piece = file.read(PIECE)
                if not piece:
                    break
                found |= self.found_in(before + piece)
                before = piece[-self.longest :]
        return found


def in_database(url: str, needles: Needles) -> set[str]:
    """``table: word`` for every table of every schema, as a full dump prints its rows."""
    found = set()
    with psycopg.connect(url) as link:
        tables = link.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname <> 'information_schema'"
        ).fetchall()
        assert len(tables) > 50
        for schema, table in tables:
            name = sql.Identifier(schema, table)
            with link.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(name)) as copy:
                rows = b"".join(bytes(row) for row in copy)
            found |= {f"{table}: {word}" for word in needles.found_in(rows)}
    return found


def in_broker(client: Any, needles: Needles) -> set[str]:
    """``key: word`` for every key of the numbered database, whatever its type.

    Any: the client's types cover every protocol version and both kinds of strings at once.
    """
    read: dict[bytes, Callable[[bytes], Any]] = {
        b"string": client.get,
        b"list": lambda key: client.lrange(key, 0, -1),
        b"set": client.smembers,
        b"hash": client.hgetall,
        b"zset": lambda key: client.zrange(key, 0, -1),
        b"stream": client.xrange,
    }
    found = set()
    for key in client.scan_iter():
        kind = client.type(key)
        data = key + b" " + b" ".join(_leaves(read[kind](key)))
        found |= {f"{key.decode()}: {word}" for word in needles.found_in(data)}
    return found


def _leaves(value: Any) -> Iterator[bytes]:
    if isinstance(value, dict):
        yield from _leaves(list(value.items()))
    elif isinstance(value, list | tuple | set):
        for each in value:
            yield from _leaves(each)
    elif value is not None:
        yield value if isinstance(value, bytes) else str(value).encode()


def in_folder(folder: Path, needles: Needles) -> set[str]:
    """``path: word`` for everything below the folder, names included."""
    found = set()
    for path in sorted(folder.rglob("*")):
        words = needles.found_in(str(path.relative_to(folder)).encode())
        if path.is_file() and not path.is_symlink():
            words |= needles.found_in_file(path)
        found |= {f"{path.relative_to(folder)}: {word}" for word in words}
    return found


class Watch:
    """Looks again and again, while others work, at what exists only for a moment.

    Files that appear in the given folders, and whatever the given processes and their children
    hold open: a deleted temporary file is still there to be read. Whoever does the work calls
    ``look`` at each step of it; ``watching`` looks in between as often as the machine can.
    """

    def __init__(self, needles: Needles, folders: Iterable[Path], processes: Iterable[int]) -> None:
        self.needles = needles
        self.folders = [(folder, set(folder.iterdir())) for folder in folders]
        self.processes = list(processes)
        self.found: set[str] = set()
        self.looks = 0
        self._end = threading.Event()
        self._looking = threading.Lock()

    def look(self) -> None:
        """Once."""
        with self._looking:
            self._look()

    def _look(self) -> None:
        for folder, before in self.folders:
            for path in set(folder.iterdir()) - before:
                with suppress(OSError):
                    self._look_at(path)
        for process in self._family():
            with suppress(psutil.Error, OSError):
                for descriptor in Path(f"/proc/{process.pid}/fd").iterdir():
                    self._look_at_open(descriptor)
        self.looks += 1

    def _look_at(self, path: Path) -> None:
        words = self.needles.found_in(path.name.encode())
        if path.is_dir() and not path.is_symlink():
            with suppress(OSError):
                for below in path.iterdir():
                    self._look_at(below)
        elif path.is_file():
            words |= self.needles.found_in_file(path)
        self.found |= {f"{path}: {word}" for word in words}

    def _look_at_open(self, descriptor: Path) -> None:
        target = str(descriptor.readlink())
        if target.endswith(" (deleted)") or target.startswith(("/tmp/", "/var/tmp/", "/dev/shm/")):
            words = self.needles.found_in_file(descriptor)
            self.found |= {f"{target}: {word}" for word in words}

    def _family(self) -> list[psutil.Process]:
        family = []
        for pid in self.processes:
            with suppress(psutil.Error):
                process = psutil.Process(pid)
                family += [process, *process.children(recursive=True)]
        return family

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look until the block ends."""

        def run() -> None:
            while not self._end.wait(0.01):
                self.look()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._end.set()
            thread.join()


@contextmanager
def overhearing(url: str, heard: list[bytes]) -> Iterator[None]:
    """Note every command that anybody sends to the broker while the block runs."""
    client: Any = redis.Redis.from_url(url, socket_timeout=None)
    with client.monitor() as monitor:

        def run() -> None:
            with suppress(redis.RedisError, OSError, ValueError):  # the end, from the block
                for command in monitor.listen():
                    heard.append(str(command["command"]).encode())

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        try:
            yield
        finally:
            monitor.connection.disconnect()
            thread.join(5)
