"""A patient's own name and date of birth, and the way to put them right."""

from __future__ import annotations

from datetime import date

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accounts.access import ActorRequest, roles_allowed
from accounts.errors import TooManyCorrections
from accounts.forms import DetailsForm
from accounts.models import Patient
from accounts.services.details import correct_details
from healthchat.actor import Role


@require_http_methods(["GET", "POST"])
@roles_allowed(Role.PATIENT)
def details(request: ActorRequest) -> HttpResponse:
    """The patient's own name and date of birth; who they are is asked for once more first.

    What was sent too late for that is asked for anew: kept until then, it would lie in clear in
    the session.
    """
    if is_reauthentication_required(request, app="allauth.account"):
        if request.method == "POST":
            messages.warning(request, gettext("That took a while, so nothing was changed yet."))
            return redirect("accounts:details")
        raise ReauthenticationRequired
    patient = Patient.objects.visible_to(request.actor).get()
    born = date.fromisoformat(patient.birth_date) if patient.birth_date else None
    form = DetailsForm(
        request.POST or None,
        needs_birth_date=born is not None,
        initial={"name": patient.name, "birth_date": born},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            changed = correct_details(
                actor=request.actor, name=data["name"], birth_date=data["birth_date"]
            )
        except TooManyCorrections as error:
            form.add_error(None, gettext(error.message))
        else:
            if changed:
                get_adapter().send_notification_mail(
                    "account/email/details_corrected", request.user
                )
                messages.success(request, gettext("Saved. Your details are corrected."))
            return redirect("accounts:account")
    status = 400 if form.errors else 200
    return render(request, "accounts/details.html", {"form": form}, status=status)
