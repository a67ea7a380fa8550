"""Encryption beside `openssl speed`, in one run: `python -m benchmarks.crypto`.

Prints throughput with its ratio to OpenSSL's own AES-256-GCM at the same block size on the same
machine a moment earlier and later (the mean of both), the time of an encrypted field, and how much
memory the writing of 100 MB adds to a fresh process.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

from healthchat.crypto.blobs import SEGMENT, Reader, Writer
from healthchat.crypto.datakey import DataKey
from healthchat.storage import Sink
from healthchat.storage.local import LocalStorage

MEGABYTE = 1024 * 1024
PIECE = 64 * 1024
KEY = DataKey(uuid4(), os.urandom(32), clinic_id=uuid4(), patient_id=uuid4())
CONTEXT = b"benchmark"


class Nowhere:
    """Takes ciphertext and drops it: the cost of the cipher without that of a disk."""

    def write(self, data: bytes, /) -> int:
        """Drop it."""
        return len(data)


def openssl() -> float:
    """MB/s of `openssl speed` for AES-256-GCM with blocks of one segment."""
    done = subprocess.run(
        ["openssl", "speed", "-seconds", "2", "-bytes", str(SEGMENT), "-evp", "aes-256-gcm"],
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"AES-256-GCM\s+([\d.]+)k", done.stdout, re.IGNORECASE)
    if found is None:
        raise SystemExit(f"openssl speed printed no figure:\n{done.stdout}")
    return float(found[1]) * 1000 / MEGABYTE


def cryptography_version() -> str:
    """Of the wheel, which carries an OpenSSL of its own, often newer than the command's."""
    return f"cryptography {version('cryptography')}"


def megabytes_a_second(work: Callable[[], None], size: int, rounds: int = 5) -> float:
    """The best of some rounds, which is what `openssl speed` without competition would show."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return size / MEGABYTE / best


def write(target: Sink | Nowhere | io.BytesIO, pieces: int, piece: bytes) -> None:
    """Encrypt ``pieces`` times ``piece``, as an upload arrives."""
    with Writer(target, KEY, CONTEXT) as writer:
        for _ in range(pieces):
            writer.write(piece)


def read(reader: Reader) -> None:
    """Decrypt all of it, a megabyte at a time."""
    while reader.read(MEGABYTE):
        pass


def throughput(size: int) -> None:
    """Every figure with its ratio to OpenSSL."""
    piece = os.urandom(PIECE)
    pieces = size // PIECE
    kept = io.BytesIO()
    write(kept, pieces, piece)
    blob = kept.getvalue()
    with tempfile.TemporaryDirectory() as folder:
        files = LocalStorage(Path(folder))
        name = str(uuid4())
        write(files.create(name), pieces, piece)
        before = openssl()
        measured = {
            "encrypt, memory": megabytes_a_second(lambda: write(Nowhere(), pieces, piece), size),
            "decrypt, memory": megabytes_a_second(
                lambda: read(Reader(io.BytesIO(blob), KEY, CONTEXT)), size
            ),
            "encrypt, local storage with fsync": megabytes_a_second(
                lambda: write(files.create(str(uuid4())), pieces, piece), size, rounds=2
            ),
            "decrypt, local storage": megabytes_a_second(
                lambda: read(Reader(files.open(name), KEY, CONTEXT)), size
            ),
        }
        after = openssl()
    reference = (before + after) / 2
    command = subprocess.run(["openssl", "version"], capture_output=True, text=True, check=True)
    print(f"{command.stdout.strip()}; {cryptography_version()}")
    print(f"{'openssl speed -evp aes-256-gcm':36}{reference:8.0f} MB/s   1.00")
    for what, rate in measured.items():
        print(f"{what:36}{rate:8.0f} MB/s   {rate / reference:.2f}")


def fields() -> None:
    """The envelope of a short value, key already at hand."""
    text = b"Hemoglobin 13.1 g/dL " * 3
    sealed = KEY.seal(text, purpose="field", context=CONTEXT)
    rounds = 100_000
    works: dict[str, Callable[[], bytes]] = {
        "seal a field": lambda: KEY.seal(text, purpose="field", context=CONTEXT),
        "open a field": lambda: KEY.open(sealed, purpose="field", context=CONTEXT),
    }
    for what, work in works.items():
        begun = time.perf_counter()
        for _ in range(rounds):
            work()
        print(f"{what:36}{(time.perf_counter() - begun) / rounds * 1e6:8.2f} microseconds")


def memory() -> None:
    """In a process of its own: what writing 100 MB to local storage adds to its peak."""
    piece = os.urandom(PIECE)
    with tempfile.TemporaryDirectory() as folder:
        files = LocalStorage(Path(folder))
        write(files.create(str(uuid4())), 1, piece)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        write(files.create(str(uuid4())), 100 * MEGABYTE // PIECE, piece)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        tracemalloc.start()
        write(files.create(str(uuid4())), 100 * MEGABYTE // PIECE, piece)
        allocated = tracemalloc.get_traced_memory()[1]
    print(f"{'100 MB written: peak added, process':36}{(after - before) / 1024:8.1f} MB")
    print(f"{'100 MB written: peak, Python objects':36}{allocated / MEGABYTE:8.1f} MB")


def main() -> None:
    """Everything, or with ``--memory`` the memory alone."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    options.add_argument("--megabytes", type=int, default=100)
    chosen = options.parse_args()
    if chosen.memory:
        memory()
        return
    throughput(chosen.megabytes * MEGABYTE)
    fields()
    subprocess.run([sys.executable, "-m", "benchmarks.crypto", "--memory"], check=True)


if __name__ == "__main__":
    main()
