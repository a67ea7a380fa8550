"""Whether whoever asked is still who they were: for answers that outlive their request.

A stream or a long download goes on after the middleware. Somebody who was suspended, logged out or
changed clinics meanwhile gets no more of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module
from typing import cast

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.base import SessionBase
from django.db import connections
from django.http import HttpRequest
from django.utils.module_loading import import_string

from healthchat.actor import Actor
from healthchat.errors import LOGIN_NEEDED

CHECK_SECONDS = 1.0


class Ended(Exception):
    """The access of whoever asked ended while they were answered."""

    code = LOGIN_NEEDED.code
    status = LOGIN_NEEDED.status
    message = LOGIN_NEEDED.message


class Presence:
    """Asks again, at most once in CHECK_SECONDS, what the middleware asked for ``request``."""

    def __init__(self, request: HttpRequest) -> None:
        self._actor: Actor | None = getattr(request, "actor", None)
        session: SessionBase | None = getattr(request, "session", None)
        self._key = session.session_key if session is not None else None
        self._checked = time.monotonic()

    def lasts(self, now: float) -> bool:
        """Whether the same actor would still be let in at ``now`` (of ``time.monotonic``).

        Without a session there is nothing that could have ended. Holds no connection afterwards.
        """
        if self._key is None or now - self._checked < CHECK_SECONDS:
            return True
        self._checked = now
        try:
            return self._look_again()
        finally:
            release_database()

    def _look_again(self) -> bool:
        request = HttpRequest()
        request.session = import_module(settings.SESSION_ENGINE).SessionStore(self._key)
        request.user = get_user(request)
        resolver = cast(
            Callable[[HttpRequest], Actor | None], import_string(settings.TENANCY_ACTOR_RESOLVER)
        )
        return resolver(request) == self._actor


def release_database() -> None:
    """Give this thread's connection back, unless a transaction (a test's) needs it."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close()
