"""Nothing of a patient's lies anywhere in clear: canary words go in, and every place is swept.

A real web server and a real worker take documents whose name and text hold the words, and
questions that do. Then a full dump of PostgreSQL and its files on disk, everything in Valkey and
every command sent to it, storage, temporary folders while it happened, and the logs are searched.
"""

from __future__ import annotations

import base64
import http.client
import json
import os
import secrets
import signal
import socket
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg
import pytest
import redis
from django.conf import settings

from conversations.models import Message
from documents.models import Document, Status
from documents.tests import papers
from healthchat.actor import Role
from tests import sweeps
from tests.cluster import Database
from tests.factories import Person, make_clinic, make_person
from tests.journeys import worker

BOUNDARY = "canary-boundary"

pytestmark = pytest.mark.django_db(transaction=True)


def canary() -> str:
    """A word that nothing else holds, made of letters so that it passes for a name."""
    return "Kanarie" + "".join(secrets.choice(string.ascii_lowercase) for _ in range(12))


class Portal:
    """A web server in a process of its own, and one person's browser.

    ``look`` is called at every step of the work: while each request is on its way or worked on.
    """

    def __init__(self, person: Person, port: int) -> None:
        self.client = person.client()
        self.port = port
        self.look: Callable[[], None] = _look_away

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, bytes]:
        """The status and the body of the answer."""
        cookies = "; ".join(f"{key}={c.value}" for key, c in self.client.cookies.items())
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": cookies, "Accept": "application/json", **headers}
        link.request(method, path, body, headers, encode_chunked=False)
        self.look()
        answer = link.getresponse()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.client.cookies.load(line)
        data = answer.read()
        link.close()
        return answer.status, data

    def token(self) -> str:
        """What a form carries."""
        _, page = self.ask("GET", "/documents/", Accept="text/html")
        return page.split(b'name="csrfmiddlewaretoken" value="')[1].split(b'"')[0].decode()

    def upload(self, name: str, data: bytes) -> dict[str, Any]:
        """Send a file in pieces; a look follows each of them, however fast or busy the machine."""
        token = self.token()
        head = (
            f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=files; "
            f'filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
        ).encode()
        body = head + data + f"\r\n--{BOUNDARY}--\r\n".encode()

        def pieces() -> Iterator[bytes]:
            for start in range(0, len(body), 64 * 1024):
                yield body[start : start + 64 * 1024]
                self.look()

        headers = {
            "X-CSRFToken": token,
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Content-Length": str(len(body)),
        }
        status, answer = self.ask("POST", "/documents/upload/", pieces(), **headers)
        assert status == 201, answer
        announced: dict[str, Any] = json.loads(answer)["documents"][0]
        return announced

    def send(self, path: str, **fields: str) -> int:
        """Post a form."""
        body = urlencode({"csrfmiddlewaretoken": self.token(), **fields})
        kind = "application/x-www-form-urlencoded"
        return self.ask("POST", path, body, **{"Content-Type": kind})[0]


def _look_away() -> None:
    """Of nobody who watches."""


