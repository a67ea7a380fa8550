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
        membership = _accept(request, parsed, user, form)
        if membership is not None:
            return _enter(request, membership)
    context: dict[str, Any] = {
        "clinic": Clinic.objects.get(id=parsed.clinic_id),
        "email": email,
        "form": form,
        "known": user is not None,
        "role_label": Invitation(role=role).get_role_display(),
    }
    return render(request, "accounts/join.html", context, status=400 if form.errors else 200)


def _accept(
    request: HttpRequest, token: Token, user: User | None, form: JoinForm
) -> Membership | None:
    """The new membership, or None with the reason in the form."""
    data = form.cleaned_data
    if user is not None:
        try:
            authenticated = get_adapter().authenticate(
                request, email=user.email, password=data["password"]
            )
        except ValidationError as error:
            form.add_error("password", error)
            return None
        if authenticated is None:
            form.add_error("password", gettext("That password is not right."))
            return None
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


def _enter(request: HttpRequest, membership: Membership) -> HttpResponseBase:
    """Into the clinic; a person with a second step at login takes it first."""
    if request.user.is_authenticated:
        enter_clinic(request, membership)
        return redirect("accounts:home")
    request.session[CLINIC_KEY] = str(membership.clinic_id)
    response: HttpResponseBase = perform_login(request, membership.user, redirect_url="/")
    return response


def _closed(request: HttpRequest) -> HttpResponse:
    """The same answer for a used, withdrawn, old and made-up link."""
    context = {"message": gettext(InvitationClosed.message)}
    return render(request, "accounts/join_closed.html", context, status=InvitationClosed.status)
