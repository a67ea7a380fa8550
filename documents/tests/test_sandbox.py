"""The reading process: confined, watched, and gone when it misbehaves."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents.pipeline.files.extract import open_document
from documents.pipeline.files.limits import MEGABYTE, Limits
from documents.pipeline.process import sandbox, wire
from documents.pipeline.types import Refused
from documents.tests.papers import encoded, pdf, picture
from tests.work import no_waiting

PAGES = pdf([[(60, 100, 10, f"Page number {n}")] for n in range(1, 4)])


@pytest.fixture(autouse=True)
def _no_leftovers() -> Iterator[None]:
    sandbox.close_idle()
    yield
    sandbox.close_idle()


def confined(code: str) -> str:
    """What ``code`` prints in a process that has given up what a reading process gives up."""
    start = "from documents.pipeline.process.child import confine\nconfine(760 * 1024 * 1024)\n"
    ran = subprocess.run(
        [sys.executable, "-c", start + code],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def child_of(document: object) -> sandbox.Child:
    child: sandbox.Child = document._session._child  # type: ignore[attr-defined]
    return child


def test_it_cannot_write_a_file(tmp_path: Path) -> None:
    target = tmp_path / "leak"
    code = (
        f"out = open({str(target)!r}, 'wb', buffering=0)\n"
        "try:\n    out.write(b'secret')\nexcept OSError as error:\n    print(error.errno)"
    )
    assert confined(code) == "27"
    assert target.read_bytes() == b""


def test_it_cannot_reach_a_network() -> None:
    code = (
        "import socket\n"
        "try:\n    socket.create_connection(('127.0.0.1', 80), timeout=2)\n"
        "except OSError:\n    print('refused')\n"
        "import subprocess\n"
        "listed = subprocess.run(['cat', '/proc/net/route'], capture_output=True, text=True)\n"
        "print(len(listed.stdout.splitlines()))"
    )
    first, routes = confined(code).split("\n")
    assert first == "refused"
    assert int(routes) <= 1


def test_it_cannot_take_more_memory_than_it_may() -> None:
    code = "try:\n    bytearray(1500 * 1024 * 1024)\nexcept MemoryError:\n    print('no')"
    assert confined(code) == "no"


def test_it_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone:password@localhost/x")
    with open_document(io.BytesIO(PAGES)) as document:
        environ = Path(f"/proc/{child_of(document).pid}/environ").read_bytes()
        listed = [link.readlink() for link in _open_files(child_of(document).pid)]
    assert b"password" not in environ
    kinds = {str(link).split("/")[1] for link in listed if link.is_absolute()}
    # Nothing but devices and the system's fonts: no file of ours, no database, no temporary file.
    assert kinds <= {"dev", "usr"}


def _open_files(pid: int) -> list[Path]:
    return [link for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()]


def test_a_crash_is_a_damaged_file_and_the_next_file_is_read() -> None:
    with pytest.raises(Refused) as refused, open_document(io.BytesIO(PAGES)) as document:
        os.kill(child_of(document).pid, signal.SIGSEGV)
        list(document.pages())
    assert refused.value.code == "damaged"
    with open_document(io.BytesIO(PAGES)) as document:
        assert len(list(document.pages())) == 3


def test_one_that_makes_no_progress_is_ended() -> None:
    limits = Limits(seconds=1.0)
    with (
        no_waiting(),
        pytest.raises(Refused) as refused,
        open_document(io.BytesIO(PAGES), limits=limits) as document,
    ):
        pid = child_of(document).pid
        os.kill(pid, signal.SIGSTOP)
        list(document.pages())
    assert refused.value.code == "took_too_long"
    assert not Path(f"/proc/{pid}").exists()


def test_one_that_is_seen_to_hold_too_much_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox.Child, "resident", lambda _: 2**40)
    data = encoded(picture([("Hemoglobin", "9.1")]))
    with pytest.raises(Refused) as refused, open_document(io.BytesIO(data)) as document:
        list(document.pages())
    assert refused.value.code == "too_much_memory"


def test_what_it_started_counts_as_its_own() -> None:
    with open_document(io.BytesIO(PAGES)) as document:
        own = child_of(document).resident()
    assert MEGABYTE < own < 400 * MEGABYTE


def test_one_that_cannot_get_more_memory_says_so() -> None:
    data = encoded(picture([("Hemoglobin", "9.1")]))
    with (
        pytest.raises(Refused) as refused,
        open_document(io.BytesIO(data), limits=Limits(memory=80 * MEGABYTE)) as document,
    ):
        list(document.pages())
    assert refused.value.code == "too_much_memory"


def test_a_healthy_process_reads_the_next_file_too() -> None:
    pids = set()
    for _ in range(3):
        with open_document(io.BytesIO(PAGES)) as document:
            pids.add(child_of(document).pid)
            list(document.pages())
    assert len(pids) == 1


def test_it_is_replaced_after_its_share_of_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_FILES_EACH", 2)
    pids = []
    for _ in range(4):
        with open_document(io.BytesIO(PAGES)) as document:
            pids.append(child_of(document).pid)
            list(document.pages())
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_one_that_grew_is_not_kept_to_refuse_the_next_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandbox.Child, "resident", lambda child: child.memory * 2 // 3)
    pids = set()
    for _ in range(2):
        with open_document(io.BytesIO(PAGES)) as document:
            pids.add(child_of(document).pid)
            list(document.pages())
    assert len(pids) == 2


def test_a_file_left_half_read_takes_its_process_along() -> None:
    with open_document(io.BytesIO(PAGES)) as document:
        pid = child_of(document).pid
        next(iter(document.pages()))
    assert not Path(f"/proc/{pid}").exists()


def test_a_busy_one_dies_when_its_parent_lets_go() -> None:
    ours, theirs = os.pipe()
    code = (
        "import sys, threading\n"
        "from documents.pipeline.process.child import _die_with_parent\n"
        "threading.Thread(target=_die_with_parent, args=(0,), daemon=True).start()\n"
        "print('busy', flush=True)\n"
        "while True: pass"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=ours, stdout=subprocess.PIPE, start_new_session=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"busy\n"
        os.close(theirs)
        assert process.wait(timeout=20) == -signal.SIGKILL
    os.close(ours)


def test_it_dies_with_its_parent() -> None:
    code = (
        "import io, os, sys\n"
        "from documents.pipeline.files.extract import open_document\n"
        "from documents.tests.papers import pdf\n"
        "document = open_document(io.BytesIO(pdf([[(60, 100, 10, 'x')]])))\n"
        "print(document._session._child.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    pid = int(ran.stdout)
    with no_waiting():
        while _alive(pid):
            time.sleep(0.05)
    assert not _alive(pid)


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] not in {"Z", "X"}
    except OSError:
        return False


def test_several_threads_read_at_once() -> None:
    counts: list[int] = []

    def read() -> None:
        with open_document(io.BytesIO(PAGES)) as document:
            counts.append(len(list(document.pages())))

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert counts == [3, 3, 3]


class CountingSource(io.BytesIO):
    """A source that remembers how much was asked of it at once."""

    largest = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.largest = max(self.largest, len(data))
        return data


def test_a_large_file_is_never_held_whole() -> None:
    page = pdf([[(60, 100, 10, "Page number 1")]])
    source = CountingSource(page + b"\n%" + b" " * (20 * MEGABYTE) + b"\n" + page[-200:])
    with open_document(source, images=False) as document:
        (read,) = document.pages()
    assert read.page.text == "Page number 1"
    assert source.largest <= MEGABYTE


@pytest.mark.parametrize(
    "frame",
    [
        b"\xff\xff\xff\xff\x00\x00\x00\x00",
        b"\x00\x00\x00\x02\x00\x00\x00\x00[]",
        b"\x00\x00\x00\x05\x00\x00\x00\x00nope!",
    ],
)
def test_a_frame_that_no_honest_process_sends_is_refused(frame: bytes) -> None:
    import socket

    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(frame)
        with pytest.raises(wire.Broken):
            wire.receive(ours)


def test_a_page_whose_words_lie_outside_its_text_is_refused() -> None:
    message: wire.Message = {
        "t": "page",
        "number": 1,
        "text": "ab",
        "words": [[0, 9, None, None, None]],
        "width": 1,
        "height": 1,
        "reader": "text",
        "warnings": [],
    }
    with pytest.raises(wire.Broken):
        wire.page_from_message(message, b"")
