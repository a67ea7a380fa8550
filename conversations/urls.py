"""Addresses of the question pages."""

from __future__ import annotations

from django.urls import path

from conversations import views

app_name = "conversations"

urlpatterns = [
    path("", views.conversation_list, name="list"),
    path("ask/", views.ask_new, name="ask"),
    path("<uuid:conversation_id>/", views.conversation_detail, name="detail"),
    path("<uuid:conversation_id>/ask/", views.ask_again, name="ask-again"),
    path("<uuid:conversation_id>/answers/<uuid:message_id>/events/", views.events, name="events"),
    path("<uuid:conversation_id>/answers/<uuid:message_id>/retry/", views.retry, name="retry"),
    path("<uuid:conversation_id>/remove/", views.remove, name="remove"),
]
