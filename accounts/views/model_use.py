"""What the clinic's language model used this month, and how much it may."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accounts.access import ActorRequest, roles_allowed
from accounts.forms import ModelLimitsForm
from accounts.models import Clinic
from accounts.services.model_use import month_of, set_model_limits
from healthchat.actor import Role


@require_http_methods(["GET", "POST"])
@roles_allowed(Role.ADMIN)
def model_use(request: ActorRequest) -> HttpResponse:
    """Tokens and cost by day, and the limit; numbers only, nothing of what was said."""
    clinic = Clinic.objects.get(id=request.actor.clinic_id)
    form = ModelLimitsForm(
        request.POST if request.method == "POST" else None,
        initial={
            "tokens": clinic.model_tokens,
            "input_price": clinic.model_input_price,
            "output_price": clinic.model_output_price,
        },
    )
    if request.method == "POST" and form.is_valid():
        if set_model_limits(actor=request.actor, **form.cleaned_data):
            messages.success(request, gettext("Saved. This holds from the next call on."))
        return redirect("accounts:model-use")
    return render(
        request,
        "accounts/model_use.html",
        {"form": form, "month": month_of(request.actor)},
        status=400 if form.errors else 200,
    )
