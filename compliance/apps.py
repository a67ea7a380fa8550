"""The compliance application: it collects what every other application declares."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ComplianceConfig(AppConfig):
    """Who did what, when and to whose record."""

    name = "compliance"
    verbose_name = "Compliance"

    def ready(self) -> None:
        """Load each application's ``audit_events`` module, and listen for altered ciphertext."""
        from compliance.leftovers import record_removed
        from compliance.tampering import record_tampering
        from healthchat.crypto.errors import on_tampered
        from healthchat.crypto.orphans import on_removed

        autodiscover_modules("audit_events")
        on_tampered(record_tampering)
        on_removed(record_removed)
