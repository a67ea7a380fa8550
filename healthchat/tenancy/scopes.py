"""For whom the code works: one clinic, perhaps one patient, and the person who asked.

The outermost scope is a transaction. What the database knows of it is set for that transaction
only: behind a transaction pooler a session-wide setting would meet the next tenant's queries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections, transaction

from healthchat.tenancy.errors import OutsideScope, ScopeConflict

ViewT = TypeVar("ViewT", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Scope:
    """One clinic's rows; with ``patient``, that patient's only. ``user`` is who asked."""

    clinic: UUID
    patient: UUID | None = None
    user: UUID | None = None


_current: ContextVar[Scope | None] = ContextVar("tenancy_scope", default=None)


def current() -> Scope | None:
    """The scope the code runs in, if any."""
    return _current.get()


def require() -> Scope:
    """The scope the code runs in; raises ``OutsideScope`` where there is none."""
    scope_ = _current.get()
    if scope_ is None:
        raise OutsideScope("Open tenancy.scope(clinic=…) before touching a clinic's rows.")
    return scope_


@contextmanager
def scope(
    *, clinic: UUID, patient: UUID | None = None, user: UUID | None = None
) -> Iterator[Scope]:
    """Work for one clinic, in one transaction.

    Inside another scope it may only narrow: the same clinic, and a patient or a user where there
    was none (raises ``ScopeConflict`` otherwise). The outer scope is back when it ends, whether it
    succeeded or not. A generator must not yield inside one: the caller would be in it too.
    """
    outer = _current.get()
    inner = Scope(clinic, patient, user) if outer is None else _narrow(outer, clinic, patient, user)
    if inner == outer:
        yield inner
        return
    with transaction.atomic():
        _tell_database(inner)
        token = _current.set(inner)
        try:
            yield inner
        finally:
            _current.reset(token)
        # A failure rolls back to before the setting was made. After a success the setting would
        # outlive the savepoint, where this is not the outermost transaction.
        if not transaction.get_rollback():
            _tell_database(outer)


@contextmanager
def as_user(user: UUID) -> Iterator[None]:
    """Read a person's own memberships before it is known which clinic they act in.

    Opens no scope: the default managers still refuse, and the database shows only rows that a
    policy opens to their own user, and no clinic's.
    """
    if _current.get() is not None:
        raise ScopeConflict("Inside a scope the clinic is known already.")
    with transaction.atomic():
        _set(clinic="", patient="", user=str(user))
        yield
        if not transaction.get_rollback():
            _set(clinic="", patient="", user="")


def let_go() -> None:
    """Give the database connection back before somebody outside is waited for.

    A scope is a transaction: to wait inside one raises ``ScopeConflict``. A transaction around all
    scopes (a test's) keeps its connection.
    """
    if _current.get() is not None:
        raise ScopeConflict("Nobody outside is waited for inside a transaction.")
    connection = connections["default"]
    if not connection.in_atomic_block:
        connection.close()


def manual_scope(view: ViewT) -> ViewT:
    """Mark a view that opens its own scopes, because it outlives a transaction.

    For uploads and streams: they would hold a transaction open for as long as the client takes.
    ``request.actor`` is there as always.
    """
    view.tenancy_manual_scope = True  # type: ignore[attr-defined]
    return view


def _narrow(outer: Scope, clinic: UUID, patient: UUID | None, user: UUID | None) -> Scope:
    if clinic != outer.clinic:
        raise ScopeConflict("A scope for another clinic is open.")
    if patient is not None and outer.patient not in (None, patient):
        raise ScopeConflict("A scope for another patient is open.")
    if user is not None and outer.user not in (None, user):
        raise ScopeConflict("A scope for another person is open.")
    return Scope(clinic, patient or outer.patient, user or outer.user)


def _tell_database(scope_: Scope | None) -> None:
    if scope_ is None:
        _set(clinic="", patient="", user="")
        return
    _set(
        clinic=str(scope_.clinic),
        patient=str(scope_.patient or ""),
        user=str(scope_.user or ""),
    )


def _set(*, clinic: str, patient: str, user: str) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.clinic', %s, true), set_config('app.patient', %s, true),"
            " set_config('app.user', %s, true)",
            [clinic, patient, user],
        )
