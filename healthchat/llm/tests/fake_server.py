"""A small OpenAI-compatible server on loopback that does what each test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Fake:
    """``steps`` are played one a request; the last one repeats."""

    steps: list[Callable[[BaseHTTPRequestHandler], None]]
    requests: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""

    def play(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("content-length", "0"))
        self.requests.append(json.loads(handler.rfile.read(length)))
        self.steps[min(len(self.requests), len(self.steps)) - 1](handler)


@contextmanager
def serving(*steps: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[Fake]:
    fake = Fake(list(steps))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            try:
                fake.play(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    fake.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join(2)


def chunk(text: str = "", *, finish: str | None = None, refusal: str | None = None) -> bytes:
    delta: dict[str, Any] = {"content": text}
    if refusal is not None:
        delta = {"refusal": refusal}
    body = {
        "id": "c1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "fake-1",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }
    return b"data: " + json.dumps(body).encode() + b"\n\n"


USAGE = (
    b"data: "
    + json.dumps(
        {
            "id": "c1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "fake-1",
            "choices": [],
            "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
        }
    ).encode()
    + b"\n\n"
)
DONE = b"data: [DONE]\n\n"


def stream(
    *parts: bytes | float | Callable[[], object],
) -> Callable[[BaseHTTPRequestHandler], None]:
    """An event stream; a number is a pause in seconds, a call may wait for what it likes.

    The connection closes at its end.
    """

    def step(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("content-type", "text/event-stream")
        handler.send_header("connection", "close")
        handler.end_headers()
        for part in parts:
            if isinstance(part, float):
                time.sleep(part)
            elif isinstance(part, bytes):
                handler.wfile.write(part)
                handler.wfile.flush()
            else:
                part()
        handler.close_connection = True

    return step


def reply(text: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """A whole, well-formed reply in pieces of seven letters."""
    pieces = [chunk(text[at : at + 7]) for at in range(0, len(text), 7)]
    return stream(*pieces, chunk(finish="stop"), USAGE, DONE)


def status(code: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """An error status with a JSON body."""

    def step(handler: BaseHTTPRequestHandler) -> None:
        body = b'{"error": {"message": "no", "type": "x", "code": "x"}}'
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("content-type", "application/json")
        handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return step


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Close without a word."""
    handler.close_connection = True
    handler.connection.close()
