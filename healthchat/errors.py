"""One mapping from what went wrong to what a person, a program or a stream is told.

An application's own errors (its ``errors.py``) are exceptions with three attributes: ``code``
(stable, for programs), ``status`` (HTTP) and ``message`` (plain words: what happened and what to
do next). They are shown as they stand. Everything else is mapped here, and whatever is not
mapped says only that something broke: an exception's own text may quote a record.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.core.exceptions import (
    BadRequest,
    DisallowedHost,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import OperationalError
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    JsonResponse,
)
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from rest_framework import exceptions as api
from rest_framework.response import Response

logger = logging.getLogger(__name__)

_OWN_PACKAGES = frozenset(
    {"healthchat", "compliance", "accounts", "knowledge", "documents", "conversations"}
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is told: a stable code, an HTTP status, and plain words.

    ``message`` is kept in English; ``said`` is what the reader is told.
    """

    code: str
    status: int
    message: str

    @property
    def said(self) -> str:
        """The words in the reader's language."""
        return gettext(self.message)


BROKEN = Problem(
    "server_error",
    500,
    "Something went wrong on our side. Nothing was lost. Please try again in a moment.",
)
NOT_FOUND = Problem(
    "not_found",
    404,
    "This page does not exist, or it is not yours to see. Check the address or go back home.",
)
FORBIDDEN = Problem(
    "forbidden",
    403,
    "You are not allowed to do this. If you think you should be, ask your clinic.",
)
BAD_REQUEST = Problem(
    "bad_request", 400, "We could not understand this request. Go back and try again."
)
NOT_WHOLE = Problem(
    "not_whole",
    400,
    "What you sent did not arrive whole. Check your connection, then send it again.",
)
TOO_LARGE = Problem("too_large", 413, "This is too large to send in one go. Try a smaller file.")
BUSY = Problem(
    "unavailable", 503, "The portal is busy or starting up. Please try again in a minute."
)
CSRF = Problem(
    "csrf",
    403,
    "This page was open too long, or your browser blocks cookies. Load the page again and retry.",
)
METHOD = Problem(
    "method_not_allowed",
    405,
    "This address belongs to a button on another page. Go back to that page and press it there.",
)
THROTTLED = Problem("throttled", 429, "That was a lot at once. Wait a minute, then try again.")
LOGIN_NEEDED = Problem("login_needed", 401, "You are logged out. Log in and try again.")

# First match wins, so a subclass stands before its base.
_KNOWN: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], Problem], ...] = (
    ((Http404, api.NotFound), NOT_FOUND),
    ((PermissionDenied, api.PermissionDenied), FORBIDDEN),
    ((api.NotAuthenticated, api.AuthenticationFailed), LOGIN_NEEDED),
    (api.Throttled, THROTTLED),
    ((RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent), TOO_LARGE),
    (MultiPartParserError, NOT_WHOLE),
    ((BadRequest, SuspiciousOperation, api.ParseError, api.UnsupportedMediaType), BAD_REQUEST),
    (OperationalError, BUSY),
)


def own_problem(error: BaseException) -> Problem | None:
    """The problem that one of our own errors states about itself, else None."""
    if type(error).__module__.partition(".")[0] not in _OWN_PACKAGES:
        return None
    code = getattr(error, "code", None)
    status = getattr(error, "status", None)
    message = getattr(error, "message", None)
    if isinstance(code, str) and isinstance(status, int) and isinstance(message, str):
        return Problem(code, status, gettext(message))
    return None


def describe(error: BaseException) -> Problem:
    """What to tell about any exception; never text from the exception of somebody else's code."""
    own = own_problem(error)
    if own is not None:
        return own
    for kinds, problem in _KNOWN:
        if isinstance(error, kinds):
            return problem
    if isinstance(error, api.APIException) and error.status_code < 500:
        return Problem(str(error.default_code), error.status_code, BAD_REQUEST.message)
    return BROKEN


def stream_event(error: BaseException) -> tuple[str, dict[str, str]]:
    """The event name and data that end a stream which met ``error``."""
    problem = describe(error)
    return "problem", {"code": problem.code, "message": problem.said}


def respond(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A page, or JSON for a caller that asks for it. The pages extend the site's base."""
    if _wants_json(request):
        body = {"error": {"code": problem.code, "message": problem.said}}
        return JsonResponse(body, status=problem.status)
    context = {
        "problem": problem,
        "message": problem.said,
        "status": problem.status,
        "back": _page_before(request),
        "again": request.get_full_path() if _may_pass(request, problem) else "",
    }
    for name in (f"errors/{problem.status}.html", "errors/error.html"):
        try:
            page = render_to_string(name, context, request=_safe(request, problem))
            return HttpResponse(page, status=problem.status)
        except TemplateDoesNotExist:
            continue
        except Exception:
            logger.exception("an error page failed to render")
            break
    return HttpResponse(problem.said, status=problem.status, content_type="text/plain")


class ErrorsMiddleware:
    """Turns an application's own error, raised by a view, into its page or JSON; the empty answer
    to a method that a page does not know becomes one too.

    It stands outside the tenancy middleware, so that a transaction is rolled back first.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or response.content:
            return response
        page = respond(request, METHOD)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A response for our own errors and a database that is away; None for the rest."""
        problem = own_problem(error)
        if problem is None and isinstance(error, OperationalError):
            problem = BUSY
        if problem is None:
            return None
        if problem.status >= 500:
            logger.error("request failed: %s", problem.code, exc_info=error)
        return respond(request, problem)


def api_exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's hook: every API error is ``{"error": {"code", "message"}}``.

    A validation error also lists its fields, which name what the caller itself sent.
    """
    problem = describe(error)
    if problem is BROKEN:
        return None
    body: dict[str, Any] = {"code": problem.code, "message": problem.said}
    if isinstance(error, api.ValidationError):
        body["fields"] = error.detail
    headers = {}
    wait = getattr(error, "wait", None)
    if isinstance(error, api.Throttled) and wait:
        headers["Retry-After"] = str(int(wait) + 1)
    return Response({"error": body}, status=problem.status, headers=headers)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return respond(request, describe(exception))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return respond(request, FORBIDDEN)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same for what does not exist and for what is somebody else's."""
    return respond(request, NOT_FOUND)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429: allauth asks for it where a whole page is limited, not one field of a form."""
    return respond(request, THROTTLED)


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return respond(request, BROKEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long, or a forged one."""
    return respond(request, CSRF)


def _wants_json(request: HttpRequest) -> bool:
    preferred = request.get_preferred_type(["text/html", "application/json"])
    return preferred == "application/json" or request.path.startswith("/v1/")


def _may_pass(request: HttpRequest, problem: Problem) -> bool:
    """Whether opening the same page a little later is worth a try."""
    return request.method == "GET" and (problem.status >= 500 or problem.status == 429)


def _page_before(request: HttpRequest) -> str:
    """The page of this portal that led here, so that nobody is stranded; empty if there is none."""
    came_from = request.headers.get("Referer", "")
    try:
        own = url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()})
    except DisallowedHost:
        own = False
    if not own:
        return ""
    parts = urlsplit(came_from)
    # One slash: with two, the path would be read as another site's address.
    page = urlunsplit(("", "", "/" + parts.path.lstrip("/"), parts.query, ""))
    return "" if request.method == "GET" and page == request.get_full_path() else page


def _safe(request: HttpRequest, problem: Problem) -> HttpRequest | None:
    """The request for the page's context, unless what broke may be what the context needs.

    After a server error the database may be away, and the context processors read the session.
    """
    return None if problem.status >= 500 else request
