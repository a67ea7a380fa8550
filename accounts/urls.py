"""Addresses of the front door, one's own account and the administrator's pages."""

from __future__ import annotations

from django.urls import path

from accounts.views import (
    clinic_phones,
    clinic_settings,
    clinic_time,
    details,
    home,
    join,
    model_use,
    people,
    roles,
)

app_name = "accounts"

urlpatterns = [
    path("", home.home, name="home"),
    path("account/", home.account, name="account"),
    path("account/details/", details.details, name="details"),
    path("account/theme/", home.theme, name="theme"),
    path("account/language/", home.language, name="language"),
    path("account/sessions/end/", home.end_sessions, name="end-sessions"),
    path("account/clinic/", home.switch_clinic, name="switch-clinic"),
    path("clinic/people/", people.people, name="people"),
    path("clinic/people/invite/", people.invite, name="invite"),
    path("clinic/people/<uuid:membership_id>/role/", roles.role, name="role"),
    path("clinic/people/<uuid:membership_id>/suspend/", people.suspend, name="suspend"),
    path("clinic/people/<uuid:membership_id>/restore/", people.restore, name="restore"),
    path("clinic/invitations/<uuid:invitation_id>/resend/", people.resend, name="resend"),
    path("clinic/invitations/<uuid:invitation_id>/withdraw/", people.withdraw, name="withdraw"),
    path("clinic/settings/", clinic_settings.clinic_settings, name="settings"),
    path("clinic/settings/phones/", clinic_phones.clinic_phones, name="phones"),
    path("clinic/settings/time-zone/", clinic_time.clinic_time, name="time-zone"),
    path("clinic/settings/model-use/", model_use.model_use, name="model-use"),
    path("invitations/<str:token>/", join.join, name="join"),
]