@contextmanager
def web(log: Path, port: int, **environment: str) -> Iterator[int]:
    """The web server as the launcher starts it; yields its process number."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
                *("--host", "127.0.0.1", "--port", str(port), "--workers", "1"),
                *("--blocking-threads", "8", "--access-log", "healthchat.wsgi:application"),
            ],
            env={**os.environ, **environment},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        until = time.monotonic() + 60
        while not _answers(port):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.1)
        yield process.pid
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _answers(port: int) -> bool:
    with suppress(OSError, http.client.HTTPException):
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        link.request("GET", "/health/")
        return link.getresponse().status == 200
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(what: Callable[[], bool], message: str) -> None:
    until = time.monotonic() + 90
    while not what():
        assert time.monotonic() < until, message
        time.sleep(0.1)


def _report(*words: str) -> bytes:
    """A digital report with the words as names of tests, padded to more than a spooled upload."""
    rows = [("Test", "Result", "Unit", "Range"), ("Hemoglobin", "9.1", "g/dL", "13.0 - 17.0")]
    rows += [(word, "4.2", "mmol/L", "3.5 - 5.1") for word in words]
    padding = f"% {' '.join(words)}\n".encode() * (5 * 1024 * 1024 // 40)
    return papers.pdf([papers.table(rows)]) + b"\n" + padding


def test_no_word_of_a_patient_lies_anywhere_in_clear(
    committed_db: Database, tmp_path: Path
) -> None:
    name, file_name, in_pdf, in_text, in_picture, question, reply, query = words = [
        canary() for _ in range(8)
    ]
    needles = sweeps.Needles(words)
    scanned = [("Test", "Result", "Unit"), (in_picture, "4.2", "mmol/L")]
    questions = (f"What is my {in_pdf}?", f"Do I take {question}?", f"chest pain {reply}")
    temporary, logs = tmp_path / "temporary", tmp_path / "logs"
    temporary.mkdir()
    logs.mkdir()
    alice = make_person(make_clinic(), Role.PATIENT, f"Alice {name}")
    port = _free_port()
    portal = Portal(alice, port)
    heard: list[bytes] = []
    places = {"TMPDIR": str(temporary)}
    with (
        sweeps.overhearing(settings.REDIS_URL, heard),
        web(logs / "web.log", port, **places) as server,
    ):
        watch = sweeps.Watch(needles, [temporary, Path(tempfile.gettempdir())], [server])
        portal.look = watch.look
        with watch.watching():
            pages = [
                portal.upload(f"{file_name}.pdf", _report(in_pdf)),
                portal.upload("note.txt", f"MEDICATIONS\n1. {in_text} 10 mg daily\n".encode()),
                portal.upload("scan.png", papers.encoded(papers.picture(scanned))),
                portal.upload(f"{file_name}.exe", f"MZ {in_text}".encode() * 50),
            ]
        assert watch.looks > 40  # pieces and requests, whatever the machine does
        # What waits in the broker waits there now: no worker has come yet.
        with redis.Redis.from_url(settings.REDIS_URL) as broker:
            assert broker.llen("healthchat:documents") == 4
            assert sweeps.in_broker(broker, needles) == set()
        with worker.running(logs / "worker.log", **places) as working:
            watch_work = sweeps.Watch(
                needles, [temporary, Path(tempfile.gettempdir())], [server, working]
            )
            portal.look = watch_work.look
            with watch_work.watching():
                _wait(lambda: _settled(alice) == 4, "the documents were not read")
                for document in pages:
                    portal.ask("GET", document["url"], Accept="text/html")
                    portal.ask("GET", document["events"])
                    portal.ask("GET", document["url"] + "original/")
                    portal.ask("GET", document["url"] + "pages/1/image/")
                for text in questions:
                    assert portal.send("/conversations/ask/", question=text) == 302
                assert portal.send("/conversations/ask/", question=f"{question} " * 99) == 400
                portal.ask("GET", f"/documents/?cite={query}")
                portal.ask("GET", f"/conversations/{pages[0]['id']}/?{query}")
                _wait(lambda: _answered(alice) == 3, "the questions were not answered")
            assert watch_work.looks > 20
    # The words did go in, and come out again for whom they are.
    with alice.scope():
        kept = {document.file_name for document in Document.objects.all()}
        said = " ".join(str(message.sentences) for message in Message.objects.all())
        assert Document.objects.filter(status=Status.READY).count() == 3
    assert f"{file_name}.pdf" in kept
    assert in_pdf in said
    assert len(heard) > 20
    folder = Path(settings.VAR_DIR).parent
    assert (folder / "postgres").is_dir()
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        assert sweeps.in_broker(broker, needles) == set()
    assert needles.found_in(b"\n".join(heard)) == set()
    assert sweeps.in_database(committed_db.superuser_url, needles) == set()
    assert sweeps.in_folder(folder, needles) == set()
    assert sweeps.in_folder(tmp_path, needles) == set()
    assert watch.found == set()
    assert watch_work.found == set()
    assert list(temporary.iterdir()) == []
    stored = [path for path in (Path(settings.VAR_DIR) / "files").rglob("*") if path.is_file()]
    assert len(stored) >= 6
    for path in stored:
        assert not path.read_bytes().startswith((b"%PDF", b"\x89PNG", b"\xff\xd8", b"MZ", b"RIFF"))


def test_each_sweep_finds_a_word_that_is_there(committed_db: Database, tmp_path: Path) -> None:
    word = canary()
    needles = sweeps.Needles([word])
    with psycopg.connect(committed_db.superuser_url) as link:
        for key, data in (("a", word), ("b", word.upper())):
            link.execute(
                "INSERT INTO django_session VALUES (%s, %s, now())", (key, f"before {data} after")
            )
    assert sweeps.in_database(committed_db.superuser_url, needles) == {f"django_session: {word}"}
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        heard: list[bytes] = []
        with sweeps.overhearing(settings.REDIS_URL, heard):
            broker.xadd("canary:stream", {"body": word})
            broker.lpush("canary:list", word)
            broker.hset("canary:hash", "field", word)
            broker.set(f"canary:{word}", "x")
            # Others may talk to the broker too: a beat, a stream that is followed.
            _wait(
                lambda: b"\n".join(heard).count(word.encode()) >= 4,
                "the broker was not overheard",
            )
        keys = [key for key in broker.scan_iter() if key.startswith(b"canary:")]
        assert len(sweeps.in_broker(broker, needles)) == 4
        assert needles.found_in(b"\n".join(heard)) == {word}
        broker.delete(*keys)
    (tmp_path / "log").write_text(f"x {word} y")
    (tmp_path / f"{word}.pdf").touch()
    assert len(sweeps.in_folder(tmp_path, needles)) == 2
    watched = tmp_path / "watched"
    watched.mkdir()
    watch = sweeps.Watch(needles, [watched], [os.getpid()])
    with watch.watching(), tempfile.TemporaryFile(dir="/tmp") as unlinked:
        unlinked.write(word.encode())
        unlinked.flush()
        (watched / "now").write_text(word)
        _wait(lambda: len(watch.found) >= 2, "the watch saw nothing")


@pytest.mark.parametrize("before", range(3))
def test_a_word_is_found_in_every_form(before: int) -> None:
    word = canary()
    needles = sweeps.Needles([word])
    text = ("x" * before + word + "yy").encode()
    for form in (
        text,
        text.upper(),
        text.hex().encode(),
        text.decode().encode("utf-16-le"),
        base64.b64encode(text),
    ):
        assert needles.found_in(b"\0\0" + form + b"\0") == {word}
    assert needles.found_in(text.replace(b"K", b"k")[:-5]) == set()


def _settled(person: Person) -> int:
    with person.scope():
        return sum(document.is_settled for document in Document.objects.all())


def _answered(person: Person) -> int:
    with person.scope():
        return Message.objects.filter(author="portal", answered_at__isnull=False).count()
