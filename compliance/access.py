"""Who may open a page at all; what they see there is the querysets' business.

It stands here, and not with the accounts, because a refusal is an audit event.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.translation import gettext

from compliance import denials
from healthchat.actor import Actor, Role

P = ParamSpec("P")
ResponseT = TypeVar("ResponseT", bound=HttpResponseBase)


class ActorRequest(HttpRequest):
    """A request whose actor is known: what ``roles_allowed`` hands to a view."""

    actor: Actor


def roles_allowed(
    *roles: Role,
) -> Callable[[Callable[Concatenate[ActorRequest, P], ResponseT]], Callable[..., HttpResponseBase]]:
    """Let only these roles into a view.

    A logged-out person is sent to log in (a program gets 401); any other role gets the 404 of a
    page that is not there, on record.
    """

    def decorate(
        view: Callable[Concatenate[ActorRequest, P], ResponseT],
    ) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor: Actor | None = getattr(request, "actor", None)
            if actor is None:
                return _to_login(request)
            if actor.role not in roles:
                denials.deny(request, "page")
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _to_login(request: HttpRequest) -> HttpResponse:
    preferred = request.get_preferred_type(["text/html", "application/json"])
    if preferred == "application/json":
        problem = {
            "code": "login_needed",
            "message": gettext("You are logged out. Log in and try again."),
        }
        return JsonResponse({"error": problem}, status=401)
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
