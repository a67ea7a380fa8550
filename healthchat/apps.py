"""The platform's own Django application: it registers checks and names the Celery application."""

from __future__ import annotations

from django.apps import AppConfig


class HealthChatConfig(AppConfig):
    """Platform pieces that belong to no business application."""

    name = "healthchat"

    def ready(self) -> None:
        # Both register themselves. Without the first, what a request enqueues would be sent
        # through Celery's own default application, to a broker that does not exist.
        from healthchat import celery, checks  # noqa: F401
