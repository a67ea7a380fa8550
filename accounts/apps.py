"""The accounts app."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Clinics, the people in them and how they come in."""

    name = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """Tell the apps below what they need of this one."""
        from accounts import change_log, people, security_events
        from compliance.people import register_resolver

        change_log.register()
        security_events.connect()
        register_resolver(people.ClinicPeople())
