"""Whom the clinic's patients call about a result that cannot wait."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accounts.access import ActorRequest, roles_allowed
from accounts.forms import PHONES, PhonesForm
from accounts.models import Clinic
from accounts.services.clinics import set_phones
from healthchat.actor import Role


@require_http_methods(["GET", "POST"])
@roles_allowed(Role.ADMIN)
def clinic_phones(request: ActorRequest) -> HttpResponse:
    """The numbers, and a way to change them."""
    clinic = Clinic.objects.get(id=request.actor.clinic_id)
    form = PhonesForm(
        request.POST or None, initial={name: getattr(clinic, name) for name in PHONES}
    )
    if request.method == "POST" and form.is_valid():
        if set_phones(actor=request.actor, phones=form.cleaned_data):
            messages.success(request, gettext("Saved. Patients see these numbers from now on."))
        return redirect("accounts:settings")
    return render(
        request, "accounts/phones.html", {"form": form}, status=400 if form.errors else 200
    )
