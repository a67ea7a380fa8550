"""Deployment checks: in production an insecure portal does not start, and every reason has an id.

They are ordinary system checks, so that every management command runs them, and the web server
and the workers run them before they serve (`refuse_if_insecure`). Outside production only E007,
which is about the database itself, applies.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register, run_checks
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from django.db import DatabaseError, connections

_SECRET_LENGTH = 50
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_NOWHERE = (".localhost", ".localdomain", ".local", ".invalid")
_ENCRYPTED = frozenset({"require", "verify-ca", "verify-full"})

Rule = Callable[[], Iterator[CheckMessage]]
_rules: list[Rule] = []


def refuse_if_insecure() -> None:
    """End this process if production would be insecure; call it before serving anybody."""
    if not settings.PRODUCTION:
        return
    problems = [*run_checks(databases=["default"]), *_serving_as_owner()]
    serious = [problem for problem in problems if problem.is_serious()]
    for problem in serious:
        sys.stderr.write(f"{problem.id}: {problem.msg} {problem.hint or ''}".rstrip() + "\n")
    if serious:
        sys.exit("HealthChat does not start like this; every reason stands above with its id.")


@register(Tags.security)
def production(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """All rules about settings; none outside production."""
    if not settings.PRODUCTION:
        return []
    return [problem for rule in _rules for problem in rule()]


@register(Tags.database)
def application_role(
    app_configs: Sequence[AppConfig] | None = None,
    databases: Sequence[str] | None = None,
    **kwargs: Any,
) -> list[CheckMessage]:
    """healthchat.E007: the role that serves people can't step around row-level security."""
    if "default" not in (databases or ()) or _database_chosen() is None:
        return []
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute(
                "SELECT rolsuper, rolbypassrls, EXISTS ("
                " SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')"
                " AND pg_has_role(current_user, c.relowner, 'MEMBER'))"
                " FROM pg_roles WHERE rolname = current_user"
            )
            superuser, bypasses, owns = cursor.fetchone()
    except DatabaseError as error:
        return [_error(7, f"The database does not answer ({type(error).__name__}).", "")]
    found = []
    if superuser:
        found.append("is a superuser")
    if bypasses:
        found.append("bypasses row-level security")
    if owns and not superuser:
        found.append("owns tables")
    return [
        _error(
            7,
            f"The role in DATABASE_URL {fault}, so the database would not keep clinics apart.",
            "Use the role healthchat_app there, and the owner in MIGRATION_DATABASE_URL only.",
        )
        for fault in found
    ]


def _error(number: int, message: str, hint: str) -> Error:
    return Error(message, hint=hint or None, id=f"healthchat.E{number:03}")


def _rule(rule: Rule) -> Rule:
    _rules.append(rule)
    return rule


@_rule
def _secret_key() -> Iterator[CheckMessage]:
    try:
        key = settings.SECRET_KEY
    except ImproperlyConfigured:  # Django's own word for an empty one
        key = ""
    if len(key) < _SECRET_LENGTH or len(set(key)) < 8:
        yield _error(
            1,
            "SECRET_KEY is missing, short or guessable.",
            f"Set it to at least {_SECRET_LENGTH} random characters: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'",
        )


@_rule
def _debug() -> Iterator[CheckMessage]:
    if settings.DEBUG:
        yield _error(2, "DEBUG shows records to whoever meets an error.", "Remove DEBUG.")


@_rule
def _transport() -> Iterator[CheckMessage]:
    wanted = {
        "SESSION_COOKIE_SECURE": settings.SESSION_COOKIE_SECURE,
        "CSRF_COOKIE_SECURE": settings.CSRF_COOKIE_SECURE,
        "SECURE_SSL_REDIRECT": settings.SECURE_SSL_REDIRECT,
        "SECURE_HSTS_SECONDS": settings.SECURE_HSTS_SECONDS,
    }
    missing = [name for name, value in wanted.items() if not value]
    if missing:
        yield _error(
            3,
            f"Pages and cookies would travel in clear ({', '.join(missing)}).",
            "Remove HTTPS=0, and put a proxy that speaks TLS in front (TRUST_PROXY=1).",
        )


@_rule
def _hosts() -> Iterator[CheckMessage]:
    hosts = settings.ALLOWED_HOSTS
    if not hosts or any("*" in host or host.startswith(".") for host in hosts):
        yield _error(
            4,
            "ALLOWED_HOSTS does not name this portal's own host names.",
            "ALLOWED_HOSTS=portal.your-clinic.example",
        )


