"""What an administrator decides for the clinic."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accounts.access import ActorRequest, roles_allowed
from accounts.forms import ModelPolicyForm
from accounts.models import Clinic, ModelPolicy
from accounts.services.clinics import set_model_policy
from accounts.services.model_use import month_of
from healthchat.actor import Role


@require_http_methods(["GET", "POST"])
@roles_allowed(Role.ADMIN)
def clinic_settings(request: ActorRequest) -> HttpResponse:
    """Where a language model may run, with what each choice means for patients."""
    clinic = Clinic.objects.get(id=request.actor.clinic_id)
    form = ModelPolicyForm(request.POST or None, initial={"policy": clinic.model_policy})
    if request.method == "POST" and form.is_valid():
        policy = ModelPolicy(form.cleaned_data["policy"])
        if set_model_policy(actor=request.actor, policy=policy):
            said = gettext("Saved. Language model: %(policy)s.") % {"policy": policy.label}
            messages.success(request, said)
        return redirect("accounts:settings")
    return render(
        request,
        "accounts/settings.html",
        {
            "form": form,
            "chosen": form["policy"].value(),
            "model_configured": bool(settings.OPENAI_MODEL),
            "month": month_of(request.actor),
        },
        status=400 if form.errors else 200,
    )
