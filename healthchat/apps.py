"""The platform's own Django application: it registers checks and names the Celery application."""

from __future__ import annotations

from django.apps import AppConfig


class HealthChatConfig(AppConfig):
    """Platform pieces that belong to no business application."""

    name = "healthchat"

    def ready(self) -> None:
        from healthchat import celery, checks  # noqa: F401  (checks register themselves)

        # In every thread: a web server's requests run in threads that did not load this.
        celery.app.set_default()
