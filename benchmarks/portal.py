"""A whole portal for a benchmark: the launcher itself on a folder of its own, and one patient."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

BOUNDARY = "benchmark-boundary"
PIECE = 256 * 1024
SERVICES = ("DATABASE_URL", "MIGRATION_DATABASE_URL", "REDIS_URL", "STORAGE_URL", "KMS_URL")
START_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Told:
    """One progress event: when it came, what it said."""

    at: float
    event: str
    state: dict[str, Any]


@dataclass
class Portal:
    """The running portal, seen by a logged-in patient."""

    folder: Path
    port: int
    password: str
    cookies: SimpleCookie = field(default_factory=SimpleCookie)

    def children(self) -> dict[str, int]:
        """The process numbers of web, documents, answers and beat."""
        rows = json.loads((self.folder / "children.json").read_text(encoding="utf-8"))
        return {name: int(row[0]) for name, row in rows.items()}

    def log_in(self) -> None:
        """As the demo's first patient."""
        people = (self.folder / "demo-passwords.txt").read_text(encoding="utf-8").splitlines()
        email = next(line.split()[0] for line in people if line.endswith(", patient"))
        body = urlencode(
            {
                "csrfmiddlewaretoken": self.token("/accounts/login/"),
                "login": email,
                "password": self.password,
            }
        ).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        status, _ = self.ask("POST", "/accounts/login/", [body], len(body), kind)
        if status != 302:
            raise SystemExit(f"logging in answered {status}")

    def token(self, path: str = "/documents/") -> str:
        """What a form carries."""
        _, page = self.ask("GET", path)
        return page.split(b'name="csrfmiddlewaretoken" value="')[1].split(b'"')[0].decode()

    def upload(self, name: str, pieces: Iterable[bytes], size: int) -> dict[str, Any]:
        """Send a file; what the portal announces of it."""
        token = self.token()
        head = (
            f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=files; "
            f'filename="{name}"\r\nContent-Type: application/pdf\r\n\r\n'
        ).encode()
        tail = f"\r\n--{BOUNDARY}--\r\n".encode()

        def body() -> Iterator[bytes]:
            yield head
            yield from pieces
            yield tail

        headers = {
            "X-CSRFToken": token,
            "Accept": "application/json",
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        }
        length = len(head) + size + len(tail)
        status, answer = self.ask("POST", "/documents/upload/", body(), length, headers)
        if status != 201:
            raise SystemExit(f"the upload answered {status}: {answer[:200]!r}")
        announced: dict[str, Any] = json.loads(answer)["documents"][0]
        return announced

    def follow(self, path: str) -> Iterator[Told]:
        """Progress events until the last one, as they come."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=900)
        link.request("GET", path, headers=self._headers({}))
        answer = link.getresponse()
        event = ""
        for line in iter(answer.readline, b""):
            key, _, value = line.decode().rstrip("\n").partition(": ")
            if key == "event":
                event = value
            elif key == "data":
                yield Told(time.perf_counter(), event, json.loads(value))
        link.close()

    def ask(
        self,
        method: str,
        path: str,
        body: Iterable[bytes] | None = None,
        length: int = 0,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, bytes]:
        """The status and the body of the answer."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        extra = {"Content-Length": str(length)} if body is not None else {}
        link.request(method, path, body, self._headers({**(headers or {}), **extra}))
        answer = link.getresponse()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(line)
        data = answer.read()
        link.close()
        return answer.status, data

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        cookies = "; ".join(f"{key}={cookie.value}" for key, cookie in self.cookies.items())
        return {"Cookie": cookies, "Origin": f"http://127.0.0.1:{self.port}", **more}


@contextmanager
def running(**environment: str) -> Iterator[Portal]:
    """Embedded services, web server, workers and clock in a temporary folder; gone at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    inherited = {key: value for key, value in os.environ.items() if key not in SERVICES}
    password = secrets.token_urlsafe(16)
    with tempfile.TemporaryDirectory(prefix="healthchat-benchmark-") as name:
        folder = Path(name) / "var"
        Path(name).chmod(0o755)  # the services run as an unprivileged user below it
        with (Path(name) / "launcher.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "healthchat.launcher"],
                env={
                    **inherited,
                    "HEALTHCHAT_VAR": str(folder),
                    "PORT": str(port),
                    "SEED_DEMO_PASSWORD": password,
                    **environment,
                },
                stdout=log,
                stderr=log,
            )
        try:
            _wait(process, port, Path(log.name))
            portal = Portal(folder, port, password)
            portal.log_in()
            yield portal
        finally:
            process.terminate()
            process.wait(60)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while b"is ready" not in log.read_bytes():
        if process.poll() is not None or time.monotonic() > until:
            raise SystemExit(f"the portal did not start on port {port}:\n{log.read_text()}")
        time.sleep(0.2)
