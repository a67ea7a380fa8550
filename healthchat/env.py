"""Reading the environment: every value is a string with one strict meaning, or one clear error.

Nothing here knows Django, so that the launcher can use it before Django is set up.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off", ""})


class EnvironmentProblem(Exception):
    """A variable holds something that can't be used; the message names it and what to write."""


def text(name: str, default: str = "") -> str:
    """The variable's value without surrounding space; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or default


def choice(name: str, default: str, *others: str) -> str:
    """One of a few words. A misspelt one is an error: ``prod`` must not mean ``development``."""
    value = text(name, default)
    if value not in {default, *others}:
        raise EnvironmentProblem(f"{name} must be one of: {', '.join((default, *others))}.")
    return value


def flag(name: str, *, default: bool = False) -> bool:
    """A yes or no; anything that is neither is an error, not a guess."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    value = raw.strip().lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise EnvironmentProblem(f"{name} must be 1 or 0.")


def integer(name: str, default: int, *, at_least: int = 0) -> int:
    """A whole number of at least ``at_least``."""
    return integer_of(name, text(name) or str(default), at_least=at_least)


def integer_of(name: str, raw: str, *, at_least: int = 0) -> int:
    """``raw`` as a whole number; an empty one is 0. ``name`` is what an error calls it."""
    if not raw:
        return 0
    try:
        value = int(raw.replace("_", ""))
    except ValueError:
        raise EnvironmentProblem(f"{name} must be a whole number.") from None
    if value < at_least:
        raise EnvironmentProblem(f"{name} must be at least {at_least}.")
    return value


def zone(name: str, default: str) -> str:
    """A time zone by its name in the IANA database."""
    value = text(name, default)
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise EnvironmentProblem(
            f"{name} must name a time zone, such as Europe/Madrid or America/New_York."
        ) from None


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A list separated by commas."""
    raw = text(name)
    if not raw:
        return list(default)
    return [part.strip() for part in raw.split(",") if part.strip()]


def database(name: str) -> dict[str, Any] | None:
    """A ``postgresql://user:password@host:port/name?sslmode=…`` address as Django wants it.

    None when the variable is not set. Only PostgreSQL is offered: the portal rests on its
    row-level security.
    """
    raw = text(name)
    if not raw:
        return None
    parts = urlsplit(raw)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise EnvironmentProblem(f"{name} must begin with postgresql://")
    if not parts.path.strip("/"):
        raise EnvironmentProblem(f"{name} must name a database after the host.")
    try:
        port = parts.port
    except ValueError:
        raise EnvironmentProblem(f"{name} holds a port that is not a number.") from None
    options = dict(parse_qsl(parts.query))
    options.setdefault("connect_timeout", "5")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or 5432),
        "OPTIONS": options,
        "ATOMIC_REQUESTS": False,
    }


@dataclass(frozen=True, slots=True)
class Mail:
    """Where mail goes: Django's back-end and its settings."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    use_tls: bool = False
    use_ssl: bool = False
    folder: str = ""


def mail(name: str, default_folder: Path) -> Mail:
    """``file:///folder``, ``console:``, ``smtp://user:password@host:587`` or ``smtps://…``.

    Plain ``smtp`` always upgrades to TLS, unless ``?tls=off`` says otherwise.
    """
    raw = text(name)
    if not raw:
        return Mail("healthchat.mail.FileBackend", folder=str(default_folder))
    parts = urlsplit(raw)
    if parts.scheme == "file":
        return Mail("healthchat.mail.FileBackend", folder=unquote(parts.path))
    if parts.scheme == "console":
        return Mail("django.core.mail.backends.console.EmailBackend")
    if parts.scheme in {"smtp", "smtps"} and parts.hostname:
        ssl = parts.scheme == "smtps"
        return Mail(
            "django.core.mail.backends.smtp.EmailBackend",
            host=parts.hostname,
            port=parts.port or (465 if ssl else 587),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            use_tls=not ssl and dict(parse_qsl(parts.query)).get("tls") != "off",
            use_ssl=ssl,
        )
    raise EnvironmentProblem(f"{name} must begin with smtp://, smtps://, file:// or console:")


def read_file(path: Path) -> dict[str, str]:
    """``NAME=value`` lines of an environment file; blank lines and ``#`` comments are skipped.

    Quotes around a value are removed; nothing is expanded or run.
    """
    values: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        name, equals, value = stripped.partition("=")
        if not equals or not name.strip().isidentifier():
            raise EnvironmentProblem(f"Line {number} of {path.name} is not NAME=value.")
        value = value.strip()
        if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
            value = value[1:-1]
        values[name.strip()] = value
    return values


def overlay(base: Mapping[str, str], *, defaults: Mapping[str, str]) -> dict[str, str]:
    """``base`` with ``defaults`` filled in where a name is missing or empty."""
    merged = dict(defaults)
    merged.update({name: value for name, value in base.items() if value != ""})
    return merged
