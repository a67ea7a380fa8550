"""The application that owns the tables of wrapped keys."""

from __future__ import annotations

from django.apps import AppConfig


class CryptoConfig(AppConfig):
    """Label ``crypto``."""

    name = "healthchat.crypto"
    label = "crypto"

    def ready(self) -> None:
        """Register the system checks."""
        from healthchat.crypto import checks  # noqa: F401
