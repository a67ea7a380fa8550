"""The one door to the audit trail.

``record`` writes in the transaction of the action: both happen or neither does. If the event
can't be written, the action fails.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from ipaddress import ip_address
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from compliance import events
from compliance.errors import AuditError, UndeclaredData
from compliance.events import Outcome
from compliance.identifiers import time_ordered
from compliance.models import AuditEvent
from healthchat import tenancy
from healthchat.actor import Actor

CODE = re.compile(r"^[A-Za-z0-9_.:/+<>*-]{0,80}$")
LONGEST_LIST = 100
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_request: ContextVar[HttpRequest | None] = ContextVar("audit_request", default=None)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about: ``Subject("document", document.id, document.patient_id)``."""

    type: str
    id: UUID | None = None
    patient_id: UUID | None = None


def record(
    event: str,
    *,
    actor: Actor | None,
    subject: Subject | None = None,
    data: Mapping[str, object] | None = None,
    outcome: Outcome = Outcome.SUCCESS,
    request: HttpRequest | None = None,
) -> AuditEvent:
    """Write one event in the current transaction.

    ``actor`` is None only where nobody is known yet (a failed login); everything else happens in
    the actor's scope. The patient is the subject's, else the actor's own. The request, for its
    address and session, is found by itself during one. Raises ``UnknownEvent``,
    ``UndeclaredData`` or ``AuditError``.
    """
    kind = events.get(event)
    scope = tenancy.current()
    clinic = actor.clinic_id if actor else None
    if clinic != (scope.clinic if scope else None):
        raise AuditError(f"{event} must be recorded in the scope of the actor's clinic.")
    nanoseconds = time.time_ns()
    row = AuditEvent(
        id=time_ordered(nanoseconds),
        occurred_at=EPOCH + timedelta(microseconds=nanoseconds // 1000),
        event=kind.name,
        action=kind.action,
        outcome=Outcome(outcome),
        clinic_id=clinic,
        patient_id=_patient(actor, subject),
        actor_role=actor.role.value if actor else "",
        actor_user_id=actor.user_id if actor else None,
        actor_membership_id=actor.membership_id if actor else None,
        subject_type=subject.type if subject else "",
        subject_id=subject.id if subject else None,
        data=_checked(kind, data or {}),
        **_origin(request or _request.get()),
    )
    row.save(force_insert=True)
    return row


def request_id(request: HttpRequest) -> UUID:
    """The id that ties one request's events together; made on first use."""
    known = getattr(request, "audit_id", None)
    if not isinstance(known, UUID):
        known = uuid4()
        request.audit_id = known  # type: ignore[attr-defined]
    return known


def current_request() -> HttpRequest | None:
    """The request being answered, if any."""
    return _request.get()


def remember_request(request: HttpRequest | None) -> HttpRequest | None:
    """Make ``request`` the one that events belong to; returns the one before."""
    before = _request.get()
    _request.set(request)
    return before


def _patient(actor: Actor | None, subject: Subject | None) -> UUID | None:
    if subject is not None and subject.patient_id is not None:
        return subject.patient_id
    return actor.patient_id if actor else None


def _checked(kind: events.EventType, data: Mapping[str, object]) -> dict[str, object]:
    if unknown := sorted(set(data) - kind.keys):
        raise UndeclaredData(f"{kind.name} does not declare {', '.join(unknown)}.")
    return {key: _plain(kind, key, value) for key, value in data.items()}


def _plain(kind: events.EventType, key: str, value: object) -> object:
    """An id, code, count or a short list of them; never a sentence, name or address."""
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, str) and CODE.match(value):
        return value
    if isinstance(value, list | tuple | set | frozenset) and len(value) <= LONGEST_LIST:
        return [_plain(kind, key, item) for item in value]
    raise UndeclaredData(f"{kind.name}: {key} may only hold ids, codes and counts.")


def _origin(request: HttpRequest | None) -> dict[str, object]:
    if request is None:
        return {}
    session = getattr(request, "session", None)
    key = session.session_key if session is not None else None
    return {
        "request_id": request_id(request),
        "ip": client_address(request),
        "session_hash": salted_hmac("compliance.session", key).hexdigest()[:32] if key else "",
    }


def client_address(request: HttpRequest) -> str | None:
    """Where the request came from; a proxy's header counts only behind a trusted proxy."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        address = str(request.META.get("HTTP_X_FORWARDED_FOR", address)).rpartition(",")[2].strip()
    try:
        return str(ip_address(address))
    except ValueError:
        return None
