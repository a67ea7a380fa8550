"""Server-sent events on the wire, and a person's places among them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast
from uuid import uuid4

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpRequest, StreamingHttpResponse
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import Settings

from healthchat import places, sse
from healthchat.streams import Frame


@pytest.fixture(autouse=True)
def no_database() -> Iterator[None]:
    """Closing a response looks after the connections that tests before these have opened.

    Django's test client keeps them out of it in the same way.
    """
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


@pytest.fixture
def asked() -> HttpRequest:
    request = RequestFactory().get("/documents/x/events/", headers={"accept": "text/event-stream"})
    request.actor = SimpleNamespace(user_id=uuid4())  # type: ignore[attr-defined]
    return request


def body(request: HttpRequest, frames: Iterator[Frame | None]) -> str:
    response = sse.response(request, frames)
    assert isinstance(response, StreamingHttpResponse)
    text = b"".join(cast(Iterator[bytes], response.streaming_content)).decode()
    response.close()
    return text


def test_frames_on_the_wire(asked: HttpRequest) -> None:
    data = {"text": "two\nlines", "name": "é"}
    text = body(asked, iter([Frame("5-0", "sentence", data), Frame("", "done", {})]))
    events = text.split("\n\n")
    assert events[0] == "retry: 3000"
    first = events[1].split("\n")
    assert first[:2] == ["id: 5-0", "event: sentence"]
    assert json.loads(first[2].removeprefix("data: ")) == data
    assert events[2] == "event: done\ndata: {}"


def test_headers_that_keep_it_flowing(asked: HttpRequest) -> None:
    response = sse.response(asked, iter([]))
    assert response.headers["Content-Type"].startswith("text/event-stream")
    assert response.headers["Cache-Control"] == "no-store, no-transform"
    assert response.headers["X-Accel-Buffering"] == "no"
    response.close()


def test_a_quiet_stream_gives_a_sign_of_life(
    asked: HttpRequest, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.REDIS_URL = ""  # whose client looks at the clock too
    clock = iter(range(0, 1000, 4))
    monkeypatch.setattr("healthchat.sse.time.monotonic", lambda: next(clock))
    text = body(asked, iter([None] * 9))
    assert text.count(": still here\n\n") == 2


def test_times_in_a_stream_are_by_the_clock_of_whoever_asked(asked: HttpRequest) -> None:
    def told() -> Iterator[Frame]:
        yield Frame("", "told", {"zone": str(timezone.get_current_timezone())})

    with timezone.override("Asia/Kathmandu"):
        response = sse.response(asked, told())
    assert isinstance(response, StreamingHttpResponse)
    text = b"".join(cast(Iterator[bytes], response.streaming_content)).decode()
    response.close()
    assert "Asia/Kathmandu" in text


def test_an_error_ends_the_stream_in_plain_words(asked: HttpRequest) -> None:
    def broken() -> Iterator[Frame]:
        yield Frame("1", "progress", {})
        raise RuntimeError("Ada Example's secret")

    text = body(asked, broken())
    assert "event: problem" in text
    assert "Something went wrong on our side" in text
    assert "Ada Example" not in text


def test_a_person_holds_a_few_streams_at_once(asked: HttpRequest, settings: Settings) -> None:
    settings.STREAMS_PER_PERSON = 2
    held = [sse.response(asked, iter([])) for _ in range(2)]
    refused = sse.response(asked, iter([]))
    assert refused.status_code == 429
    assert refused.headers["Retry-After"]
    stranger = RequestFactory().get("/")
    stranger.actor = SimpleNamespace(user_id=uuid4())  # type: ignore[attr-defined]
    other = sse.response(stranger, iter([]))
    assert other.status_code == 200
    # Never read, closed by the server: a browser that left at once.
    held[0].close()
    again = sse.response(asked, iter([]))
    assert again.status_code == 200
    for response in (*held, again, other):
        response.close()
    assert not places._here


def test_a_stream_read_to_its_end_frees_its_place(asked: HttpRequest) -> None:
    body(asked, iter([Frame("1", "done", {})]))
    assert not places._here


def test_leaving_ends_what_feeds_the_stream(asked: HttpRequest) -> None:
    ended: list[bool] = []

    def feed() -> Iterator[None]:
        try:
            while True:
                yield None
        finally:
            ended.append(True)

    response = sse.response(asked, feed())
    assert isinstance(response, StreamingHttpResponse)
    next(cast(Iterator[bytes], response.streaming_content))
    response.close()
    assert not places._here
    response = sse.response(asked, iter([Frame("1", "x", {})]))
    response.close()


@pytest.mark.parametrize(
    ("headers", "path", "used"),
    [
        ({"last-event-id": "7-1"}, "/", "7-1"),
        ({}, "/?after=8-0", "8-0"),
        ({"last-event-id": "nonsense"}, "/", None),
        ({}, "/", None),
    ],
)
def test_where_a_browser_stopped(headers: dict[str, Any], path: str, used: str | None) -> None:
    assert sse.last_event_id(RequestFactory().get(path, headers=headers)) == used
