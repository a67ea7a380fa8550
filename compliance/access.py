"""Which roles a page is for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from compliance import denials
from healthchat.actor import Actor, Role

View = Callable[..., HttpResponseBase]


class ActorRequest(HttpRequest):
    """A request whose actor is known: what a view behind ``roles_allowed`` gets."""

    actor: Actor


def roles_allowed(*roles: Role) -> Callable[[View], View]:
    """Let only these roles in. A stranger is asked to log in; another role gets a recorded 403.

    The answer never depends on the ids in the address, so it tells nothing about what exists.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor = getattr(request, "actor", None)
            if actor is None:
                return redirect_to_login(request.get_full_path())
            if actor.role not in roles:
                match = request.resolver_match
                denials.forbid(request, (match.app_name if match else "") or "page")
            return view(cast(ActorRequest, request), *args, **kwargs)

        return guarded

    return decorate
