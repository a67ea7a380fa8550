"""The administrator's list of people: who is here, who is invited, who may come in."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import ActorRequest, roles_allowed
from accounts.errors import AccountsError
from accounts.forms import InvitationForm, PeopleFilter
from accounts.models import Invitation, Membership
from accounts.queries import find_people, patient_by_email
from accounts.services import invitations, memberships
from compliance import audit, denials
from healthchat.actor import Role
from healthchat.leaves import leaf_of

INVITATIONS_AT_ONCE = 25


@require_GET
@roles_allowed(Role.ADMIN)
def people(request: ActorRequest) -> HttpResponse:
    """Everybody in the clinic, with open invitations above. No patient's documents."""
    form = PeopleFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    text, role, status = (str(wanted.get(key, "")) for key in ("q", "role", "status"))
    page = find_people(
        request.actor, text=text, role=role, status=status, after=_id(request.GET.get("after"))
    )
    waiting = Invitation.objects.visible_to(request.actor).open().order_by("-created_at", "id")
    open_invitations = leaf_of(waiting, request.GET, "invited", INVITATIONS_AT_ONCE, "invited")
    filters = [key for key in ("q", "role", "status") if wanted.get(key)]
    audit.record(
        "people.listed",
        actor=request.actor,
        data={"shown": len(page.people), "filters": filters},
    )
    query = {"q": text, "role": role, "status": status}
    older = urlencode({**query, "after": page.older}) if page.older else ""
    return render(
        request,
        "accounts/people.html",
        {
            "form": form,
            "filtered": bool(filters),
            "people": page.people,
            "older_url": f"?{older}" if older else "",
            "newer_url": f"?{urlencode(query)}" if request.GET.get("after") else "",
            "invitations": open_invitations.items,
            "invitations_leaf": open_invitations,
            "just_suspended": _just_suspended(request),
        },
    )


@require_http_methods(["GET", "POST"])
@roles_allowed(Role.ADMIN)
def invite(request: ActorRequest) -> HttpResponse:
    """Invite somebody by e-mail."""
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        patient_id = patient_by_email(data["patient_email"]) if data["patient_email"] else None
        if data["patient_email"] and patient_id is None:
            form.add_error("patient_email", gettext("No patient of this clinic has this address."))
        else:
            try:
                with transaction.atomic():
                    invitations.send_invitation(
                        actor=request.actor,
                        email=data["email"],
                        name=data["name"],
                        role=Role(data["role"]),
                        base_url=base_url(request),
                        patient_id=patient_id,
                    )
            except AccountsError as error:
                form.add_error("email", gettext(error.message))
            else:
                messages.success(request, gettext("The invitation is on its way."))
                return redirect("accounts:people")
    status = 400 if form.errors else 200
    return render(request, "accounts/invite.html", {"form": form}, status=status)


@require_POST
@roles_allowed(Role.ADMIN)
def resend(request: ActorRequest, invitation_id: UUID) -> HttpResponse:
    """Send an invitation again, with a new link."""
    invitation = _invitation(request, invitation_id)
    try:
        with transaction.atomic():
            invitations.resend_invitation(
                actor=request.actor, invitation=invitation, base_url=base_url(request)
            )
    except AccountsError as error:
        messages.error(request, gettext(error.message))
    else:
        messages.success(request, gettext("Sent again. The link before no longer works."))
    return redirect("accounts:people")


@require_http_methods(["GET", "POST"])
@roles_allowed(Role.ADMIN)
def withdraw(request: ActorRequest, invitation_id: UUID) -> HttpResponse:
    """Withdraw an invitation, after asking."""
    invitation = _invitation(request, invitation_id)
    if request.method == "GET":
        return render(request, "accounts/withdraw.html", {"invitation": invitation})
    try:
        with transaction.atomic():
            invitations.withdraw_invitation(actor=request.actor, invitation=invitation)
    except AccountsError as error:
        messages.error(request, gettext(error.message))
    else:
        messages.success(
            request, gettext("The invitation was withdrawn. Its link no longer works.")
        )
    return redirect("accounts:people")


@require_http_methods(["GET", "POST"])
@roles_allowed(Role.ADMIN)
def suspend(request: ActorRequest, membership_id: UUID) -> HttpResponse:
    """Suspend somebody, after asking; the list then offers to undo it."""
    membership = _membership(request, membership_id)
    if request.method == "GET":
        own = membership.id == request.actor.membership_id
        return render(request, "accounts/suspend.html", {"membership": membership, "own": own})
    try:
        with transaction.atomic():
            memberships.suspend_membership(actor=request.actor, membership=membership)
    except AccountsError as error:
        messages.error(request, gettext(error.message))
        return redirect("accounts:people")
    return redirect(f"{reverse('accounts:people')}?{urlencode({'suspended': membership.id})}")


@require_POST
@roles_allowed(Role.ADMIN)
def restore(request: ActorRequest, membership_id: UUID) -> HttpResponse:
    """Give somebody their access back."""
    membership = _membership(request, membership_id)
    memberships.restore_membership(actor=request.actor, membership=membership)
    messages.success(request, gettext("They can log in again. Sessions from before stay closed."))
    return redirect("accounts:people")


def base_url(request: HttpRequest) -> str:
    """Where people reach the portal: as configured, else as this request did."""
    return str(settings.PUBLIC_URL) or request.build_absolute_uri("/")


def _membership(request: ActorRequest, membership_id: UUID) -> Membership:
    visible = Membership.objects.visible_to(request.actor).select_related("user")
    return denials.get_or_404(request, visible, "membership", id=membership_id)


def _invitation(request: ActorRequest, invitation_id: UUID) -> Invitation:
    visible = Invitation.objects.visible_to(request.actor).open()
    return denials.get_or_404(request, visible, "invitation", id=invitation_id)


def _just_suspended(request: ActorRequest) -> Membership | None:
    """Whom the list offers to restore at once: only somebody who is suspended now."""
    suspended_id = _id(request.GET.get("suspended"))
    if suspended_id is None:
        return None
    person = Membership.objects.visible_to(request.actor).filter(id=suspended_id).first()
    return person if person and not person.is_active else None


def _id(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
