"""Server-sent events: frames to a browser, one thread a stream, a few streams a person.

The body runs after the middleware: it enters scope itself where it reads a record, and holds no
database connection while it waits. It ends when the person's access does. It must never be
compressed or buffered.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Generator, Iterator
from typing import Self

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from healthchat import errors, places
from healthchat.languages import current, speaking
from healthchat.places import Place
from healthchat.presence import Ended, Presence
from healthchat.streams import Frame, valid_id

logger = logging.getLogger(__name__)

HEARTBEAT_SECONDS = 15.0
_RETRY_MILLISECONDS = 3_000
_TOO_MANY = errors.Problem(
    "too_many_streams",
    429,
    "This page is open in too many places at once. Close one of them, then load it again.",
)


def last_event_id(request: HttpRequest) -> str | None:
    """Where a returning browser stopped: its ``Last-Event-ID`` header, or ``?after=``."""
    return valid_id(request.headers.get("Last-Event-ID")) or valid_id(request.GET.get("after"))


def response(request: HttpRequest, frames: Iterator[Frame | None]) -> HttpResponseBase:
    """Stream ``frames`` (see ``streams.tail``) to this person's browser.

    The stream ends when the frames do. An error in them ends it with a ``problem`` event, and so
    does it when the person is suspended or logs out: nothing more is sent then. A
    person who holds STREAMS_PER_PERSON streams already gets a 429 instead.
    """
    actor = getattr(request, "actor", None)
    person = getattr(actor, "user_id", None) or request.META.get("REMOTE_ADDR", "")
    place = places.take(str(person), settings.STREAMS_PER_PERSON)
    if place is None:
        refused: HttpResponse = errors.respond(request, _TOO_MANY)
        refused.headers["Retry-After"] = "10"
        return refused
    answer = StreamingHttpResponse(
        _Body(frames, place, Presence(request)), content_type="text/event-stream; charset=utf-8"
    )
    answer.headers["Cache-Control"] = "no-store, no-transform"
    answer.headers["X-Accel-Buffering"] = "no"
    return answer


def encode(frame: Frame) -> bytes:
    """One event on the wire. JSON has no bare line break, so ``data`` is one line."""
    lines = [f"id: {frame.id}"] if frame.id else []
    lines += [f"event: {frame.event}", f"data: {json.dumps(frame.data, default=str)}", "", ""]
    return "\n".join(lines).encode()


class _Body:
    """The bytes of one stream. Its place among the person's streams is freed by ``close``, which
    the server calls at the end, at a disconnect, and if the body was never read at all. What is
    said in it is said in the language, and by the clock, of whoever asked."""

    def __init__(self, frames: Iterator[Frame | None], place: Place, presence: Presence) -> None:
        self._frames = frames
        self._place = place
        self._presence = presence
        self._language = current()
        self._zone = timezone.get_current_timezone()
        self._chunks = self._encode()
        self._closed = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        try:
            with speaking(self._language), timezone.override(self._zone):
                return next(self._chunks)
        except StopIteration:
            self.close()
            raise

    def close(self) -> None:
        """Free the place; harmless when called twice."""
        if self._closed:
            return
        self._closed = True
        self._place.free()
        self._chunks.close()
        end = getattr(self._frames, "close", None)
        if end is not None:
            end()

    def _encode(self) -> Generator[bytes, None, None]:
        yield f"retry: {_RETRY_MILLISECONDS}\n\n".encode()
        quiet_since = time.monotonic()
        try:
            for frame in self._frames:
                now = time.monotonic()
                self._place.renew(now)
                if not self._presence.lasts(now):
                    yield encode(Frame("", *errors.stream_event(Ended())))
                    return
                if frame is not None:
                    quiet_since = now
                    yield encode(frame)
                elif now - quiet_since >= HEARTBEAT_SECONDS:
                    quiet_since = now
                    yield b": still here\n\n"
        except Exception as error:
            logger.exception("a stream broke off")
            yield encode(Frame("", *errors.stream_event(error)))
