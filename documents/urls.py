"""Addresses of the patient's documents."""

from __future__ import annotations

from django.urls import path

from documents.views import (
    adding,
    beside,
    corrections,
    listing,
    model_choice,
    reading,
    values,
    whose,
)

app_name = "documents"

urlpatterns = [
    path("", listing.document_list, name="list"),
    path("upload/", adding.upload, name="upload"),
    path("values/", values.value_list, name="values"),
    path("values/<slug:analyte>/", values.value_history, name="value-history"),
    path("<uuid:document_id>/", reading.document_detail, name="detail"),
    path("<uuid:document_id>/questions/", beside.questions, name="questions"),
    path("<uuid:document_id>/events/", reading.document_events, name="events"),
    path("<uuid:document_id>/pages/<int:number>/image/", reading.page_image, name="page-image"),
    path("<uuid:document_id>/original/", reading.original, name="original"),
    path("<uuid:document_id>/model/", model_choice.model_choice, name="model-choice"),
    path("<uuid:document_id>/whose/", whose.whose, name="whose"),
    path("<uuid:document_id>/values/<int:number>/", corrections.check_value, name="value-check"),
    path("<uuid:document_id>/values/<int:number>/undo/", corrections.undo, name="value-undo"),
    path("<uuid:document_id>/retry/", reading.retry, name="retry"),
    path("<uuid:document_id>/reread/", reading.reread, name="reread"),
    path("<uuid:document_id>/copy/", adding.keep_both, name="keep-both"),
    path("<uuid:document_id>/remove/", listing.remove, name="remove"),
    path("<uuid:document_id>/restore/", listing.restore, name="restore"),
]