@_rule
def _database() -> Iterator[CheckMessage]:
    chosen = _database_chosen()
    if chosen is None:
        yield _error(5, "DATABASE_URL is not set.", "Set it to the role healthchat_app.")
        return
    remote = chosen["HOST"] and chosen["HOST"] not in _LOOPBACK
    if remote and chosen["OPTIONS"].get("sslmode") not in _ENCRYPTED:
        yield _error(
            11,
            "DATABASE_URL leads over the network without TLS.",
            "Add ?sslmode=verify-full (and sslrootcert=…) to it.",
        )


@_rule
def _key_file() -> Iterator[CheckMessage]:
    parts = urlsplit(settings.KMS_URL)
    if parts.scheme != "file":
        return
    path = Path(unquote(parts.path)).resolve()
    if path.is_relative_to(Path(settings.BASE_DIR).resolve()):
        yield _error(
            6,
            "The master key lies in the program's own folder, where copies and backups take it.",
            "Move the file and set KMS_URL=file:///etc/healthchat/kms.key, or use awskms://.",
        )


@_rule
def _broker() -> Iterator[CheckMessage]:
    parts = urlsplit(settings.REDIS_URL)
    if not settings.REDIS_URL or not parts.password:
        yield _error(
            9,
            "REDIS_URL is missing or has no password.",
            "REDIS_URL=rediss://:password@host:6379/0",
        )
    elif parts.scheme != "rediss" and parts.hostname not in _LOOPBACK:
        yield _error(12, "REDIS_URL leads over the network without TLS.", "Begin it with rediss://")


@_rule
def _mail() -> Iterator[CheckMessage]:
    if settings.EMAIL_BACKEND != "django.core.mail.backends.smtp.EmailBackend":
        yield _error(
            10,
            "Mail goes to a file or the console, so nobody receives an invitation.",
            "EMAIL_URL=smtp://user:password@host:587",
        )
    elif not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL or _is_local(settings.EMAIL_HOST)):
        yield _error(14, "Mail travels in clear.", "Remove ?tls=off from EMAIL_URL.")


@_rule
def _sender() -> Iterator[CheckMessage]:
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    domain = address.rpartition("@")[2].lower().rstrip(".")
    try:
        validate_email(address)
        nowhere = "." not in domain or domain.endswith(_NOWHERE)
    except ValidationError:
        nowhere = True
    if nowhere:
        yield _error(
            16,
            "EMAIL_FROM is no address that mail can come from, so invitations are taken for spam.",
            "EMAIL_FROM=Your Clinic <portal@your-clinic.example>",
        )


@_rule
def _demo() -> Iterator[CheckMessage]:
    if settings.SEED_DEMO:
        yield _error(
            17,
            "SEED_DEMO asks for the made-up demo clinic, whose passwords lie in a file.",
            "Remove SEED_DEMO: production never has the demo.",
        )


@_rule
def _public_url() -> Iterator[CheckMessage]:
    if not settings.PUBLIC_URL.startswith("https://"):
        yield _error(
            13,
            "PUBLIC_URL is not an https address, and links in mail are made from it.",
            "PUBLIC_URL=https://portal.your-clinic.example/",
        )


@_rule
def _model_server() -> Iterator[CheckMessage]:
    parts = urlsplit(settings.OPENAI_BASE_URL)
    if parts.scheme == "http" and not _is_local(parts.hostname or ""):
        yield _error(
            15,
            "OPENAI_BASE_URL leads over the network without TLS.",
            "Begin it with https://, or serve the model on this machine.",
        )


def _serving_as_owner() -> Iterator[CheckMessage]:
    if "owner" in settings.DATABASES:
        yield _error(
            8,
            "A process that serves people was given the address of the tables' owner.",
            "Set MIGRATION_DATABASE_URL for `migrate` only.",
        )


def _database_chosen() -> dict[str, Any] | None:
    """The default database's settings; Django puts a dummy where there are none."""
    chosen: dict[str, Any] | None = settings.DATABASES.get("default")
    return None if chosen is None or chosen["ENGINE"].endswith("dummy") else chosen


def _is_local(host: str) -> bool:
    return host in _LOOPBACK
