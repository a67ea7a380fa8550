"""The tenancy application: it brings the ``migrate`` command and the checks."""

from __future__ import annotations

from django.apps import AppConfig


class TenancyConfig(AppConfig):
    """Scopes, scoped models and row-level security."""

    name = "healthchat.tenancy"
    label = "tenancy"

    def ready(self) -> None:
        from healthchat.tenancy import checks  # noqa: F401  (registers itself)
