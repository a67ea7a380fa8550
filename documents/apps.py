"""Documents: what a patient uploads and what it says."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers the app's audit events and job handlers at start-up."""

    name = "documents"
    verbose_name = "Documents"

    def ready(self) -> None:
        from documents import audit_events, tasks  # noqa: F401
