"""Which administrative rows keep their differences (django-auditlog); nothing about health.

The differences stand beside the audit events and never replace them. What is encrypted, hashed
or secret is left out: a difference of ciphertexts tells nobody anything.
"""

from __future__ import annotations

from auditlog.registry import auditlog

from accounts.models import Clinic, Invitation, Membership


def register() -> None:
    """Begin keeping differences; called once, when the app is ready."""
    auditlog.register(
        Clinic,
        include_fields=[
            "name",
            "slug",
            "model_policy",
            "urgent_phone",
            "after_hours_phone",
            "emergency_number",
            "time_zone",
            "suspended_at",
        ],
    )
    auditlog.register(
        Membership,
        include_fields=[
            "role",
            "status",
            "suspended_at",
            "sessions_valid_from",
            "details_corrected_at",
        ],
    )
    auditlog.register(
        Invitation, include_fields=["role", "expires_at", "accepted_at", "revoked_at"]
    )
