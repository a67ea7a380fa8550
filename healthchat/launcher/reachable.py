"""Whether the services that the environment names answer, before anything is started."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import psycopg
import redis

from healthchat import env, storage
from healthchat.crypto import kms
from healthchat.launcher.errors import LaunchProblem

_PATIENCE_SECONDS = 5.0


def check() -> None:
    """Raise LaunchProblem, one sentence without a password, for the first that does not answer."""
    for name in ("DATABASE_URL", "MIGRATION_DATABASE_URL"):
        chosen = env.database(name)
        if chosen is not None:
            _check_database(name, chosen)
    if address := env.text("REDIS_URL"):
        _check_broker(address)
    for name, read in (("KMS_URL", kms.from_url), ("STORAGE_URL", storage.from_url)):
        if address := env.text(name):
            _check_address(address, read)


def _check_database(name: str, chosen: dict[str, Any]) -> None:
    """libpq's own words name host, port and role, and never the password."""
    try:
        psycopg.connect(
            host=chosen["HOST"],
            port=chosen["PORT"],
            user=chosen["USER"],
            password=chosen["PASSWORD"],
            dbname=chosen["NAME"],
            **chosen["OPTIONS"],
        ).close()
    except psycopg.Error as error:
        raise LaunchProblem(
            f"{name} can't be used: {_reason(error)}. Check the address, role, password and name "
            "in it, and that the database runs."
        ) from None


def _check_broker(address: str) -> None:
    try:
        client = redis.Redis.from_url(
            address, socket_connect_timeout=_PATIENCE_SECONDS, socket_timeout=_PATIENCE_SECONDS
        )
    except ValueError:
        raise LaunchProblem(
            "REDIS_URL must be an address such as rediss://:password@host:6379/0."
        ) from None
    try:
        client.ping()
    except redis.exceptions.AuthenticationError:
        raise LaunchProblem(
            f"REDIS_URL can't be used: Redis at {_place(address)} does not take the password. "
            "Check the one in it."
        ) from None
    except redis.RedisError as error:
        raise LaunchProblem(
            f"REDIS_URL can't be used: nothing at {_place(address)} answers as Redis does "
            f"({type(error).__name__}). Check the address in it, and that Redis or Valkey runs."
        ) from None
    finally:
        client.close()


def _check_address(address: str, read: Callable[[str], object]) -> None:
    try:
        read(address)
    except ValueError as error:
        raise LaunchProblem(f"{error}.") from None


def _reason(error: psycopg.Error) -> str:
    """What went wrong, from a line such as ``connection failed: … failed: FATAL:  no such``."""
    lines = str(error).splitlines() or [type(error).__name__]
    return lines[0].removeprefix("connection failed: ").replace("FATAL:  ", "").rstrip(".")


def _place(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.hostname or 'localhost'}:{parts.port or 6379}"
