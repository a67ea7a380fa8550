"""How allauth is bent to this portal: nobody signs up, the suspended stay out, all is recorded."""

from __future__ import annotations

import base64
from datetime import tzinfo
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import EmailConfirmation
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from accounts import allauth_words, joining
from accounts.actors import CLINIC_KEY, mark_signed_in, memberships_of
from accounts.clock import zone_of_person
from accounts.errors import AccountsError
from accounts.models import Membership, User
from accounts.security_events import record_for_person, record_refused_login
from compliance.audit import client_address
from compliance.events import Outcome
from healthchat.crypto import kms

SEALED = "kms1:"
SECOND_FACTOR = {"purpose": "second-factor"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Logging in, out and not at all."""

    error_messages = {**DefaultAccountAdapter.error_messages, **allauth_words.ACCOUNT}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """An account begins with a clinic's invitation."""
        return False

    def pre_login(
        self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any
    ) -> HttpResponse | None:
        """Turn away who has no clinic to enter, after a right password and before a session.

        An invitation that waits for the end of this login is a clinic to enter.
        """
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        if response is None and isinstance(user, User) and not _may_enter(request, user):
            clear_login(request)
            response = self.respond_user_inactive(request, user)
        if response is not None and isinstance(user, User):
            record_for_person(
                "account.login_refused",
                user,
                by_portal=True,
                outcome=Outcome.DENIED,
                data={"reason": "suspended"},
                request=request,
            )
        return response

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Begin the session, and record it; every step of the login has been taken.

        What waited for that is done first: who becomes part of a clinic goes in there.
        """
        joined = _join(request, user) if isinstance(user, User) else None
        super().login(request, user)
        mark_signed_in(request)
        if joined is not None:
            request.session[CLINIC_KEY] = str(joined.clinic_id)
        if isinstance(user, User):
            record_for_person("account.logged_in", user, request=request)

    def logout(self, request: HttpRequest) -> None:
        """Record it, and end the session."""
        if isinstance(request.user, User):
            record_for_person("account.logged_out", request.user, request=request)
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Record a wrong address or password."""
        record_refused_login(
            str(credentials.get("email", "")), reason="wrong_password", request=request
        )

    def get_client_ip(self, request: HttpRequest) -> str:
        """Whom a limit on tries counts: behind our proxy that is not the proxy, else one person's
        tries would shut everybody out."""
        address = client_address(request)
        if address is None:
            raise PermissionDenied
        return address

    def get_reset_password_from_key_url(self, key: str) -> str:
        """A link in a mail leads to the portal's own address, whatever the request called it."""
        return _at_home(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(
        self, request: HttpRequest, emailconfirmation: EmailConfirmation
    ) -> str:
        """As for a new password."""
        return _at_home(super().get_email_confirmation_url(request, emailconfirmation))

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, Any]]:
        """allauth's ways, in our words."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        words = allauth_words.WAYS_TO_SHOW_WHO_YOU_ARE
        return [{**way, "description": words[way["id"]]} for way in ways if way["id"] in words]

    def send_notification_mail(
        self, template_prefix: str, user: AbstractBaseUser, *args: Any, **kwargs: Any
    ) -> None:
        """By the clock of the clinic the person acts in, or of their own where they are not in."""
        zone: tzinfo = timezone.get_current_timezone()
        if getattr(self.request, "actor", None) is None and isinstance(user, User):
            zone = zone_of_person(user)
        with timezone.override(zone):
            super().send_notification_mail(template_prefix, user, *args, **kwargs)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the page that the change was begun from."""
        return "/account/"


def _may_enter(request: HttpRequest, user: User) -> bool:
    return bool(memberships_of(user.pk)) or joining.is_waiting(request, user)


def _join(request: HttpRequest, user: User) -> Membership | None:
    """The membership that waited for the end of this login.

    An invitation that can no longer be used keeps nobody out of their other clinics; who has none
    is not logged in.
    """
    try:
        return joining.complete(request, user)
    except AccountsError as error:
        message = gettext(error.message)
        if memberships_of(user.pk):
            messages.error(request, message)
            return None
        page = render(request, "accounts/join_closed.html", {"message": message}, status=410)
        raise ImmediateHttpResponse(page) from None


def _at_home(url: str) -> str:
    """The same link under PUBLIC_URL, where that is set."""
    if not settings.PUBLIC_URL:
        return url
    parts = urlsplit(url)
    return settings.PUBLIC_URL.rstrip("/") + urlunsplit(("", "", parts.path, parts.query, ""))


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors' secrets never stand in the database in clear."""

    error_messages = {**DefaultMFAAdapter.error_messages, **allauth_words.SECOND_STEP}

    def encrypt(self, text: str) -> str:
        """Seal under the KMS itself: a person's second factor belongs to no clinic."""
        sealed = kms.default().wrap(text.encode(), SECOND_FACTOR)
        return SEALED + base64.b64encode(sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open what ``encrypt`` sealed; ``Tampered`` or ``KeyUnavailable`` otherwise."""
        sealed = base64.b64decode(encrypted_text.removeprefix(SEALED))
        return kms.default().unwrap(sealed, SECOND_FACTOR).decode()
