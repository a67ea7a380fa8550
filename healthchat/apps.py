"""The platform's own Django application: it registers the deployment checks."""

from __future__ import annotations

from django.apps import AppConfig


class HealthChatConfig(AppConfig):
    """Platform pieces that belong to no business application."""

    name = "healthchat"

    def ready(self) -> None:
        from healthchat import checks  # noqa: F401  (registers itself)
