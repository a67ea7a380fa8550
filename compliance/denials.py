"""Objects that are not there for this person: one 404 for foreign and unknown, and an event.

::

    document = denials.get_or_404(
        request, Document.objects.visible_to(request.actor), "document", id=document_id
    )
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn, TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from compliance import audit
from compliance.audit import Subject
from compliance.events import Outcome
from healthchat.actor import Actor

M = TypeVar("M", bound=Model)
NOT_FOUND = "There is nothing here for you."


@dataclass(frozen=True, slots=True)
class Denial:
    """What somebody asked for and did not get."""

    subject: Subject
    reason: str


def get_or_404(
    request: HttpRequest, visible: QuerySet[M], subject_type: str, **lookup: object
) -> M:
    """The one row of ``visible`` (already cut to the actor); else a recorded denial and a 404."""
    try:
        return visible.get(**lookup)
    except (ObjectDoesNotExist, ValidationError, ValueError):
        asked = next(iter(lookup.values()), None)
        deny(request, subject_type, asked if isinstance(asked, UUID) else None)


def deny(request: HttpRequest, subject_type: str, subject_id: UUID | None = None) -> NoReturn:
    """Note a denial and raise the 404 that also stands for "does not exist"."""
    note(request, Denial(Subject(subject_type, subject_id), "not_found"))
    raise Http404(NOT_FOUND)


def forbid(request: HttpRequest, subject_type: str, subject_id: UUID | None = None) -> NoReturn:
    """Note a denial and raise the 403 for what the person knows is there but may not do."""
    note(request, Denial(Subject(subject_type, subject_id), "forbidden"))
    raise PermissionDenied


def note(request: HttpRequest, denial: Denial) -> None:
    """Keep a denial until the response is made.

    The view's own transaction may be undone by the exception that follows; the middleware writes
    the event after that.
    """
    _noted(request).append(denial)


def record_noted(request: HttpRequest) -> None:
    """Write the denials that were noted during this request, once."""
    actor = getattr(request, "actor", None)
    noted = _noted(request)
    while noted:
        denial = noted.pop(0)
        audit.record(
            "access.denied",
            actor=actor if isinstance(actor, Actor) else None,
            subject=denial.subject,
            data={
                "method": request.method or "",
                "route": _route(request),
                "reason": denial.reason,
            },
            outcome=Outcome.DENIED,
            request=request,
        )


def _route(request: HttpRequest) -> str:
    """The view's name, not the path: a path may hold an id that is not this person's to know."""
    match = request.resolver_match
    return (match.view_name or "")[:80] if match else ""


def _noted(request: HttpRequest) -> list[Denial]:
    noted: list[Denial] | None = getattr(request, "audit_denials", None)
    if noted is None:
        noted = []
        request.audit_denials = noted  # type: ignore[attr-defined]
    return noted
