"""Addresses of the patient's documents."""

from __future__ import annotations

from django.urls import path

from documents import value_views, views

app_name = "documents"

urlpatterns = [
    path("", views.document_list, name="list"),
    path("upload/", views.upload, name="upload"),
    path("values/", value_views.value_list, name="values"),
    path("values/<slug:analyte>/", value_views.value_history, name="value-history"),
    path("<uuid:document_id>/", views.document_detail, name="detail"),
    path("<uuid:document_id>/events/", views.document_events, name="events"),
    path("<uuid:document_id>/pages/<int:number>/image/", views.page_image, name="page-image"),
    path("<uuid:document_id>/original/", views.original, name="original"),
    path("<uuid:document_id>/retry/", views.retry, name="retry"),
    path("<uuid:document_id>/remove/", views.remove, name="remove"),
    path("<uuid:document_id>/restore/", views.restore, name="restore"),
]
