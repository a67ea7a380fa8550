"""Whether this process serves: for the launcher, a load balancer, a container's health check."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from healthchat import tenancy


@tenancy.manual_scope
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers. Asks neither the database nor the broker: a restart
    of this process would not bring them back."""
    return JsonResponse({"status": "ok"})
