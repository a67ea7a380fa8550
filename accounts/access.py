"""Who may open a page at all: the guard that every view of a signed-in person wears."""

from __future__ import annotations

from compliance.access import ActorRequest, roles_allowed

__all__ = ["ActorRequest", "roles_allowed"]
