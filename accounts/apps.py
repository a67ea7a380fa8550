"""The accounts app."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Clinics, the people in them and how they come in."""

    name = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """Declare this app's audit events and which administrative rows are diffed."""
        from accounts import audit_events, change_log

        audit_events.register()
        change_log.register()
