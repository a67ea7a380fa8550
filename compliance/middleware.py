"""What every request leaves in the audit trail without the view's doing."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase

from compliance import audit, denials
from healthchat import tenancy
from healthchat.actor import Actor


class AuditMiddleware:
    """Ties events to their request, and writes the denials that the view noted.

    It stands inside TenancyMiddleware: a denial is part of the transaction that answers with a
    404, and outside of whatever transaction of the view the exception has undone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        before = audit.remember_request(request)
        try:
            response = self.get_response(request)
            if getattr(request, "audit_denials", None):
                _write(request)
        finally:
            audit.remember_request(before)
        return response


def _write(request: HttpRequest) -> None:
    actor = getattr(request, "actor", None)
    if isinstance(actor, Actor) and tenancy.current() is None:
        # A view that opens its own scopes; its work is done.
        with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id, user=actor.user_id):
            denials.record_noted(request)
        return
    with transaction.atomic():
        denials.record_noted(request)
