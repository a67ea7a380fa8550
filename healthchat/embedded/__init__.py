"""PostgreSQL and Valkey from their wheels, for a machine that has neither.

Both listen on loopback only, ask for a password, and never run as root. Nothing here knows
Django: the launcher and the tests start them before Django is set up.
"""

from __future__ import annotations

from healthchat.embedded.errors import EmbeddedProblem
from healthchat.embedded.postgres import Postgres
from healthchat.embedded.valkey import Valkey

__all__ = ["EmbeddedProblem", "Postgres", "Valkey"]
