"""Small pieces that everything leans on: logs, mail, cache, headers, the sign of life."""

from __future__ import annotations

import logging
import stat
import sys
from pathlib import Path

import pytest
from django.core import mail
from django.core.cache import caches
from django.test import Client, RequestFactory, override_settings
from pytest_django import Settings

from healthchat.cache import ForgivingRedisCache, JSONSerializer
from healthchat.embedded.process import free_port
from healthchat.headers import HeadersMiddleware
from healthchat.logs import LineFormatter, scrub
from tests.cluster import Database


def test_a_log_line_holds_no_address_query_or_link() -> None:
    line = scrub("GET /x?q=diabetes by ada@clinic.example at /invitations/s3cr3t/ now")
    assert line == "GET /x?… by …@… at /invitations/…/ now"
    for link in ("invitations", "accounts/password/reset/key", "accounts/confirm-email"):
        assert scrub(f"Not Found: /{link}/s3:cr-3t_Xy/") == f"Not Found: /{link}/…/"


def test_an_exception_is_logged_without_its_words() -> None:
    try:
        try:
            raise ValueError("Ada Example, born 1980")
        except ValueError as inner:
            raise RuntimeError("row (Ada Example)") from inner
    except RuntimeError:
        info = sys.exc_info()
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "job %s", ("7",), info)
    text = LineFormatter().format(record)
    assert "Ada" not in text
    assert "[builtins.RuntimeError] from [builtins.ValueError]" in text
    assert "test_platform.py" in text


def test_mail_is_a_private_file_and_the_console_names_only_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with override_settings(
        EMAIL_BACKEND="healthchat.mail.FileBackend", EMAIL_FILE_PATH=str(tmp_path / "mail")
    ):
        mail.send_mail("Welcome", "https://x/invitations/s3cr3t/", None, ["ada@clinic.example"])
    (path,) = (tmp_path / "mail").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "s3cr3t" in path.read_text()
    said = capsys.readouterr().err
    assert str(path) in said
    assert "s3cr3t" not in said
    assert "ada@" not in said


def test_the_cache_counts_in_redis(database: Database) -> None:
    cache = caches["default"]
    assert isinstance(cache, ForgivingRedisCache)
    cache.set("counter", 1)
    assert cache.incr("counter") == 2
    assert cache._remote.get("counter") == 2
    cache.set("history", [1.5, 2.5])
    assert cache.get("history") == [1.5, 2.5]
    cache.clear()


def test_the_cache_falls_back_to_memory_and_keeps_counting() -> None:
    cache = ForgivingRedisCache(f"redis://127.0.0.1:{free_port()}/0", {})
    cache.set("counter", 1)
    assert cache.incr("counter") == 2
    assert cache.get("counter") == 2
    assert cache._away_until > 0


def test_the_cache_never_runs_what_it_reads() -> None:
    with pytest.raises(ValueError):
        JSONSerializer().loads(b"cos\nsystem\n(S'true'\ntR.")


def test_pages_stay_out_of_caches() -> None:
    from django.http import HttpResponse

    answer = HeadersMiddleware(lambda _request: HttpResponse())(RequestFactory().get("/"))
    assert answer.headers["Cache-Control"] == "no-store"
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_the_sign_of_life_needs_no_database(client: Client) -> None:
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_the_policy_allows_nothing_inline(settings: Settings) -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert "unsafe" not in str(directives)
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.FILE_UPLOAD_HANDLERS == ["healthchat.crypto.upload.EncryptingUploadHandler"]
