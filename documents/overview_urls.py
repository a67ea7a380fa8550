"""The address of the patient's home."""

from __future__ import annotations

from django.urls import path

from documents.views import beside

app_name = "overview"

urlpatterns = [path("", beside.overview, name="home")]
