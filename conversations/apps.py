"""Conversations: questions about a patient's own documents."""

from __future__ import annotations

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """Registers the app's job handlers at start-up."""

    name = "conversations"
    verbose_name = "Conversations"

    def ready(self) -> None:
        from conversations import tasks  # noqa: F401
