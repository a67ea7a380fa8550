"""Another role for somebody who works at the clinic."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accounts.access import ActorRequest, roles_allowed
from accounts.errors import AccountsError
from accounts.forms import RoleForm
from accounts.models import Membership
from accounts.services.memberships import change_role
from compliance import denials
from healthchat.actor import Role


@require_http_methods(["GET", "POST"])
@roles_allowed(Role.ADMIN)
def role(request: ActorRequest, membership_id: UUID) -> HttpResponse:
    """What each role may do, and the one that the person has now."""
    visible = Membership.objects.visible_to(request.actor).select_related("user")
    person: Membership = denials.get_or_404(request, visible, "membership", id=membership_id)
    form = RoleForm(request.POST or None, initial={"role": person.role})
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                changed = change_role(
                    actor=request.actor, membership=person, role=Role(form.cleaned_data["role"])
                )
        except AccountsError as error:
            messages.error(request, gettext(error.message))
        else:
            said = gettext("%(name)s: %(role)s. They log in anew to go on.") % {
                "name": changed.display_name,
                "role": changed.get_role_display(),
            }
            messages.success(request, said)
        return redirect("accounts:people")
    return render(
        request,
        "accounts/role.html",
        {
            "form": form,
            "membership": person,
            "own": person.id == request.actor.membership_id,
        },
        status=400 if form.errors else 200,
    )
