"""Accepting an invitation: the only way in."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import joining
from accounts.actors import CLINIC_KEY
from accounts.errors import AccountsError, InvitationClosed
from accounts.forms import JoinForm
from accounts.invitation_links import Token
from accounts.models import Clinic, Invitation, Membership, User
from accounts.services import invitations
from accounts.views.home import enter_clinic, is_person
from healthchat import tenancy
from healthchat.actor import Role


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@tenancy.manual_scope
def join(request: HttpRequest, token: str) -> HttpResponseBase:
    """The page behind an invitation's link.

    A new person makes an account; one who has an account proves it is theirs with its password,
    or by being logged in. It opens the invitation's clinic as its scope, whatever clinic the
    person is in.
    """
    parsed = Token.parse(token)
    if parsed is None:
        return _closed(request)
    try:
        with tenancy.scope(clinic=parsed.clinic_id):
            invitation = invitations.find_invitation(parsed)
            email, name, role = str(invitation.email), str(invitation.name), invitation.role
    except InvitationClosed:
        return _closed(request)
    user = User.objects.filter(email=email).first()
    if request.user.is_authenticated and (user is None or not is_person(request, user)):
        return render(request, "accounts/join_other_account.html", {"email": email})
    form = JoinForm(
        request.POST or None,
        role=Role(role),
        known=user is not None,
        email=email,
        initial={"name": name},
    )
    if request.method == "POST" and form.is_valid():
        response = _join(request, parsed, user, form)
        if response is not None:
            return response
    context: dict[str, Any] = {
        "clinic": Clinic.objects.get(id=parsed.clinic_id),
        "email": email,
        "form": form,
        "known": user is not None,
        "role_label": Invitation(role=role).get_role_display(),
    }
    return render(request, "accounts/join.html", context, status=400 if form.errors else 200)


def _join(
    request: HttpRequest, token: Token, user: User | None, form: JoinForm
) -> HttpResponseBase | None:
    """Into the clinic, or None with the reason in the form.

    Who has an account and is not logged in becomes part of the clinic at the end of their login:
    a password is not all of it where there is a second step.
    """
    if user is not None and not _is_theirs(request, user, form):
        return None
    if user is not None and not request.user.is_authenticated:
        data = form.cleaned_data
        with tenancy.scope(clinic=token.clinic_id):
            joining.remember(
                request, token, user, name=data["name"], birth_date=data.get("birth_date")
            )
        return _log_in(request, user)
    membership = _accept(token, user, form)
    if membership is None:
        return None
    if user is not None:
        enter_clinic(request, membership)
        return redirect("accounts:home")
    request.session[CLINIC_KEY] = str(membership.clinic_id)
    return _log_in(request, membership.user)


def _is_theirs(request: HttpRequest, user: User, form: JoinForm) -> bool:
    """Whether the password is the account's; the reason stands in the form if not."""
    try:
        authenticated = get_adapter().authenticate(
            request, email=user.email, password=form.cleaned_data["password"]
        )
    except ValidationError as error:
        form.add_error("password", error)
        return False
    if authenticated is None:
        form.add_error("password", gettext("That password is not right."))
        return False
    return True


def _accept(token: Token, user: User | None, form: JoinForm) -> Membership | None:
    """The new membership, or None with the reason in the form."""
    data = form.cleaned_data
    try:
        with tenancy.scope(clinic=token.clinic_id):
            return invitations.accept_invitation(
                token=token,
                user=user,
                password=data["password"],
                name=data["name"],
                birth_date=data.get("birth_date"),
            )
    except AccountsError as error:
        form.add_error(None, gettext(error.message))
        return None


def _log_in(request: HttpRequest, user: User) -> HttpResponseBase:
    """To the first page, by way of the second step where the person has one."""
    response: HttpResponseBase = perform_login(request, user, redirect_url="/")
    return response


def _closed(request: HttpRequest) -> HttpResponse:
    """The same answer for a used, withdrawn, old and made-up link."""
    context = {"message": gettext(InvitationClosed.message)}
    return render(request, "accounts/join_closed.html", context, status=InvitationClosed.status)
