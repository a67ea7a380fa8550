"""Documents: what a patient uploads and what it says."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers what other parts of the portal must know of this one, at start-up."""

    name = "documents"
    verbose_name = "Documents"

    def ready(self) -> None:
        from documents import audit_links, blobs, stored_names, tasks, whose  # noqa: F401

        audit_links.register()
        blobs.register()
        stored_names.register()
        whose.register()
