"""Conversations: questions about a patient's own documents."""

from __future__ import annotations

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """Registers the app's audit events and job handlers at start-up."""

    name = "conversations"
    verbose_name = "Conversations"

    def ready(self) -> None:
        from conversations import audit_events, tasks  # noqa: F401
