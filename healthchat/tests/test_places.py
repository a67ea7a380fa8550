"""A person's places among the live streams: counted for all processes, and left behind by none."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import redis
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from pytest_django import Settings

from healthchat import places
from healthchat.embedded.process import free_port
from tests.cluster import Database

Elsewhere = Callable[[], None]
HOLDER = """
import sys, time, django
django.setup()
from healthchat import places
held = [places.take(sys.argv[1], 9) for _ in range(2)]
print(all(held), flush=True)
time.sleep(600)
"""


@pytest.fixture
def broker(database: Database, settings: Settings) -> Iterator[Any]:
    client = redis.Redis.from_url(settings.REDIS_URL)
    yield client
    client.flushdb()
    client.close()


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    """Go on as another web process, which knows only what is in Redis."""

    def go() -> None:
        monkeypatch.setattr(places, "_here", Counter())

    go()
    return go


@pytest.fixture
def away(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"
    monkeypatch.setattr(places, "_away_until", 0.0)
    places._client.cache_clear()
    yield
    places._client.cache_clear()


def test_two_processes_count_together(broker: Any, elsewhere: Elsewhere) -> None:
    held = [places.take("ada", 3) for _ in range(2)]
    elsewhere()
    third = places.take("ada", 3)
    assert third is not None
    assert places.take("ada", 3) is None
    assert places.take("ben", 3) is not None, "a limit for each person"
    assert held[0] is not None
    third.free()
    assert places.take("ada", 3) is not None


def test_a_killed_process_keeps_its_places_for_one_lease_only(
    broker: Any, elsewhere: Elsewhere
) -> None:
    person = uuid4().hex
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, person],
        env={**os.environ, "REDIS_URL": os.environ["REDIS_URL"]},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "True"
    holder.kill()
    holder.wait()
    name = places._PREFIX + person
    seconds, _ = broker.time()
    leases = broker.zrange(name, 0, -1, withscores=True)
    assert len(leases) == 2
    assert all(until <= (seconds + places.LEASE_SECONDS + 1) * 1000 for _, until in leases)
    assert 0 < broker.pttl(name) <= places.LEASE_SECONDS * 1000
    for member, _ in leases:  # the lease runs out
        broker.zadd(name, {member: 1})
    assert [places.take(person, 2) is not None for _ in range(3)] == [True, True, False]


def test_a_stream_that_lives_keeps_its_place(broker: Any, elsewhere: Elsewhere) -> None:
    place = places.take("ada", 1)
    assert place is not None
    broker.flushdb()  # wiped, or the lease ran out while the reader was slow
    place.renew(place._renewed + 1)
    assert broker.zcard(places._PREFIX + "ada") == 0, "not at every frame"
    place.renew(place._renewed + places.LEASE_SECONDS)
    elsewhere()
    assert places.take("ada", 1) is None


def test_without_a_broker_each_process_counts_for_itself(away: None, elsewhere: Elsewhere) -> None:
    held = [places.take("ada", 2) for _ in range(3)]
    assert [place is not None for place in held] == [True, True, False]
    assert held[0] is not None
    held[0].renew(held[0]._renewed + places.LEASE_SECONDS)
    held[0].free()
    held[0].free()
    assert places.take("ada", 2) is not None
    assert places.take("ada", 2) is None


def test_a_broker_that_is_away_is_not_asked_for_every_stream(
    away: None, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_PAUSE_SECONDS", 3600.0)
    tries: list[None] = []
    connect = redis.Connection.connect

    def counted(self: redis.Connection) -> None:
        tries.append(None)
        connect(self)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(redis.Connection, "connect", counted)
    assert places.take("ada", 99) is not None
    first = len(tries)
    assert all(places.take("ada", 99) for _ in range(20))
    assert 1 <= first == len(tries)


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=40), st.integers(1, 4))
@how(max_examples=60)
def test_never_more_than_the_limit_whoever_comes_and_goes(
    broker: Any, elsewhere: Elsewhere, moves: list[tuple[int, bool]], most: int
) -> None:
    broker.flushdb()
    processes = [Counter[str]() for _ in range(3)]
    held: list[list[places.Place]] = [[], [], []]
    for number, comes in moves:
        places._here = processes[number]
        total = sum(map(len, held))
        if comes:
            place = places.take("ada", most)
            assert (place is not None) == (total < most)
            held[number] += [place] if place else []
        elif held[number]:
            held[number].pop().free()
    assert broker.zcard(places._PREFIX + "ada") == sum(map(len, held)) <= most
