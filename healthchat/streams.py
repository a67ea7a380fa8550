"""Live frames from a worker to the pages that watch, through capped and expiring Redis streams.

A stream is a convenience: PostgreSQL holds whatever a frame tells. So publishing never fails a
caller, and a watcher whose broker is away, or was wiped, is served from a snapshot instead.
What a frame says about a person is sealed under their key.
"""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import redis
from django.conf import settings

from healthchat.crypto.datakey import DataKey, bind
from healthchat.presence import release_database

logger = logging.getLogger(__name__)

BEGINNING = "0"
KEEP_SECONDS = 60 * 60
MOST_FRAMES = 2_000
_PREFIX = "healthchat:stream:"
_PURPOSE = "stream"
_BLOCK_SECONDS = 2.0
_PAUSE_SECONDS = 5.0
_ID = re.compile(r"[0-9]{1,19}(-[0-9]{1,19})?")

Snapshot = Callable[[], tuple[str, dict[str, Any]]]

_away_until = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """One event. ``id`` grows along a channel; empty for what comes from a snapshot."""

    id: str
    event: str
    data: Mapping[str, Any]


def publish(channel: str, event: str, data: dict[str, Any], *, key: DataKey | None) -> bool:
    """Tell whoever watches ``channel``; False if the broker is away. Never raises for that.

    ``key`` is the patient's, or None for frames that say nothing about a person.
    """
    global _away_until  # noqa: PLW0603  (one broker a process, one memory of its absence)
    if not settings.REDIS_URL or time.monotonic() < _away_until:
        return False
    name = _PREFIX + channel
    body = json.dumps(data).encode()
    if key is not None:
        body = key.seal(body, purpose=_PURPOSE, context=bind(channel, event))
    try:
        with _client().pipeline(transaction=False) as pipe:
            pipe.xadd(name, {"event": event, "body": body}, maxlen=MOST_FRAMES, approximate=True)
            pipe.expire(name, KEEP_SECONDS)
            pipe.execute()
    except redis.RedisError as error:
        _away_until = time.monotonic() + _PAUSE_SECONDS
        logger.warning("frame not published (%s)", type(error).__name__)
        return False
    return True


def position(channel: str) -> str:
    """The id of the newest frame. Take it before a snapshot, then ``tail`` from it: no gap."""
    if not settings.REDIS_URL:
        return BEGINNING
    try:
        newest = _client().xrevrange(_PREFIX + channel, count=1)
    except redis.RedisError:
        return BEGINNING
    return str(newest[0][0].decode()) if newest else BEGINNING


def valid_id(value: str | None) -> str | None:
    """A frame's id as a browser sends it back, or None for anything else."""
    return value if value and _ID.fullmatch(value) else None


def tail(
    channel: str,
    after: str | None = None,
    *,
    key: DataKey | None,
    snapshot: Snapshot,
    done: Collection[str] = ("done",),
) -> Iterator[Frame | None]:
    """Frames after ``after`` (None: all), ending with one whose event is in ``done``.

    None is yielded where nothing came for a while, so that the caller can send a sign of life.
    ``snapshot`` reads the state from PostgreSQL as ``(event, data)``, opening scope itself. It is
    asked now and then: it ends a stream whose last frame was lost, and while the broker is away
    its changes are what is yielded. No database connection is held while waiting.
    Errors: Tampered for a frame that does not verify; whatever ``snapshot`` raises.
    """
    last, seen = after or BEGINNING, ""
    while True:
        frames = _read(channel, last)
        for frame_id, fields in frames or ():
            frame = _open(channel, frame_id, fields, key)
            last = frame.id
            yield frame
            if frame.event in done:
                return
        if frames:
            continue
        event, data = snapshot()
        release_database()
        state = json.dumps([event, data], sort_keys=True, default=str)
        away = frames is None
        if event in done or (away and state != seen):
            yield Frame("", event, data)
            if event in done:
                return
        seen = state
        yield None
        if away:
            time.sleep(_BLOCK_SECONDS)


def _read(channel: str, last: str) -> list[tuple[bytes, dict[bytes, bytes]]] | None:
    """New entries, an empty list after a quiet while, or None if the broker is away."""
    if not settings.REDIS_URL:
        return None
    release_database()
    try:
        found = _client().xread({_PREFIX + channel: last}, block=int(_BLOCK_SECONDS * 1000))
    except redis.RedisError as error:
        logger.warning("stream not readable (%s)", type(error).__name__)
        return None
    if isinstance(found, dict):
        found = list(found.items())
    return list(found[0][1]) if found else []


def _open(channel: str, frame_id: bytes, fields: dict[bytes, bytes], key: DataKey | None) -> Frame:
    event, body = fields[b"event"].decode(), fields[b"body"]
    if key is not None:
        body = key.open(
            body, purpose=_PURPOSE, context=bind(channel, event), place=f"stream {channel}"
        )
    return Frame(frame_id.decode(), event, json.loads(body))


@cache
def _client() -> Any:
    """One pool a process; redis-py makes new connections after a fork by itself.

    Any: the client's types cover every protocol version and both kinds of strings at once.
    """
    return redis.Redis.from_url(
        settings.REDIS_URL, socket_connect_timeout=1.0, socket_timeout=_BLOCK_SECONDS + 3.0
    )
