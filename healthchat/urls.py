"""The site's addresses. Each application lists its own; this file only says where they hang."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from healthchat import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("accounts.urls")),
    path("", include("compliance.urls")),
    path("accounts/", include("allauth.urls")),
    path("overview/", include("documents.overview_urls")),
    path("documents/", include("documents.urls")),
    path("conversations/", include("conversations.urls")),
    path("health/", health.alive, name="health"),
]

handler400 = "healthchat.errors.bad_request"
handler403 = "healthchat.errors.permission_denied"
handler404 = "healthchat.errors.page_not_found"
handler429 = "healthchat.errors.too_many_requests"
handler500 = "healthchat.errors.server_error"
