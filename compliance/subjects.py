"""What events are about, as something to go to: each application says where its own things are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from compliance.models import AuditEvent
from healthchat.actor import Actor


@dataclass(frozen=True, slots=True)
class Link:
    """Where a thing is, and what its owner calls it."""

    url: str
    name: str


Resolver = Callable[[Actor, Collection[UUID]], Mapping[UUID, Link]]
"""From ids of one type to links, for those only that the actor may open now."""

_resolvers: dict[str, Resolver] = {}


def register(kind: str, resolver: Resolver) -> None:
    """Say where subjects of a type are; called once, when an application is ready."""
    _resolvers[kind] = resolver


def links(actor: Actor, rows: Iterable[AuditEvent]) -> dict[UUID, Link]:
    """By subject, the links of those events whose subject the actor may open; call in scope."""
    wanted: dict[str, set[UUID]] = {}
    for row in rows:
        if row.subject_id is not None and row.subject_type in _resolvers:
            wanted.setdefault(row.subject_type, set()).add(row.subject_id)
    found: dict[UUID, Link] = {}
    for kind, ids in wanted.items():
        found.update(_resolvers[kind](actor, ids))
    return found
