"""Addresses of compliance."""

from __future__ import annotations

from django.urls import path

from compliance import views

app_name = "compliance"

urlpatterns = [
    path("access-log/", views.access_log, name="access-log"),
    path("compliance/events/", views.event_list, name="events"),
    path("compliance/patients/", views.find_patient, name="find-patient"),
    path("compliance/events/export/", views.export_events, name="export-events"),
]
