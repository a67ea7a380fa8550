"""What happens at the door, in the audit trail of every clinic the person belongs to.

Another second step or address also ends the person's other sessions, as another password does by
itself: somebody may be in one of them without knowing what is asked for now.

allauth tells about passwords, addresses and second factors by signals only, so this is the one
place that listens to any.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.account import signals as account_signals
from allauth.mfa import signals as factor_signals
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from accounts.actors import all_memberships_of, end_other_sessions
from accounts.models import Membership, User
from compliance import audit
from compliance.audit import Subject
from compliance.events import Outcome
from healthchat import tenancy
from healthchat.actor import Actor


def record_for_person(
    event: str,
    user: User,
    *,
    by_portal: bool = False,
    outcome: Outcome = Outcome.SUCCESS,
    data: dict[str, object] | None = None,
    request: HttpRequest | None = None,
) -> None:
    """Record in each of the person's clinics; inside a scope, in that clinic only.

    ``by_portal``: the portal acted on the account (it refused a login), the person may be
    somebody else altogether.
    """
    scope = tenancy.current()
    if scope is not None:
        _record(event, _here(user.pk), by_portal, outcome, data, request)
        return
    for membership in all_memberships_of(user.pk):
        with tenancy.scope(clinic=membership.clinic_id):
            _record(event, membership, by_portal, outcome, data, request)


def record_refused_login(email: str, reason: str, request: HttpRequest | None = None) -> None:
    """A login that failed, for whichever account the address belongs to, or for none."""
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        audit.record(
            "account.login_refused",
            actor=None,
            data={"reason": "unknown_account"},
            outcome=Outcome.DENIED,
            request=request,
        )
        return
    record_for_person(
        "account.login_refused",
        user,
        by_portal=True,
        outcome=Outcome.DENIED,
        data={"reason": reason},
        request=request,
    )


def connect() -> None:
    """Begin listening; called once, when the app is ready."""
    account_signals.password_changed.connect(_password_changed, dispatch_uid="audit")
    account_signals.password_reset.connect(_password_changed, dispatch_uid="audit")
    account_signals.password_set.connect(_password_changed, dispatch_uid="audit")
    account_signals.email_changed.connect(_email_changed, dispatch_uid="audit")
    factor_signals.authenticator_added.connect(_factor_added, dispatch_uid="audit")
    factor_signals.authenticator_reset.connect(_factor_added, dispatch_uid="audit")
    factor_signals.authenticator_removed.connect(_factor_removed, dispatch_uid="audit")
    factor_signals.authentication_failed.connect(_code_refused, dispatch_uid="audit")


def _here(user_id: UUID) -> Membership | None:
    return Membership.objects.filter(user_id=user_id).first()


def _record(
    event: str,
    membership: Membership | None,
    by_portal: bool,
    outcome: Outcome,
    data: dict[str, object] | None,
    request: HttpRequest | None,
) -> None:
    if membership is None:
        return
    actor = membership.actor()
    if by_portal:
        actor = Actor.system(membership.clinic_id, membership.patient_id)
    audit.record(
        event,
        actor=actor,
        subject=Subject("user", membership.user_id, membership.patient_id),
        data=data,
        outcome=outcome,
        request=request,
    )


def _password_changed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    record_for_person("account.password_changed", user, request=request)


def _email_changed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    record_for_person("account.email_changed", user, request=request)
    end_other_sessions(request, user)


def _factor_added(
    request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    event = "account.second_factor_added"
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        event = "account.recovery_codes_made"
    else:
        end_other_sessions(request, user)
    record_for_person(event, user, data={"kind": authenticator.type}, request=request)


def _factor_removed(
    request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    record_for_person(
        "account.second_factor_removed", user, data={"kind": authenticator.type}, request=request
    )


def _code_refused(request: HttpRequest, user: User, **kwargs: Any) -> None:
    record_for_person(
        "account.login_refused",
        user,
        by_portal=True,
        outcome=Outcome.DENIED,
        data={"reason": "wrong_code"},
        request=request,
    )
