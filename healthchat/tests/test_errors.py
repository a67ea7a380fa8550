"""What went wrong, in plain words: by page, by JSON and by stream, and never more than that."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.test import Client, RequestFactory
from pytest_django import Settings
from rest_framework import exceptions as api

from healthchat import errors


class Sample(Exception):
    """As an application's errors.py has them."""

    code = "sample"
    status = 409
    message = "This was done already. Load the page again."


def asked(accept: str = "text/html", path: str = "/") -> HttpRequest:
    return RequestFactory().get(path, headers={"accept": accept})


@pytest.mark.parametrize(
    ("error", "code", "status"),
    [
        (Http404(), "not_found", 404),
        (PermissionDenied(), "forbidden", 403),
        (BadRequest(), "bad_request", 400),
        (MultiPartParserError(), "not_whole", 400),
        (OperationalError(), "unavailable", 503),
        (api.NotAuthenticated(), "login_needed", 401),
        (api.Throttled(), "throttled", 429),
        (api.ParseError(), "bad_request", 400),
        (api.MethodNotAllowed("PUT"), "method_not_allowed", 405),
        (RuntimeError("Ada Example"), "server_error", 500),
        (Sample(), "sample", 409),
    ],
)
def test_every_error_has_a_code_and_a_status(error: Exception, code: str, status: int) -> None:
    problem = errors.describe(error)
    assert (problem.code, problem.status) == (code, status)
    assert problem.message.endswith(".")


def test_only_our_own_errors_speak_for_themselves() -> None:
    foreign = type("Foreign", (Exception,), {"__module__": "somebody.else"})
    foreign.code, foreign.status, foreign.message = "x", 400, "Ada Example"  # type: ignore[attr-defined]
    assert errors.describe(foreign()) == errors.BROKEN


def test_a_stream_s_last_word() -> None:
    assert errors.stream_event(Sample()) == (
        "problem",
        {"code": "sample", "message": Sample.message},
    )


def test_a_program_gets_json() -> None:
    for request in (asked("application/json"), asked(path="/v1/documents/")):
        answer = errors.respond(request, errors.NOT_FOUND)
        assert answer.status_code == 404
        assert json.loads(answer.content)["error"]["code"] == "not_found"


def test_a_person_gets_a_page_that_says_what_to_do() -> None:
    answer = errors.page_not_found(asked(), Http404("secret"))
    assert answer.status_code == 404
    assert errors.NOT_FOUND.message in answer.content.decode()
    assert "<html" in answer.content.decode()
    assert "secret" not in answer.content.decode()


def test_nobody_is_stranded_on_an_error() -> None:
    late = RequestFactory().post("/account/theme/", headers={"referer": "http://testserver/a/?b=1"})
    page = errors.csrf_failure(late).content.decode()
    assert "Please try once more" in page
    assert '<a class="button" href="/a/?b=1">Load the page again</a>' in page
    busy = errors.respond(asked(path="/values/?page=2"), errors.BUSY).content.decode()
    assert '<a class="button" href="/values/?page=2">Try again</a>' in busy


@pytest.mark.parametrize(
    "referer",
    ["", "https://elsewhere.example/a/", "javascript:alert(1)", "http://testserver/here/"],
    ids=["none", "elsewhere", "script", "itself"],
)
def test_the_way_back_leads_to_another_page_of_this_portal_only(referer: str) -> None:
    request = RequestFactory().get("/here/", headers={"referer": referer})
    assert (
        "Back to the page before" not in errors.respond(request, errors.NOT_FOUND).content.decode()
    )


def test_the_way_back_is_never_read_as_another_site() -> None:
    headers = {"referer": "http://testserver//elsewhere.example/a/"}
    request = RequestFactory().get("/here/", headers=headers)
    page = errors.respond(request, errors.NOT_FOUND).content.decode()
    assert 'href="/elsewhere.example/a/"' in page


def test_a_host_that_is_not_ours_is_an_error_like_another() -> None:
    headers = {"referer": "http://elsewhere.example/"}
    request = RequestFactory().get("/", headers=headers, SERVER_NAME="elsewhere.example")
    assert errors.bad_request(request, SuspiciousOperation()).status_code == 400


def test_a_page_that_can_t_be_rendered_is_still_an_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_args: object, **_options: object) -> str:
        raise RuntimeError

    monkeypatch.setattr(errors, "render_to_string", broken)
    answer = errors.server_error(asked())
    assert answer.status_code == 500
    assert errors.BROKEN.message in answer.content.decode()


def test_a_view_s_own_error_becomes_its_page() -> None:
    middleware = errors.ErrorsMiddleware(lambda _request: HttpResponse())
    answer = middleware.process_exception(asked("application/json"), Sample())
    assert answer is not None
    assert answer.status_code == 409
    assert middleware.process_exception(asked(), RuntimeError()) is None
    away = middleware.process_exception(asked("application/json"), OperationalError())
    assert away is not None
    assert away.status_code == 503


def test_an_address_that_is_only_a_button_s_says_so(client: Client) -> None:
    answer = client.get("/account/theme/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert errors.METHOD.message in answer.content.decode()
    program = client.get("/account/theme/", headers={"accept": "application/json"})
    assert program.json()["error"]["code"] == "method_not_allowed"


@pytest.mark.django_db
def test_a_form_that_breaks_off_is_not_our_fault(client: Client) -> None:
    broken = b'--xx\r\nContent-Disposition: form-data; name="a"'
    answer = client.generic(
        "POST", "/accounts/login/", broken, content_type="multipart/form-data; boundary="
    )
    assert answer.status_code == 400
    assert errors.NOT_WHOLE.message in answer.content.decode()


@pytest.mark.django_db
def test_too_many_requests_for_a_page_get_our_page(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/m/ip"}
    client.post("/accounts/password/reset/", {"email": "a@example.org"})
    answer = client.post("/accounts/password/reset/", {"email": "a@example.org"})
    assert answer.status_code == 429
    assert "A little too fast" in answer.content.decode()


def test_the_api_s_errors_have_one_form() -> None:
    answer = errors.api_exception_handler(api.ValidationError({"title": ["too long"]}), {})
    assert answer is not None
    assert answer.data["error"]["fields"] == {"title": ["too long"]}
    throttled = errors.api_exception_handler(api.Throttled(wait=3), {})
    assert throttled is not None
    assert throttled.headers["Retry-After"] == "4"
    assert errors.api_exception_handler(RuntimeError(), {}) is None
