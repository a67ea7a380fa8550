"""By which clock the clinic's people read times."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accounts.access import ActorRequest, roles_allowed
from accounts.clock import zone_name, zone_of
from accounts.forms import TimeZoneForm
from accounts.models import Clinic
from accounts.services.clinics import set_time_zone
from healthchat.actor import Role


@require_http_methods(["GET", "POST"])
@roles_allowed(Role.ADMIN)
def clinic_time(request: ActorRequest) -> HttpResponse:
    """The clinic's time zone; what time it is there tells whether it is the right one."""
    clinic = Clinic.objects.get(id=request.actor.clinic_id)
    form = TimeZoneForm(
        request.POST or None, initial={"zone": clinic.time_zone or TimeZoneForm.PORTAL}
    )
    if request.method == "POST" and form.is_valid():
        zone = form.cleaned_data["zone"]
        if set_time_zone(actor=request.actor, zone=zone):
            with timezone.override(zone_of(zone)):
                now = date_format(timezone.localtime(), "DATETIME_FORMAT")
                said = gettext("Saved. Times are those of %(zone)s now, where it is %(time)s.")
                messages.success(request, said % {"zone": zone_name(), "time": now})
        return redirect("accounts:settings")
    return render(
        request, "accounts/time_zone.html", {"form": form}, status=400 if form.errors else 200
    )
