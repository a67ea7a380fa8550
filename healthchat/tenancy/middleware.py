"""One request, one actor, one scope."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.module_loading import import_string

from healthchat.actor import Actor
from healthchat.tenancy.scopes import scope

Resolver = Callable[[HttpRequest], Actor | None]
ANSWERS = (Http404, PermissionDenied, SuspiciousOperation)
"""Exceptions that are answers: what was recorded on the way (a denial) stays."""


class TenancyMiddleware:
    """Sets ``request.actor`` and runs the view in the actor's scope.

    What the view wrote is committed with its answer, and undone if it failed. A view marked
    ``tenancy.manual_scope`` opens scopes itself. A streaming body is sent after the scope has
    ended: whatever produces it must open its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.resolve_actor = cast(Resolver, import_string(settings.TENANCY_ACTOR_RESOLVER))

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        actor = self.resolve_actor(request)
        request.actor = actor  # type: ignore[attr-defined]
        if actor is None or _opens_its_own_scope(request):
            return self.get_response(request)
        with scope(clinic=actor.clinic_id, patient=actor.patient_id, user=actor.user_id):
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(request, "tenancy_failed", False):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Note a failure: by the time the response is back, the exception has become a page."""
        request.tenancy_failed = not isinstance(exception, ANSWERS)  # type: ignore[attr-defined]


def _opens_its_own_scope(request: HttpRequest) -> bool:
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return False
    return bool(getattr(view, "tenancy_manual_scope", False))
