"""Which function does which kind of job, and who is told when one is given up."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from healthchat.jobs.errors import NoHandler

if TYPE_CHECKING:
    from healthchat.jobs.context import JobContext
    from healthchat.jobs.models import Job

    Work = Callable[[JobContext], None]
    Farewell = Callable[[Job], None]


@dataclass(frozen=True, slots=True)
class Handler:
    """A registered function. At ``soft_limit`` seconds it is interrupted by an exception, at
    ``hard_limit`` its process is ended (in a pool of threads: its lease is no longer renewed)."""

    kind: str
    work: Work
    soft_limit: float
    hard_limit: float


_handlers: dict[str, Handler] = {}
_farewells: dict[str, Farewell] = {}
_loads: list[Callable[[], None]] = []


def handler(
    kind: str, *, soft_limit: float = 240, hard_limit: float = 300
) -> Callable[[Work], Work]:
    """Register the function for a kind of job. Limits are in seconds."""
    if not 0 < soft_limit < hard_limit:
        raise ValueError(f"{kind}: the soft limit must lie below the hard limit")

    def register(work: Work) -> Work:
        known = _handlers.get(kind)
        if known is not None and known.work is not work:
            raise ValueError(f"{kind} has a handler already")
        _handlers[kind] = Handler(kind, work, soft_limit, hard_limit)
        return work

    return register


def on_dead(kind: str) -> Callable[[Farewell], Farewell]:
    """Register who is told that a job of this kind was given up.

    It is called outside a transaction, with the dead row, until it once returns: it may be called
    again after a crash and must bear that.
    """

    def register(farewell: Farewell) -> Farewell:
        _farewells[kind] = farewell
        return farewell

    return register


def at_start(load: Callable[[], None]) -> Callable[[], None]:
    """Register what a worker loads before it forks: read once, shared by all its processes."""
    _loads.append(load)
    return load


def prepare() -> None:
    """Load it all, and keep the garbage collector from copying it into each process."""
    for load in _loads:
        load()
    gc.freeze()


def handler_for(kind: str) -> Handler:
    """Raises NoHandler for a kind that nobody registered."""
    try:
        return _handlers[kind]
    except KeyError:
        raise NoHandler(kind) from None


def farewell_for(kind: str) -> Farewell | None:
    """Who is told, if anybody."""
    return _farewells.get(kind)


def forget(kind: str) -> None:
    """Remove a kind: for tests that register their own."""
    _handlers.pop(kind, None)
    _farewells.pop(kind, None)
