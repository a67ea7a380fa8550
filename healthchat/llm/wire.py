"""One call on the wire: the SDK's stream read by a thread, with limits that really hold.

A socket's read time-out starts anew with every byte, so a server that sends a comment a second
could hold a worker for ever. Here the reply is read by a thread and handed over through a queue
on which the caller waits no longer than its limits allow; a reader that is given up on ends by
itself at the next byte or at the socket's own time-out.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import httpx2
import openai
from openai import OpenAI, Stream
from openai.types.chat import ChatCompletionChunk

from healthchat.llm.errors import InvalidReply, ModelError, RefusedByModel, TimedOut, Unavailable
from healthchat.llm.values import Message, Usage

_MAX_CHARACTERS = 400_000
_RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: until the first token, and for the whole call with its retries."""

    first_token: float = 20.0
    total: float = 90.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the reply's text."""

    text: str


@dataclass(frozen=True, slots=True)
class End:
    """The reply is whole."""

    usage: Usage | None
    model: str


class NotStarted(Exception):
    """The server gave no reply at all; the call may be made again after ``wait`` seconds."""

    def __init__(self, error: ModelError, wait: float | None) -> None:
        super().__init__(error.code)
        self.error = error
        self.wait = wait


def call(client: OpenAI, request: Mapping[str, Any], limits: Limits) -> Iterator[Piece | End]:
    """Pieces of one reply, then its end. Raises NotStarted only before the first piece."""
    began = time.monotonic()
    reader = _Reader(client, request)
    reader.start()
    started = False
    try:
        while True:
            left = began + limits.total - time.monotonic()
            if not started:
                left = min(left, began + limits.first_token - time.monotonic())
            got = reader.next(left)
            if isinstance(got, Exception):
                raise got
            if isinstance(got, End):
                yield got
                return
            if got.text:
                started = True
                yield got
    finally:
        reader.give_up()


def request_body(
    messages: Sequence[Message], schema: Mapping[str, Any], model: str, *, local: bool, most: int
) -> dict[str, Any]:
    """The Chat Completions request. Names of limits differ between servers old and new."""
    body: dict[str, Any] = {
        "model": model,
        "messages": [{"role": m.role, "content": m.content} for m in messages],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "reply", "strict": True, "schema": dict(schema)},
        },
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    if local:
        body |= {"max_tokens": most, "temperature": 0}
    else:
        body |= {"max_completion_tokens": most}
    return body


class _Reader(threading.Thread):
    """Reads the stream into a queue until its end, an error, or being given up on."""

    def __init__(self, client: OpenAI, request: Mapping[str, Any]) -> None:
        super().__init__(name="model-call", daemon=True)
        self._client = client
        self._request = request
        self._queue: queue.Queue[Piece | End | Exception] = queue.Queue()
        self._given_up = threading.Event()

    def next(self, seconds: float) -> Piece | End | Exception:
        """What came next, or a TimedOut."""
        try:
            return self._queue.get(timeout=max(seconds, 0.0))
        except queue.Empty:
            return TimedOut("limit")

    def give_up(self) -> None:
        """Let the thread end; nobody listens any more."""
        self._given_up.set()

    def run(self) -> None:
        stream: Stream[ChatCompletionChunk] | None = None
        begun = False
        try:
            stream = self._client.chat.completions.create(**self._request)
            for out in _pieces(stream):
                begun = True
                self._queue.put(out)
                if self._given_up.is_set():
                    return
        except ModelError as error:
            self._queue.put(error)
        except Exception as error:
            self._queue.put(_translate(error, begun))
        finally:
            if stream is not None:
                with suppress(Exception):
                    stream.close()


def _pieces(stream: Stream[ChatCompletionChunk]) -> Iterator[Piece | End]:
    usage: Usage | None = None
    model = ""
    reason: str | None = None
    size = 0
    for chunk in stream:
        model = chunk.model or model
        if chunk.usage is not None:
            usage = Usage(chunk.usage.prompt_tokens, chunk.usage.completion_tokens)
        for choice in chunk.choices or ():
            if choice.delta is not None:
                if choice.delta.refusal:
                    raise RefusedByModel("refusal")
                text = choice.delta.content or ""
                size += len(text)
                if size > _MAX_CHARACTERS:
                    raise InvalidReply("too_long")
                yield Piece(text)
            reason = choice.finish_reason or reason
    if reason == "content_filter":
        raise RefusedByModel("content_filter")
    if reason == "length":
        raise InvalidReply("cut_short")
    if reason is None:
        raise Unavailable("broke_off")
    yield End(usage, model)


def _translate(error: Exception, begun: bool) -> Exception:
    """Our error for the SDK's; NotStarted where asking again can help and nothing was received."""
    if isinstance(error, openai.APITimeoutError):
        # Only a connection that was never made is tried again: a server that took the request
        # and kept silent has used up the time for a first token.
        if isinstance(error.__cause__, httpx2.ConnectTimeout | httpx2.PoolTimeout):
            return NotStarted(TimedOut("no_connection"), None)
        return TimedOut("silent")
    if isinstance(error, openai.APIStatusError):
        return _of_status(error)
    ours = Unavailable("broke_off" if begun else "no_connection")
    if begun or not isinstance(error, openai.APIConnectionError):
        return ours
    return NotStarted(ours, None)


def _of_status(error: openai.APIStatusError) -> Exception:
    status = error.status_code
    if status == 400 and error.code == "content_filter":
        return RefusedByModel("content_filter")
    ours = Unavailable(f"status_{status}")
    if status not in _RETRIED:
        return ours
    return NotStarted(ours, _retry_after(error.response.headers.get("retry-after")))


def _retry_after(value: str | None) -> float | None:
    """Seconds; the form with a date is rare for model servers and counts as not given."""
    try:
        return max(0.0, float(value)) if value else None
    except ValueError:
        return None
