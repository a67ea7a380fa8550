"""Live frames: sealed, ordered, resumable; and the truth from a snapshot where the broker fails."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from itertools import islice
from typing import Any
from uuid import uuid4

import pytest
import redis
from django.db import connection
from pytest_django import Settings

from healthchat import streams
from healthchat.crypto.datakey import DataKey
from healthchat.crypto.errors import Tampered
from healthchat.embedded.process import free_port
from tests.cluster import Database
from tests.work import no_waiting

Working = tuple[str, dict[str, Any]]


@pytest.fixture
def broker(database: Database, settings: Settings) -> Iterator[Any]:
    client = redis.Redis.from_url(settings.REDIS_URL)
    yield client
    client.flushdb()
    client.close()


@pytest.fixture
def key() -> DataKey:
    return DataKey(uuid4(), os.urandom(32), clinic_id=uuid4(), patient_id=uuid4())


@pytest.fixture
def away(settings: Settings) -> Iterator[None]:
    """A broker that nobody reaches."""
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"
    streams._client.cache_clear()
    yield
    streams._client.cache_clear()
    streams._away_until = 0.0


def working() -> Working:
    return "progress", {"percent": 5}


def frames(found: Iterator[streams.Frame | None]) -> list[tuple[str, Any]]:
    return [(frame.event, frame.data) for frame in found if frame is not None]


def test_frames_come_in_order_and_end_with_the_terminal_one(broker: Any, key: DataKey) -> None:
    for number in range(3):
        assert streams.publish("a", "sentence", {"number": number}, key=key)
    streams.publish("a", "done", {}, key=key)
    streams.publish("a", "sentence", {"number": "too late"}, key=key)
    seen = frames(streams.tail("a", key=key, snapshot=working))
    assert seen == [("sentence", {"number": n}) for n in range(3)] + [("done", {})]


def test_a_returning_watcher_gets_only_what_it_missed(broker: Any, key: DataKey) -> None:
    for number in range(3):
        streams.publish("a", "sentence", {"number": number}, key=key)
    first = next(streams.tail("a", key=key, snapshot=working))
    assert first is not None
    streams.publish("a", "done", {}, key=key)
    again = frames(streams.tail("a", first.id, key=key, snapshot=working))
    assert [data.get("number") for _event, data in again] == [1, 2, None]


def test_a_watcher_is_told_by_a_push(
    broker: Any, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would look by itself only after an hour: nothing but the push can wake it."""
    monkeypatch.setattr(streams, "_BLOCK_SECONDS", 3600.0)
    streams._client.cache_clear()
    told: list[str] = []

    def watch() -> None:
        told.extend(event for event, _ in frames(streams.tail("a", key=key, snapshot=working)))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    with no_waiting():
        while not any(client["cmd"] == "xread" for client in _here(broker)):
            time.sleep(0.01)
        streams.publish("a", "done", {}, key=key)
        watcher.join()
    streams._client.cache_clear()
    assert told == ["done"]


def _here(broker: Any) -> list[dict[str, str]]:
    """The clients of this test's own database; others may share the broker."""
    own = str(broker.connection_pool.connection_kwargs["db"])
    return [client for client in broker.client_list() if client["db"] == own]


def test_what_a_frame_says_is_sealed(broker: Any, key: DataKey) -> None:
    streams.publish("a", "sentence", {"text": "Your Glucose is high"}, key=key)
    (name,) = broker.keys("*")
    assert b"Glucose" not in broker.dump(name)
    assert b"Glucose" not in b"".join(broker.xrange(name)[0][1].values())
    assert 0 < broker.ttl(name) <= streams.KEEP_SECONDS


def test_a_frame_of_another_channel_or_person_is_refused(broker: Any, key: DataKey) -> None:
    streams.publish("a", "sentence", {"text": "x"}, key=key)
    ((_id, fields),) = broker.xrange("healthchat:stream:a")
    broker.xadd("healthchat:stream:b", fields)
    broker.xadd("healthchat:stream:c", {**fields, b"event": b"done"})
    other = DataKey(uuid4(), os.urandom(32), clinic_id=uuid4(), patient_id=uuid4())
    for channel, opener in (("b", key), ("c", key), ("a", other)):
        with pytest.raises(Tampered):
            next(streams.tail(channel, key=opener, snapshot=working))


def test_a_stream_that_was_wiped_ends_by_the_snapshot(broker: Any, key: DataKey) -> None:
    streams.publish("a", "sentence", {"number": 0}, key=key)
    found = streams.tail("a", key=key, snapshot=lambda: ("done", {"status": "ready"}))
    assert next(found) is not None
    broker.flushdb()
    assert frames(found) == [("done", {"status": "ready"})]


def test_without_a_broker_the_snapshot_s_changes_are_the_stream(
    away: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "_BLOCK_SECONDS", 0.01)
    states = iter([{"percent": 5}, {"percent": 5}, {"percent": 70}])

    def snapshot() -> Working:
        state = next(states, None)
        return ("progress", state) if state else ("done", {})

    seen = frames(streams.tail("a", key=None, snapshot=snapshot))
    assert seen == [("progress", {"percent": 5}), ("progress", {"percent": 70}), ("done", {})]


def test_publishing_without_a_broker_fails_nobody_and_asks_it_once(
    away: None, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "_PAUSE_SECONDS", 3600.0)
    tries: list[None] = []
    connect = redis.Connection.connect

    def counted(self: redis.Connection) -> None:
        tries.append(None)
        connect(self)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(redis.Connection, "connect", counted)
    with no_waiting():
        assert not streams.publish("a", "done", {}, key=key)
        first = len(tries)
        assert not any(streams.publish("a", "done", {}, key=key) for _ in range(200))
    assert 1 <= first == len(tries)


def test_a_stream_is_capped(broker: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MOST_FRAMES", 100)
    for number in range(500):
        streams.publish("a", "x", {"number": number}, key=None)
    assert broker.xlen("healthchat:stream:a") < 300


def test_no_gap_between_a_snapshot_and_what_follows(broker: Any) -> None:
    streams.publish("a", "progress", {"percent": 5}, key=None)
    position = streams.position("a")
    streams.publish("a", "done", {}, key=None)
    assert frames(streams.tail("a", position, key=None, snapshot=working)) == [("done", {})]
    assert streams.position("nobody-published-here") == streams.BEGINNING


def test_no_connection_is_held_while_waiting(committed_db: Database, broker: Any) -> None:
    def snapshot() -> Working:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return working()

    assert list(islice(streams.tail("a", key=None, snapshot=snapshot), 1)) == [None]
    assert connection.connection is None


@pytest.mark.parametrize(
    ("sent", "used"),
    [("12-0", "12-0"), ("12", "12"), ("", None), (None, None), ("$", None), ("0 STREAMS x", None)],
)
def test_only_an_id_is_taken_for_an_id(sent: str | None, used: str | None) -> None:
    assert streams.valid_id(sent) == used
