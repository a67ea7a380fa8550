"""The front door, one's own account, and the switches in the frame."""

from __future__ import annotations

from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from accounts.access import ActorRequest, roles_allowed
from accounts.actors import (
    CLINIC_KEY,
    current_membership,
    end_other_sessions,
    usable_memberships,
)
from accounts.models import Membership, Patient, User
from accounts.navigation import home_of
from accounts.preferences import remember_language, remember_theme
from accounts.security_events import record_for_person
from compliance import audit
from compliance.audit import Subject
from healthchat import tenancy
from healthchat.actor import Actor, Role

EVERYBODY = tuple(role for role in Role if role is not Role.SYSTEM)


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """To the place where the person's role begins; a stranger is asked to log in."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return redirect("account_login")
    if actor.role is Role.CLINICIAN:
        context = {"second_step": _has_second_step(actor)}
        return render(request, "accounts/clinician_home.html", context)
    return redirect(home_of(actor.role))


@require_GET
@roles_allowed(*EVERYBODY)
def account(request: ActorRequest) -> HttpResponse:
    """Who one is here, how one logs in, and the way to change it."""
    patient = Patient.objects.visible_to(request.actor).first()
    born = patient.birth_date if patient else None
    return render(
        request,
        "accounts/account.html",
        {
            "membership": current_membership(request),
            "patient": patient,
            "birth_date": date.fromisoformat(str(born)) if born else None,
            "own_record": request.actor.role is Role.PATIENT,
            "second_step": _has_second_step(request.actor),
        },
    )


@require_POST
@roles_allowed(*EVERYBODY)
def end_sessions(request: ActorRequest) -> HttpResponse:
    """Log out everywhere but here: for a lost phone, or a computer that is not one's own."""
    user = request.user
    if isinstance(user, User):
        end_other_sessions(request, user)
        record_for_person("account.sessions_ended", user, request=request)
    messages.success(request, gettext("You are logged out everywhere else."))
    return redirect("accounts:account")


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the appearance, and go back to where it was chosen."""
    response = HttpResponseRedirect(_came_from(request))
    remember_theme(response, request.POST.get("theme", ""))
    return response


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language, and go back to where it was chosen."""
    response = HttpResponseRedirect(_came_from(request))
    remember_language(request, response, request.POST.get("language", ""))
    return response


@require_POST
@tenancy.manual_scope
@roles_allowed(*EVERYBODY)
def switch_clinic(request: ActorRequest) -> HttpResponse:
    """Go on in another of one's clinics; one that is not one's own does not exist."""
    wanted = request.POST.get("clinic", "")
    for membership in usable_memberships(request):
        if str(membership.clinic_id) == wanted:
            enter_clinic(request, membership)
            return redirect("accounts:home")
    raise Http404


def enter_clinic(request: HttpRequest, membership: Membership) -> None:
    """From the next request on, the person acts in this clinic. Needs no open scope."""
    request.session[CLINIC_KEY] = str(membership.clinic_id)
    actor = membership.actor()
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id, user=actor.user_id):
        audit.record(
            "account.clinic_entered",
            actor=actor,
            subject=Subject("user", membership.user_id, membership.patient_id),
            request=request,
        )


def _has_second_step(actor: Actor) -> bool:
    kinds = Authenticator.objects.filter(user_id=actor.user_id).values_list("type", flat=True)
    return Authenticator.Type.TOTP in kinds


def is_person(request: HttpRequest, user: User) -> bool:
    """Whether this very person is logged in."""
    return isinstance(request.user, User) and request.user.pk == user.pk


def _came_from(request: HttpRequest) -> str:
    """The page that a switch of the frame was used on; never another site, nor a view's name."""
    target = request.POST.get("next", "/")
    own = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if own and target.startswith("/") else "/"
