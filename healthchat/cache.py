"""The shared cache, which may vanish without taking a page with it."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

_PAUSE_SECONDS = 5.0


class JSONSerializer:
    """JSON instead of pickle: whoever can write to the cache must not be able to run code."""

    def dumps(self, obj: Any) -> bytes | int:
        """Whole numbers stay bare so that ``incr`` is one command."""
        return obj if type(obj) is int else json.dumps(obj).encode()

    def loads(self, data: bytes | str) -> Any:
        """The value as stored; tuples come back as lists."""
        return json.loads(data)


class ForgivingRedisCache(BaseCache):
    """Redis while it answers, this process's own memory while it does not.

    The cache holds rate-limit counters and nothing that a person needs. Falling back to local
    counters keeps a limit per process in force, where failing would lock everybody out and
    ignoring it would switch the limit off.
    """

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        options = {
            "serializer": JSONSerializer(),
            "socket_connect_timeout": 1.0,
            "socket_timeout": 2.0,
            **params.get("OPTIONS", {}),
        }
        self._remote = RedisCache(location, {**params, "OPTIONS": options})
        self._local = LocMemCache(f"fallback:{self.key_prefix}", {**params, "OPTIONS": {}})
        self._away_until = 0.0

    def _call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() >= self._away_until:
            try:
                return getattr(self._remote, name)(*args, **kwargs)
            except RedisError as error:
                self._away_until = time.monotonic() + _PAUSE_SECONDS
                logger.warning("cache away (%s): local counters", type(error).__name__)
        return getattr(self._local, name)(*args, **kwargs)


def _forward(name: str) -> Callable[..., Any]:
    def method(self: ForgivingRedisCache, *args: Any, **kwargs: Any) -> Any:
        return self._call(name, *args, **kwargs)

    method.__name__ = name
    return method


for _name in (
    "add",
    "clear",
    "decr",
    "delete",
    "delete_many",
    "get",
    "get_many",
    "get_or_set",
    "has_key",
    "incr",
    "set",
    "set_many",
    "touch",
):
    setattr(ForgivingRedisCache, _name, _forward(_name))
